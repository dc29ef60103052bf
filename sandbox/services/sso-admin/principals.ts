import { groups, membershipsByMember, users } from "../identitystore/tables";
import type { Context } from "../operation";
import type { Instance } from "./tables";

export interface Principal {
  readonly principalType: "USER" | "GROUP";
  readonly principalId: string;
}

/** What a principal's assignments are kept under. */
export function principalKey(type: string, id: string): string {
  return `${type} ${id}`;
}

/** What everything is kept under that a principal is assigned to: itself, and a user's groups. */
export function principalKeys({ transaction }: Context, type: string, id: string): string[] {
  const memberships = type === "USER" ? transaction.list(membershipsByMember, id) : [];
  return [
    principalKey(type, id),
    ...memberships.map(({ groupId }) => principalKey("GROUP", groupId)),
  ];
}

export function principalExists(
  { transaction }: Context,
  { identityStoreId }: Instance,
  { principalType, principalId }: Principal,
): boolean {
  const table = principalType === "USER" ? users : groups;
  return transaction.get<unknown>(table, identityStoreId, principalId) !== undefined;
}
