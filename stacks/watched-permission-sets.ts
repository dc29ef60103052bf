import type { AccessModel, Account, Environment, PermissionSet } from "../model/access-model";
import { byParts } from "../model/compare";
import { readPolicies } from "../model/policies/policy-reader";

/** A permission set whose use is watched, under the name that AWS shows. */
export interface WatchedPermissionSet {
  readonly name: string;
  /** Accounts in which it is watched, sorted by name; every account where it is absent. */
  readonly accounts?: readonly Account[];
}

/**
 * What people hold in production, there, and what has administrator's rights, wherever it is: sorted by name.
 * The set for emergencies is watched by itself.
 */
export function productionAndAdministratorSets(model: AccessModel): WatchedPermissionSet[] {
  const policies = readPolicies(model);
  const watched = new Map<string, WatchedPermissionSet>();
  for (const { environment, set } of setsOf(model)) {
    if (set.key === model.breakGlass?.permissionSet) continue;
    if (policies.isAdministratorEquivalent(set)) watched.set(set.name, { name: set.name });
    else if (environment.production) {
      const { name, key } = set;
      // A set of all environments is used elsewhere, too.
      const accounts = environment.assignments
        .filter(({ permissionSet }) => permissionSet === key)
        .map(({ account }) => account);
      const earlier = watched.get(name)?.accounts ?? [];
      const byId = new Map([...earlier, ...accounts].map((account) => [account.id, account]));
      if (byId.size > 0)
        watched.set(name, {
          name,
          accounts: [...byId.values()].sort(byParts((one) => [one.name])),
        });
    }
  }
  return [...watched.values()].sort(byParts(({ name }) => [name]));
}

/** The set for emergencies, in each environment under its name there. */
export const breakGlassSets = (model: AccessModel): string[] =>
  [
    ...new Set(
      setsOf(model)
        .filter(({ set }) => set.key === model.breakGlass?.permissionSet)
        .map(({ set }) => set.name),
    ),
  ].sort();

/** The sets for emergencies, and those with administrator's rights. */
export function administratorSets(model: AccessModel): string[] {
  const policies = readPolicies(model);
  const names = setsOf(model)
    .filter(({ set }) => policies.isAdministratorEquivalent(set))
    .map(({ set }) => set.name);
  return [...new Set([...names, ...breakGlassSets(model)])].sort();
}

/** Accounts in which somebody holds one of some permission sets, by the names that AWS shows; sorted by name. */
export function accountsWith(model: AccessModel, names: readonly string[]): Account[] {
  const accounts = new Map<string, Account>();
  for (const { environment, set } of setsOf(model)) {
    if (!names.includes(set.name)) continue;
    for (const { permissionSet, account } of environment.assignments)
      if (permissionSet === set.key) accounts.set(account.id, account);
  }
  return [...accounts.values()].sort(byParts(({ name }) => [name]));
}

/** Each set with each environment that may assign it. */
function setsOf({ environments, instancePermissionSets }: AccessModel): {
  readonly environment: Environment;
  readonly set: PermissionSet;
}[] {
  return environments.flatMap((environment) =>
    [...environment.permissionSets, ...instancePermissionSets].map((set) => ({ environment, set })),
  );
}
