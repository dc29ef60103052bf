/** A text that comes from a file, and so is hostile until a renderer has made it harmless. */
export interface Given {
  readonly given: string;
}

/** Words of this project, and texts from files between them. */
export type Phrase = readonly (string | Given)[];

/** `` phrase`joins ${group}` ``: what is filled in comes from files, unless it is a phrase itself. */
export function phrase(
  words: TemplateStringsArray,
  ...filled: readonly (string | number | Phrase)[]
): Phrase {
  return words.flatMap((word, index) => {
    const value = filled[index];
    if (value === undefined) return [word];
    return typeof value === "object" ? [word, ...value] : [word, { given: String(value) }];
  });
}

/** Phrases with something between them. */
export const joined = (phrases: readonly Phrase[], between: string): Phrase =>
  phrases.flatMap((one, index) => (index === 0 ? one : [between, ...one]));

/** The phrase as one text, each given text made harmless first. */
export const written = (parts: Phrase, harmless: (text: string) => string): string =>
  parts.map((part) => (typeof part === "string" ? part : harmless(part.given))).join("");

/** Some of the texts, then how many more there are. */
export function someOf(texts: readonly string[], limit: number): Phrase {
  // One more takes no more room than saying that there is one.
  const shown = texts.length <= limit + 1 ? texts : texts.slice(0, limit);
  const rest = texts.length - shown.length;
  return [
    ...joined(
      shown.map((text) => phrase`${text}`),
      ", ",
    ),
    ...(rest === 0 ? [] : [` and ${rest} more`]),
  ];
}
