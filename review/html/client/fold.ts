/** Text as search compares it: without case and accents. */
export const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Words of a search; each has to be found. */
export const termsOf = (text: string): readonly string[] =>
  folded(text)
    .split(/\s+/)
    .filter((term) => term !== "");

export const hasAll = (searched: string, terms: readonly string[]): boolean =>
  terms.every((term) => searched.includes(term));
