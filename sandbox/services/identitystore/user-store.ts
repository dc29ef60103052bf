import type { Context } from "../operation";
import { emailTaken, notFound, userNameTaken } from "./errors";
import { forgetExternalIds, keepExternalIds } from "./external-ids";
import { removeMembershipsOf } from "./memberships";
import { nameKey } from "./stores";
import {
  membershipsByMember,
  type User,
  type UserAttributes,
  userEmails,
  userNames,
  users,
} from "./tables";

/** @throws AwsError `ResourceNotFoundException`. */
export function requireUser(context: Context, store: string, id: string): User {
  const user = context.transaction.get(users, store, id);
  if (user === undefined) throw notFound("USER", id);
  return user;
}

function emailOf({ Emails }: UserAttributes): string | undefined {
  return Emails?.[0]?.Value;
}

function forgetNames({ transaction }: Context, store: string, { attributes }: User): void {
  const email = emailOf(attributes);
  transaction.delete(userNames, store, nameKey(attributes.UserName ?? ""));
  if (email !== undefined) transaction.delete(userEmails, store, nameKey(email));
  forgetExternalIds(transaction, store, "USER", attributes.ExternalIds);
}

export function forgetUser(context: Context, store: string, user: User): void {
  removeMembershipsOf(context, store, context.transaction.list(membershipsByMember, user.id));
  forgetNames(context, store, user);
  context.transaction.delete(users, store, user.id);
}

/** Keeps a new or changed user. @throws AwsError `ConflictException` for a name, address or id in use. */
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
  keepExternalIds(transaction, store, "USER", user.id, user.attributes.ExternalIds);
  transaction.put(users, store, user.id, user);
}
