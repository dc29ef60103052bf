import { randomUUID } from "node:crypto";
import { readShapes } from "../../shapes/shape";
import { violations } from "../../shapes/validate";
import type { Context } from "../operation";
import { page } from "../pagination";
import { applyOperations } from "./attributes";
import {
  attributeMissing,
  attributeUnknown,
  filterUnsupported,
  groupNameTaken,
  invalidToken,
  notFound,
} from "./errors";
import { removeMembershipsOf } from "./memberships";
import type { IdentityStoreOperations } from "./operations";
import { checkNotReserved, nameKey, refuse, requireStore } from "./stores";
import { type Group, groupNames, groups, membershipsByGroup } from "./tables";

const createGroup = readShapes("identitystore").operations.CreateGroup?.input ?? { type: "object" };
const attributeNames = new Set(["DisplayName", "Description"]);

/** @throws AwsError `ResourceNotFoundException`. */
export function requireGroup(context: Context, store: string, id: string): Group {
  const group = context.transaction.get(groups, store, id);
  if (group === undefined) throw notFound("GROUP", id);
  return group;
}

/** Keeps a new or changed group. @throws AwsError `ConflictException` for a name in use. */
export function keepGroup({ transaction }: Context, store: string, group: Group): void {
  const before = transaction.get(groups, store, group.id);
  if (before !== undefined) transaction.delete(groupNames, store, nameKey(before.displayName));
  const name = nameKey(group.displayName);
  if (transaction.get(groupNames, store, name) !== undefined) throw groupNameTaken();
  transaction.put(groupNames, store, name, group.id);
  transaction.put(groups, store, group.id, group);
}

export function forgetGroup(context: Context, store: string, group: Group): void {
  const { transaction } = context;
  removeMembershipsOf(context, store, transaction.list(membershipsByGroup, group.id));
  transaction.delete(groupNames, store, nameKey(group.displayName));
  transaction.delete(groups, store, group.id);
}

function describe(store: string, { id, displayName, description, created, updated }: Group) {
  return {
    IdentityStoreId: store,
    GroupId: id,
    DisplayName: displayName,
    ...(description !== undefined && { Description: description }),
    CreatedAt: new Date(created),
    UpdatedAt: new Date(updated),
  };
}

export const groupOperations = {
  CreateGroup(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const { DisplayName: displayName, Description: description } = input;
    if (!displayName) throw attributeMissing("displayName");
    checkNotReserved(displayName);
    const now = context.now.getTime();
    const group: Group = { id: randomUUID(), displayName, description, created: now, updated: now };
    keepGroup(context, store, group);
    return { IdentityStoreId: store, GroupId: group.id };
  },

  DescribeGroup(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    return describe(store, requireGroup(context, store, input.GroupId));
  },

  UpdateGroup(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const group = requireGroup(context, store, input.GroupId);
    const before: { DisplayName?: string; Description?: string } = {
      DisplayName: group.displayName,
      ...(group.description !== undefined && { Description: group.description }),
    };
    const after = applyOperations(before, input.Operations, attributeNames);
    refuse(violations(createGroup, { IdentityStoreId: store, ...after }));
    const { DisplayName: displayName, Description: description } = after;
    if (!displayName) throw attributeMissing("displayName");
    checkNotReserved(displayName);
    keepGroup(context, store, {
      ...group,
      displayName,
      description,
      updated: context.now.getTime(),
    });
    return {};
  },

  /** Takes everyone out of the group; assignments to the group stay, as orphans. */
  DeleteGroup(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    forgetGroup(context, store, requireGroup(context, store, input.GroupId));
    return {};
  },

  ListGroups(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const [filter] = input.Filters ?? [];
    if (filter !== undefined) {
      if (filter.AttributePath.toLowerCase() !== "displayname") {
        throw filterUnsupported(filter.AttributePath, "DisplayName");
      }
      const id = context.transaction.get(groupNames, store, nameKey(filter.AttributeValue));
      const found = id === undefined ? [] : [requireGroup(context, store, id)];
      return { Groups: found.map((group) => describe(store, group)) };
    }
    const { items, nextToken } = page(context, input, groups, store, invalidToken);
    return {
      Groups: items.map((group) => describe(store, group)),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  /** By `displayName`. External ids come from SCIM, which nothing here has. */
  GetGroupId(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const { UniqueAttribute: unique } = input.AlternateIdentifier;
    if (unique === undefined) throw notFound("GROUP");
    if (unique.AttributePath.toLowerCase() !== "displayname") {
      throw attributeUnknown(unique.AttributePath);
    }
    const name = nameKey(String(unique.AttributeValue));
    const id = context.transaction.get(groupNames, store, name);
    if (id === undefined) throw notFound("GROUP");
    return { IdentityStoreId: store, GroupId: id };
  },
} satisfies IdentityStoreOperations;
