import { randomUUID } from "node:crypto";
import type { Transaction } from "../../store/store";
import { instances } from "../sso-admin/tables";
import { forgetGroup, keepGroup } from "./group-store";
import { keepMembership } from "./memberships";
import { nameKey } from "./stores";
import { type Group, groupNames, groups, membershipsByGroup } from "./tables";

/** A group by its display name, in whichever identity store has it. */
export function findGroup(
  transaction: Transaction,
  displayName: string,
): { readonly store: string; readonly group: Group } | undefined {
  for (const { identityStoreId: store } of transaction.list(instances, "")) {
    const id = transaction.get(groupNames, store, nameKey(displayName));
    const group = id === undefined ? undefined : transaction.get(groups, store, id);
    if (group !== undefined) return { store, group };
  }
  return undefined;
}

/** Deletes a group and creates it again, with its members and new ids, as a directory that syncs may. */
export function recreateGroup(transaction: Transaction, displayName: string, now: Date): void {
  const found = findGroup(transaction, displayName);
  if (found === undefined) return;
  const { store, group } = found;
  const context = { transaction, caller: "", region: "", now, pace: "off" } as const;
  const members = transaction.list(membershipsByGroup, group.id);
  forgetGroup(context, store, group);
  const stamps = { created: now.getTime(), updated: now.getTime() };
  const groupId = randomUUID();
  keepGroup(context, store, { ...group, id: groupId, ...stamps });
  for (const { userId } of members) {
    keepMembership(context, store, { id: randomUUID(), groupId, userId, ...stamps });
  }
}
