import { byParts } from "../compare";
import { endOf } from "../instant";
import type { GrantEntry } from "../schema/environment";

interface Giving {
  readonly entry: GrantEntry;
  /** What it gives, each as one text. */
  readonly keys: readonly string[];
}

/** Grants all of which others give at least as long; of two equal ones the later. */
export function redundantGrants<T extends Giving>(givings: readonly T[]): readonly T[] {
  const givenBy = new Map<string, number>();
  const count = (keys: readonly string[], change: number) => {
    for (const key of keys) givenBy.set(key, (givenBy.get(key) ?? 0) + change);
  };
  for (const { keys } of givings) count(keys, 1);
  const redundant: T[] = [];
  for (const alike of endingTogether(givings)) {
    const kept: T[] = [];
    for (const giving of alike.toReversed()) {
      const adds = giving.keys.some((key) => givenBy.get(key) === 1);
      if (adds || giving.keys.length === 0) kept.push(giving);
      else {
        redundant.push(giving);
        count(giving.keys, -1);
      }
    }
    // What ends now says nothing of those that hold longer.
    for (const { keys } of kept) count(keys, -1);
  }
  return redundant;
}

/** In the order in which they end, those without an end last. */
function endingTogether<T extends Giving>(givings: readonly T[]): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const giving of givings) {
    const { expires } = giving.entry;
    const end = expires === undefined ? "never" : endOf(expires);
    const alike = groups.get(end);
    if (alike === undefined) groups.set(end, [giving]);
    else alike.push(giving);
  }
  return [...groups].sort(byParts(([end]) => [end])).map(([, alike]) => alike);
}
