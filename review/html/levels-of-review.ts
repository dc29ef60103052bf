import type { AccessModel, Account } from "../../model/access-model";
import { readPolicies } from "../../model/policies/policy-reader";
import type { Reading } from "../../model/policies/reading";
import type { AccessDiff } from "../access-diff";
import { levelOf } from "./set-data";

/** Tells the highest level, a position in `ACCESS_LEVELS`, that a set of that name allows in some accounts, before or after. */
export function levelsOfReview({
  before,
  after,
}: Pick<AccessDiff, "before" | "after">): (name: string, accounts: readonly Account[]) => number {
  const sides = [readingsByName(before), readingsByName(after)];
  const levels = new Map<Reading, number>();
  const known = (reading: Reading) => {
    const level = levels.get(reading) ?? levelOf(reading);
    levels.set(reading, level);
    return level;
  };
  return (name, accounts) => {
    const ids = new Set(accounts.map(({ id }) => id));
    const readings = sides
      .flatMap((readingsOf) => readingsOf(name))
      .filter((one) => ids.size === 0 || one.accounts.some(({ id }) => ids.has(id)));
    return Math.max(0, ...readings.map(known));
  };
}

function readingsByName(model: AccessModel): (name: string) => readonly Reading[] {
  const policies = readPolicies(model);
  const sets = new Map(
    [
      ...model.instancePermissionSets,
      ...model.environments.flatMap(({ permissionSets }) => permissionSets),
    ].map((set) => [set.name, set]),
  );
  return (name) => {
    const set = sets.get(name);
    return set === undefined ? [] : policies.readings(set);
  };
}
