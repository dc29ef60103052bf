import type { Context } from "../operation";
import { groupNameTaken, notFound } from "./errors";
import { forgetExternalIds, keepExternalIds } from "./external-ids";
import { removeMembershipsOf } from "./memberships";
import { nameKey } from "./stores";
import { type Group, groupNames, groups, membershipsByGroup } from "./tables";

/** @throws AwsError `ResourceNotFoundException`. */
export function requireGroup(context: Context, store: string, id: string): Group {
  const group = context.transaction.get(groups, store, id);
  if (group === undefined) throw notFound("GROUP", id);
  return group;
}

function forgetNames({ transaction }: Context, store: string, group: Group): void {
  transaction.delete(groupNames, store, nameKey(group.displayName));
  forgetExternalIds(transaction, store, "GROUP", group.externalIds);
}

/** Keeps a new or changed group. @throws AwsError `ConflictException` for a name or id in use. */
export function keepGroup(context: Context, store: string, group: Group): void {
  const { transaction } = context;
  const before = transaction.get(groups, store, group.id);
  if (before !== undefined) forgetNames(context, store, before);
  const name = nameKey(group.displayName);
  if (transaction.get(groupNames, store, name) !== undefined) throw groupNameTaken();
  transaction.put(groupNames, store, name, group.id);
  keepExternalIds(transaction, store, "GROUP", group.id, group.externalIds);
  transaction.put(groups, store, group.id, group);
}

export function forgetGroup(context: Context, store: string, group: Group): void {
  const { transaction } = context;
  removeMembershipsOf(context, store, transaction.list(membershipsByGroup, group.id));
  forgetNames(context, store, group);
  transaction.delete(groups, store, group.id);
}
