import { estateLacks, estateRepeats } from "./errors";
import { nearest } from "./nearest";

export interface Contradiction {
  readonly path: readonly PropertyKey[];
  readonly rule: string;
}

/** A name where it stands in the file. */
export interface Name {
  readonly value: string;
  readonly path: readonly PropertyKey[];
}

/** The names that the entries of a list have, or are. Those that are absent or empty are left out. */
export function namesIn<T>(
  list: string | readonly PropertyKey[],
  entries: readonly T[],
  key?: keyof T & string,
): readonly Name[] {
  const place = typeof list === "string" ? [list] : list;
  return entries.flatMap((entry, index) => {
    const value: unknown = key === undefined ? entry : entry[key];
    const path = [...place, index, ...(key === undefined ? [] : [key])];
    return typeof value === "string" && value !== "" ? { value, path } : [];
  });
}

/** As IAM, the Identity Store and Organizations tell names and addresses apart. */
export const ignoringCase = (name: string) => name.toLowerCase();

export function repeated(
  what: string,
  names: readonly Name[],
  fold: (name: string) => string = (name) => name,
): readonly Contradiction[] {
  const seen = new Set<string>();
  return names.flatMap(({ value, path }) => {
    if (!seen.has(fold(value))) {
      seen.add(fold(value));
      return [];
    }
    return { path, rule: estateRepeats(what, value) };
  });
}

export function unknown(
  what: string,
  references: readonly Name[],
  names: readonly Name[],
): readonly Contradiction[] {
  const known = new Set(names.map(({ value }) => value));
  return references
    .filter(({ value }) => value !== "" && !known.has(value))
    .map(({ value, path }) => ({ path, rule: estateLacks(what, value, nearest(value, known)) }));
}
