import { randomUUID } from "node:crypto";
import { readShapes } from "../../shapes/shape";
import type { Table } from "../../store/store";
import { page } from "../pagination";
import { checkQuota } from "../quotas";
import { applyOperations, checkAttributes } from "./attributes";
import {
  attributeMissing,
  attributeUnknown,
  extensionUnknown,
  filterUnsupported,
  invalidToken,
  notFound,
} from "./errors";
import { findByExternalId } from "./external-ids";
import type { IdentityStoreOperations } from "./operations";
import { checkNotReserved } from "./reserved-names";
import { nameKey, requireStore, textOf } from "./stores";
import { type User, type UserAttributes, userEmails, userNames, users } from "./tables";
import { forgetUser, keepUser, requireUser } from "./user-store";

const createUser = readShapes("identitystore").operations.CreateUser?.input ?? { type: "object" };
const attributeNames = new Set(
  Object.keys(createUser.properties ?? {}).filter((name) => name !== "IdentityStoreId"),
);

/** What AWS demands of a user besides the shapes. */
function check(attributes: UserAttributes): void {
  const { UserName, DisplayName, Name, Extensions } = attributes;
  if (!UserName) throw attributeMissing("userName");
  if (!DisplayName) throw attributeMissing("displayName");
  if (!Name?.GivenName) throw attributeMissing("name.givenName");
  if (!Name.FamilyName) throw attributeMissing("name.familyName");
  checkNotReserved(UserName);
  for (const name of Object.keys(Extensions ?? {})) checkExtension(name);
}

/** The one extension that AWS has. */
function checkExtension(name: string): void {
  if (name !== "aws:identitystore:enterprise") throw extensionUnknown(name);
}

function describe(store: string, user: User, extensions: readonly string[] = []) {
  for (const name of extensions) checkExtension(name);
  const { Extensions, ...attributes } = user.attributes;
  const wanted = Object.entries(Extensions ?? {}).filter(([name]) => extensions.includes(name));
  return {
    IdentityStoreId: store,
    UserId: user.id,
    UserName: attributes.UserName,
    ...attributes,
    ...(wanted.length > 0 && { Extensions: Object.fromEntries(wanted) }),
    UserStatus: "ENABLED" as const,
    CreatedAt: new Date(user.created),
    UpdatedAt: new Date(user.updated),
  };
}

/** Where users are found by an attribute that is unique. @throws AwsError `ValidationException`. */
function tableFor(path: string): Table<string> {
  if (path.toLowerCase() === "username") return userNames;
  if (path.toLowerCase() === "emails.value") return userEmails;
  throw attributeUnknown(path);
}

export const userOperations = {
  CreateUser(context, input) {
    const { IdentityStoreId, ...given } = input;
    const attributes = given as UserAttributes;
    const store = requireStore(context, IdentityStoreId);
    const now = context.now.getTime();
    check(attributes);
    const user: User = { id: randomUUID(), attributes, created: now, updated: now };
    keepUser(context, store, user);
    const held = context.transaction.count(users, store);
    checkQuota(context.transaction, "usersPerStore", held, "An identity store", "users");
    return { IdentityStoreId: store, UserId: user.id };
  },

  DescribeUser(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    return describe(store, requireUser(context, store, input.UserId), input.Extensions);
  },

  UpdateUser(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const user = requireUser(context, store, input.UserId);
    const attributes = applyOperations(user.attributes, input.Operations, attributeNames);
    // Which a directory outside gave, and no operation takes.
    const { ExternalIds: _, ...written } = attributes;
    checkAttributes(createUser, { IdentityStoreId: store, ...written });
    check(attributes);
    keepUser(context, store, { ...user, attributes, updated: context.now.getTime() });
    return {};
  },

  /** Takes the user out of its groups; assignments to the user stay, as orphans. */
  DeleteUser(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    forgetUser(context, store, requireUser(context, store, input.UserId));
    return {};
  },

  ListUsers(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const [filter] = input.Filters ?? [];
    if (filter !== undefined) {
      if (filter.AttributePath.toLowerCase() !== "username") {
        throw filterUnsupported(filter.AttributePath, "UserName");
      }
      const id = context.transaction.get(userNames, store, nameKey(filter.AttributeValue));
      const found = id === undefined ? [] : [requireUser(context, store, id)];
      return { Users: found.map((user) => describe(store, user, input.Extensions)) };
    }
    const { items, nextToken } = page(context, input, users, store, invalidToken);
    return {
      Users: items.map((user) => describe(store, user, input.Extensions)),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  /** By `userName` or `emails.value`, or by what a directory outside calls it. */
  GetUserId(context, input) {
    const { transaction } = context;
    const store = requireStore(context, input.IdentityStoreId);
    const { UniqueAttribute: unique, ExternalId: external } = input.AlternateIdentifier;
    const id =
      external === undefined
        ? transaction.get(
            tableFor(unique?.AttributePath ?? ""),
            store,
            nameKey(textOf(unique?.AttributeValue)),
          )
        : findByExternalId(transaction, store, "USER", external);
    if (id === undefined) throw notFound("USER");
    return { IdentityStoreId: store, UserId: id };
  },
} satisfies IdentityStoreOperations;
