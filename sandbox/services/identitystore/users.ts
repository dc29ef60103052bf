import { randomUUID } from "node:crypto";
import { readShapes } from "../../shapes/shape";
import { violations } from "../../shapes/validate";
import type { Context } from "../operation";
import { page } from "../pagination";
import { applyOperations } from "./attributes";
import {
  attributeMissing,
  attributeUnknown,
  emailTaken,
  filterUnsupported,
  invalidToken,
  notFound,
  userNameTaken,
} from "./errors";
import { removeMembershipsOf } from "./memberships";
import type { IdentityStoreOperations } from "./operations";
import { checkNotReserved, nameKey, refuse, requireStore } from "./stores";
import {
  membershipsByMember,
  type User,
  type UserAttributes,
  userEmails,
  userNames,
  users,
} from "./tables";

const createUser = readShapes("identitystore").operations.CreateUser?.input ?? { type: "object" };
const attributeNames = new Set(
  Object.keys(createUser.properties ?? {}).filter((name) => name !== "IdentityStoreId"),
);

/** @throws AwsError `ResourceNotFoundException`. */
export function requireUser(context: Context, store: string, id: string): User {
  const user = context.transaction.get(users, store, id);
  if (user === undefined) throw notFound("USER", id);
  return user;
}

/** What AWS demands of a user besides the shapes. */
function check(attributes: UserAttributes): void {
  const { UserName, DisplayName, Name } = attributes;
  if (!UserName) throw attributeMissing("userName");
  if (!DisplayName) throw attributeMissing("displayName");
  if (!Name?.GivenName) throw attributeMissing("name.givenName");
  if (!Name.FamilyName) throw attributeMissing("name.familyName");
  checkNotReserved(UserName);
}

function emailOf({ Emails }: UserAttributes): string | undefined {
  return Emails?.[0]?.Value;
}

function forgetNames({ transaction }: Context, store: string, { attributes }: User): void {
  const email = emailOf(attributes);
  transaction.delete(userNames, store, nameKey(attributes.UserName ?? ""));
  if (email !== undefined) transaction.delete(userEmails, store, nameKey(email));
}

export function forgetUser(context: Context, store: string, user: User): void {
  removeMembershipsOf(context, store, context.transaction.list(membershipsByMember, user.id));
  forgetNames(context, store, user);
  context.transaction.delete(users, store, user.id);
}

/** Keeps a new or changed user. @throws AwsError `ConflictException` for a name or address in use. */
export function keepUser(context: Context, store: string, user: User): void {
  const { transaction } = context;
  const name = nameKey(user.attributes.UserName ?? "");
  const email = emailOf(user.attributes);
  const before = transaction.get(users, store, user.id);
  if (before !== undefined) forgetNames(context, store, before);
  if (transaction.get(userNames, store, name) !== undefined) throw userNameTaken();
  transaction.put(userNames, store, name, user.id);
  if (email !== undefined) {
    if (transaction.get(userEmails, store, nameKey(email)) !== undefined) throw emailTaken();
    transaction.put(userEmails, store, nameKey(email), user.id);
  }
  transaction.put(users, store, user.id, user);
}

function describe(store: string, user: User, extensions: readonly string[] = []) {
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

export const userOperations = {
  CreateUser(context, input) {
    const { IdentityStoreId, ...given } = input;
    const attributes = given as UserAttributes;
    const store = requireStore(context, IdentityStoreId);
    const now = context.now.getTime();
    check(attributes);
    const user: User = { id: randomUUID(), attributes, created: now, updated: now };
    keepUser(context, store, user);
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
    refuse(violations(createUser, { IdentityStoreId: store, ...attributes }));
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

  /** By `userName` or `emails.value`. External ids come from SCIM, which nothing here has. */
  GetUserId(context, input) {
    const store = requireStore(context, input.IdentityStoreId);
    const { UniqueAttribute: unique } = input.AlternateIdentifier;
    if (unique === undefined) throw notFound("USER");
    const path = unique.AttributePath.toLowerCase();
    if (path !== "username" && path !== "emails.value")
      throw attributeUnknown(unique.AttributePath);
    const table = path === "username" ? userNames : userEmails;
    const id = context.transaction.get(table, store, nameKey(String(unique.AttributeValue)));
    if (id === undefined) throw notFound("USER");
    return { IdentityStoreId: store, UserId: id };
  },
} satisfies IdentityStoreOperations;
