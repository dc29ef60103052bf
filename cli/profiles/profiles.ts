import type { Account, PermissionSet } from "../../model/access-model";
import { byParts } from "../../model/compare";
import type { AssignedAccess } from "../../model/effective-access";
import * as errors from "./errors";
import { type Placeholder, RESERVED_NAME, renderTemplate, spelled } from "./profile-name";

/** One profile: one permission set in one account. */
export interface Profile {
  readonly name: string;
  readonly environment: string;
  readonly account: Account;
  readonly permissionSet: PermissionSet;
}

export interface Profiles {
  /** Sorted by name. */
  readonly profiles: readonly Profile[];
  /** What was written otherwise in names, by what it was. */
  readonly respelled: ReadonlyMap<string, string>;
}

/**
 * A profile for each account and permission set of some access, whoever holds it.
 *
 * @throws UserError when two have one name, or when nothing of a name can be written.
 */
export function profilesOf(assigned: readonly AssignedAccess[], template: string): Profiles {
  const respelled = new Map<string, string>();
  const held = new Map<string, Profile>();
  for (const { environment, account, permissionSet } of assigned) {
    const values: Record<Placeholder, string> = {
      "{account}": account.name,
      "{accountId}": account.id,
      "{environment}": environment,
      "{permissionSet}": permissionSet.key,
      "{roleName}": permissionSet.name,
    };
    for (const [placeholder, value] of Object.entries(values)) {
      if (!template.includes(placeholder)) continue;
      const written = spelled(value);
      if (written === "") throw errors.nothingToSpell(value);
      if (written !== value) respelled.set(value, written);
      values[placeholder as Placeholder] = written;
    }
    const name = renderTemplate(template, values);
    held.set(`${account.id} ${permissionSet.name}`, { name, environment, account, permissionSet });
  }
  const profiles = [...held.values()].sort(
    byParts(({ name, account, permissionSet }) => [name, account.id, permissionSet.name]),
  );
  checkNames(profiles);
  return { profiles, respelled };
}

function checkNames(profiles: readonly Profile[]): void {
  const reserved = profiles.find(({ name }) => RESERVED_NAME.test(name));
  if (reserved !== undefined) throw errors.reservedName(reserved);
  const same = profiles.slice(1).flatMap((profile, index) => {
    const before = profiles[index];
    return before?.name === profile.name ? [[before, profile] as const] : [];
  });
  if (same.length > 0) throw errors.sameName(same);
}
