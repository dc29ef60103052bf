import { randomUUID } from "node:crypto";
import type { Context } from "../operation";
import { page } from "../pagination";
import { alreadyMember, invalidToken, notFound } from "./errors";
import type { IdentityStoreOperations } from "./operations";
import { requireStore } from "./stores";
import {
  groups,
  type Membership,
  memberships,
  membershipsByGroup,
  membershipsByMember,
  users,
} from "./tables";

export function keepMembership(
  { transaction }: Context,
  store: string,
  membership: Membership,
): void {
  const { id, groupId, userId } = membership;
  transaction.put(memberships, store, id, membership);
  transaction.put(membershipsByGroup, groupId, userId, membership);
  transaction.put(membershipsByMember, userId, groupId, membership);
}

export function removeMembershipsOf(
  { transaction }: Context,
  store: string,
  removed: readonly Membership[],
): void {
  for (const { id, groupId, userId } of removed) {
    transaction.delete(memberships, store, id);
    transaction.delete(membershipsByGroup, groupId, userId);
    transaction.delete(membershipsByMember, userId, groupId);
  }
}

function requireMembership({ transaction }: Context, store: string, id: string): Membership {
  const membership = transaction.get(memberships, store, id);
  if (membership === undefined) throw notFound("GROUP_MEMBERSHIP", id);
  return membership;
}

function checkGroup({ transaction }: Context, store: string, id: string): void {
  if (transaction.get(groups, store, id) === undefined) throw notFound("GROUP", id);
}

/** The one kind of member that AWS has. */
function requireMember(
  context: Context,
  store: string,
  member: { readonly UserId?: string },
): string {
  const id = member.UserId ?? "";
  if (context.transaction.get(users, store, id) === undefined) throw notFound("USER", id);
  return id;
}

function describe(store: string, { id, groupId, userId, created, updated }: Membership) {
  return {
    IdentityStoreId: store,
    MembershipId: id,
    GroupId: groupId,
    MemberId: { UserId: userId },
    CreatedAt: new Date(created),
    UpdatedAt: new Date(updated),
  };
}

export const membershipOperations = {
  CreateGroupMembership(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const groupId = input.GroupId;
    checkGroup(context, store, groupId);
    const userId = requireMember(context, store, input.MemberId);
    if (context.transaction.get(membershipsByGroup, groupId, userId) !== undefined) {
      throw alreadyMember();
    }
    const now = context.now.getTime();
    const membership = { id: randomUUID(), groupId, userId, created: now, updated: now };
    keepMembership(context, store, membership);
    return { IdentityStoreId: store, MembershipId: membership.id };
  },

  DescribeGroupMembership(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    return describe(store, requireMembership(context, store, input.MembershipId));
  },

  DeleteGroupMembership(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    removeMembershipsOf(context, store, [requireMembership(context, store, input.MembershipId)]);
    return {};
  },

  ListGroupMemberships(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    checkGroup(context, store, input.GroupId);
    const { items, nextToken } = page(
      context,
      input,
      membershipsByGroup,
      input.GroupId,
      invalidToken,
    );
    return {
      GroupMemberships: items.map((membership) => describe(store, membership)),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  ListGroupMembershipsForMember(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const userId = requireMember(context, store, input.MemberId);
    const { items, nextToken } = page(context, input, membershipsByMember, userId, invalidToken);
    return {
      GroupMemberships: items.map((membership) => describe(store, membership)),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  GetGroupMembershipId(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    checkGroup(context, store, input.GroupId);
    const userId = requireMember(context, store, input.MemberId);
    const membership = context.transaction.get(membershipsByGroup, input.GroupId, userId);
    if (membership === undefined) throw notFound("GROUP_MEMBERSHIP");
    return { IdentityStoreId: store, MembershipId: membership.id };
  },

  IsMemberInGroups(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const userId = requireMember(context, store, input.MemberId);
    return {
      Results: input.GroupIds.map((groupId) => {
        checkGroup(context, store, groupId);
        return {
          GroupId: groupId,
          MemberId: { UserId: userId },
          MembershipExists:
            context.transaction.get(membershipsByMember, userId, groupId) !== undefined,
        };
      }),
    };
  },
} satisfies IdentityStoreOperations;
