import type { Estate } from "../../estate";
import { derivedUuid } from "../ids";
import type { Context } from "../operation";
import { keepGroup } from "./groups";
import { keepMembership } from "./memberships";
import { keepUser } from "./users";

/** Users and groups that are there before anyone creates them; their ids are made from their names. */
export function seedDirectory(context: Context, estate: Estate, store: string): void {
  const now = context.now.getTime();
  const stamps = { created: now, updated: now };
  const userId = (name: string) => derivedUuid(store, "user", name);
  for (const { userName, displayName, givenName, familyName, email } of estate.users) {
    const attributes = {
      UserName: userName,
      DisplayName: displayName,
      Name: { GivenName: givenName, FamilyName: familyName },
      ...(email !== undefined && { Emails: [{ Value: email, Type: "work", Primary: true }] }),
    };
    keepUser(context, store, { id: userId(userName), attributes, ...stamps });
  }
  for (const { displayName, description, members } of estate.groups) {
    const groupId = derivedUuid(store, "group", displayName);
    keepGroup(context, store, { id: groupId, displayName, description, ...stamps });
    for (const member of members) {
      const id = derivedUuid(store, "membership", displayName, member);
      keepMembership(context, store, { id, groupId, userId: userId(member), ...stamps });
    }
  }
}
