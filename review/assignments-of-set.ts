import type { AccountAssignment, Environment } from "../model/access-model";

/** The assignments of one permission set, given by its key, in an environment; in the environment's order. */
export function assignmentsOfSet(
  environment: Environment,
  key: string,
): readonly AccountAssignment[] {
  const found = bySet.get(environment) ?? indexed(environment);
  bySet.set(environment, found);
  return found.get(key) ?? [];
}

/** Every changed set of an environment asks. */
const bySet = new WeakMap<Environment, ReadonlyMap<string, readonly AccountAssignment[]>>();

function indexed({ assignments }: Environment): ReadonlyMap<string, readonly AccountAssignment[]> {
  const found = new Map<string, AccountAssignment[]>();
  for (const assignment of assignments) {
    const alike = found.get(assignment.permissionSet);
    if (alike === undefined) found.set(assignment.permissionSet, [assignment]);
    else alike.push(assignment);
  }
  return found;
}
