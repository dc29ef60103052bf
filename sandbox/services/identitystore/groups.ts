import { randomUUID } from "node:crypto";
import { readShapes } from "../../shapes/shape";
import { page } from "../pagination";
import { checkQuota } from "../quotas";
import { applyOperations, checkAttributes } from "./attributes";
import {
  attributeMissing,
  attributeUnknown,
  filterUnsupported,
  invalidToken,
  notFound,
} from "./errors";
import { findByExternalId } from "./external-ids";
import { forgetGroup, keepGroup, requireGroup } from "./group-store";
import type { IdentityStoreOperations } from "./operations";
import { checkNotReserved } from "./reserved-names";
import { nameKey, requireStore, textOf } from "./stores";
import { type Group, groupNames, groups } from "./tables";

const createGroup = readShapes("identitystore").operations.CreateGroup?.input ?? { type: "object" };
const attributeNames = new Set(["DisplayName", "Description"]);

function describe(store: string, group: Group) {
  const { id, displayName, description, externalIds, created, updated } = group;
  return {
    IdentityStoreId: store,
    GroupId: id,
    DisplayName: displayName,
    ...(description !== undefined && { Description: description }),
    ...(externalIds !== undefined && { ExternalIds: [...externalIds] }),
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
    const held = context.transaction.count(groups, store);
    checkQuota(context.transaction, "groupsPerStore", held, "An identity store", "groups");
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
    checkAttributes(createGroup, { IdentityStoreId: store, ...after });
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

  /** By `displayName`, or by what a directory outside calls it. */
  GetGroupId(context, input) {
    const { transaction } = context;
    const store = requireStore(context, input.IdentityStoreId);
    const { UniqueAttribute: unique, ExternalId: external } = input.AlternateIdentifier;
    if (unique !== undefined && unique.AttributePath.toLowerCase() !== "displayname") {
      throw attributeUnknown(unique.AttributePath);
    }
    const id =
      external === undefined
        ? transaction.get(groupNames, store, nameKey(textOf(unique?.AttributeValue)))
        : findByExternalId(transaction, store, "GROUP", external);
    if (id === undefined) throw notFound("GROUP");
    return { IdentityStoreId: store, GroupId: id };
  },
} satisfies IdentityStoreOperations;
