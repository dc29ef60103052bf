import { MANAGEMENT } from "../../model/management";
import { renderName } from "../../model/permission-set-name";
import * as errors from "./errors";
import type { Note, PermissionSetIntent } from "./intent";
import type { OwnedAssignment } from "./owners";

/** How a set of the module is declared, so that AWS's name for it stays. */
export interface SetKey {
  readonly key: string;
  readonly scope: "instance" | "environment";
}

/**
 * By name in AWS. The module's sets are the same in all accounts, and so the instance's; only what is held in the
 * management account is a set of its own there, whose name follows the naming template.
 */
export function setKeys(
  permissionSets: readonly PermissionSetIntent[],
  assignments: readonly OwnedAssignment[],
  naming: string,
  note: Note,
): ReadonlyMap<string, SetKey> {
  const names = new Set(permissionSets.map(({ name }) => name));
  return new Map(
    permissionSets.map(({ name }): [string, SetKey] => {
      const held = assignments.filter(({ permissionSet }) => permissionSet === name);
      const inManagement = held.find(({ environment }) => environment === MANAGEMENT);
      if (inManagement === undefined) return [name, { key: name, scope: "instance" }];
      const key = keyOf(name, naming);
      const elsewhere = held.some(({ environment }) => environment !== MANAGEMENT);
      if (key === undefined || names.has(key) || elsewhere) {
        const wanted = renderName(naming, "NAME", MANAGEMENT);
        note(errors.heldInManagement(inManagement.path, name, wanted));
      }
      return [name, { key: key ?? name, scope: "environment" }];
    }),
  );
}

/** What the template makes this name of, for the management account. */
function keyOf(name: string, naming: string): string | undefined {
  const [before = "", after = ""] = renderName(naming, "\0", MANAGEMENT).split("\0");
  const key = name.slice(before.length, name.length - after.length);
  return key !== "" && renderName(naming, key, MANAGEMENT) === name ? key : undefined;
}
