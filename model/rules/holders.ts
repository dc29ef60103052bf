import type { AccessModel, Account, Environment, PermissionSet } from "../access-model";
import { byCodeUnit } from "../compare";
import type { RuleContext } from "./rule";

/** An account and who holds something there. */
export interface Held {
  readonly environment: Environment;
  readonly account: Account;
  /** User names, sorted. Undefined where the members of a group that holds it are not known. */
  readonly people: readonly string[] | undefined;
}

/** Who holds, in each active account of each environment, one of the permission sets that are meant. */
export function holders(
  model: AccessModel,
  isMeant: (set: PermissionSet, account: Account) => boolean,
): Held[] {
  const members = new Map(
    model.directory.groups.map(({ displayName, members: people, membersUnknown }) => [
      displayName,
      membersUnknown === true ? undefined : people,
    ]),
  );
  return model.environments.flatMap((environment) => {
    const sets = new Map(
      [...model.instancePermissionSets, ...environment.permissionSets].map((set) => [set.key, set]),
    );
    const held = new Map(environment.accounts.map(({ id }) => [id, new Set<string>()]));
    const unknown = new Set<string>();
    for (const { principal, permissionSet, account } of environment.assignments) {
      const set = sets.get(permissionSet);
      if (set === undefined || !isMeant(set, account)) continue;
      const people = principal.type === "USER" ? [principal.name] : members.get(principal.name);
      if (people === undefined) unknown.add(account.id);
      for (const person of people ?? []) held.get(account.id)?.add(person);
    }
    return environment.accounts.map((account) => ({
      environment,
      account,
      people: unknown.has(account.id)
        ? undefined
        : [...(held.get(account.id) ?? [])].sort(byCodeUnit),
    }));
  });
}

/** Who has administrator's rights in each account. */
export const administrators = ({
  model,
  policies,
}: Pick<RuleContext, "model" | "policies">): Held[] =>
  holders(
    model,
    // In some account, before the longer question.
    (set, account) =>
      policies.isAdministratorEquivalent(set) && policies.isAdministratorEquivalent(set, account),
  );

/** Accounts that fewer than two people hold, together where the environment and the person are the same. */
export function heldByTooFew(held: readonly Held[]): {
  readonly environment: Environment;
  readonly accounts: readonly string[];
  /** Undefined: nobody. */
  readonly person: string | undefined;
}[] {
  const found = new Map<
    string,
    { environment: Environment; accounts: string[]; person: string | undefined }
  >();
  for (const { environment, account, people } of held) {
    if (people === undefined || people.length >= 2) continue;
    const [person] = people;
    const key = JSON.stringify([environment.name, person]);
    const entry = found.get(key) ?? { environment, accounts: [], person };
    entry.accounts.push(account.name);
    found.set(key, entry);
  }
  return [...found.values()];
}
