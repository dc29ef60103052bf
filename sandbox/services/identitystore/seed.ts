import type { EstateInstance } from "../../estate-instances";
import { derivedUuid } from "../ids";
import type { Context } from "../operation";
import { keepGroup } from "./group-store";
import { keepMembership } from "./memberships";
import type { UserAttributes } from "./tables";
import { keepUser } from "./user-store";

type Directory = Pick<EstateInstance, "identityStoreId" | "users" | "groups">;
type EstateUser = Directory["users"][number];

/** Users and groups that are there before anyone creates them. */
export function seedDirectory(context: Context, directory: Directory): void {
  const now = context.now.getTime();
  const stamps = { created: now, updated: now };
  const { identityStoreId: store, users, groups } = directory;
  const { userId, groupId } = idsOf(directory);
  for (const user of users) {
    const attributes = attributesOf(user);
    keepUser(context, store, { id: userId(user.userName), attributes, ...stamps });
  }
  for (const { displayName, description, members, membershipIds, ...group } of groups) {
    const id = groupId(displayName);
    const externalIds = group.externalIds?.map(described);
    keepGroup(context, store, { id, displayName, description, externalIds, ...stamps });
    for (const member of members) {
      keepMembership(context, store, {
        id: membershipIds?.[member] ?? derivedMembershipId(store, displayName, member),
        groupId: id,
        userId: userId(member),
        ...stamps,
      });
    }
  }
}

/** Ids by names: those that the estate gives, the others made from the names. */
export function idsOf({ identityStoreId: store, users, groups }: Directory) {
  const given = {
    user: new Map(users.map(({ userName, id }) => [userName, id])),
    group: new Map(groups.map(({ displayName, id }) => [displayName, id])),
  };
  const idOf = (kind: keyof typeof given) => (name: string) =>
    given[kind].get(name) ?? derivedPrincipalId(store, kind, name);
  return { userId: idOf("user"), groupId: idOf("group") };
}

export function derivedPrincipalId(store: string, kind: "user" | "group", name: string): string {
  return derivedUuid(store, kind, name);
}

export function derivedMembershipId(store: string, group: string, member: string): string {
  return derivedUuid(store, "membership", group, member);
}

export function workEmail(address: string) {
  return { Value: address, Type: "work", Primary: true };
}

function attributesOf(user: EstateUser): UserAttributes {
  const { userName, displayName, givenName, familyName, email, externalIds, attributes } = user;
  const { Name: otherNames, ...others } = (attributes ?? {}) as UserAttributes;
  return {
    UserName: userName,
    DisplayName: displayName,
    Name: { GivenName: givenName, FamilyName: familyName, ...otherNames },
    ...(email !== undefined && { Emails: [workEmail(email)] }),
    ...(externalIds !== undefined && { ExternalIds: externalIds.map(described) }),
    ...others,
  };
}

function described({ issuer, id }: { readonly issuer: string; readonly id: string }) {
  return { Issuer: issuer, Id: id };
}
