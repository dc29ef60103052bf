import type { Estate } from "../../estate";
import { derivedUuid } from "../ids";
import type { Context } from "../operation";
import { keepGroup } from "./group-store";
import { keepMembership } from "./memberships";
import { keepUser } from "./user-store";

/** Users and groups that are there before anyone creates them; their ids are made from their names. */
export function seedDirectory(context: Context, estate: Estate, store: string): void {
  const now = context.now.getTime();
  const stamps = { created: now, updated: now };
  const userId = (name: string) => derivedUuid(store, "user", name);
  for (const user of estate.users) {
    const { userName, displayName, givenName, familyName, email, externalIds } = user;
    const attributes = {
      UserName: userName,
      DisplayName: displayName,
      Name: { GivenName: givenName, FamilyName: familyName },
      ...(email !== undefined && { Emails: [{ Value: email, Type: "work", Primary: true }] }),
      ...(externalIds !== undefined && { ExternalIds: externalIds.map(described) }),
    };
    keepUser(context, store, { id: userId(userName), attributes, ...stamps });
  }
  for (const { displayName, description, members, externalIds: given } of estate.groups) {
    const groupId = derivedUuid(store, "group", displayName);
    const externalIds = given?.map(described);
    keepGroup(context, store, { id: groupId, displayName, description, externalIds, ...stamps });
    for (const member of members) {
      const id = derivedUuid(store, "membership", displayName, member);
      keepMembership(context, store, { id, groupId, userId: userId(member), ...stamps });
    }
  }
}

function described({ issuer, id }: { readonly issuer: string; readonly id: string }) {
  return { Issuer: issuer, Id: id };
}
