import type { Effect } from "../effect";
import type { Phrase } from "../phrase";

/** Something besides grants, groups and permission sets that decides who gets in, and as whom. */
export interface SettingChange {
  readonly effect: Extract<Effect, "broadens" | "cannot-tell" | "narrows" | "changes">;
  readonly words: Phrase;
}

/** Whether two things of plain data differ. */
export const differ = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left) !== JSON.stringify(right);

/** Everything by its key, with what it was and what it is; keys in the order in which they come first. */
export function sides<T>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
): readonly (readonly [before: T | undefined, after: T | undefined])[] {
  const old = new Map(before.map((item) => [key(item), item]));
  const now = new Map(after.map((item) => [key(item), item]));
  return [...new Set([...old.keys(), ...now.keys()])].map((name) => [old.get(name), now.get(name)]);
}
