import {
  type Group,
  paginateListGroupMemberships,
  paginateListGroups,
  paginateListUsers,
  type User,
} from "@aws-sdk/client-identitystore";
import type { OrganizationSnapshotFile } from "../model/schema/organization-snapshot";
import type { Aws } from "./clients";
import { concurrently } from "./concurrently";
import type { LiveInstance } from "./instance";
import { counted, type OnProgress } from "./progress";

const atOnce = 5;

type LiveDirectory = Required<Pick<OrganizationSnapshotFile, "groups" | "users">>;

/**
 * Groups with their members, and users: of a person only what a review names them by. Users are listed
 * last: a member who is not among them has been deleted meanwhile, and the membership with them.
 */
export async function readDirectory(
  { identityStore: client }: Aws,
  { identityStoreId: IdentityStoreId }: LiveInstance,
  onProgress: OnProgress,
): Promise<LiveDirectory> {
  const listed: Group[] = [];
  for await (const { Groups = [] } of paginateListGroups({ client }, { IdentityStoreId }))
    listed.push(...Groups);
  const done = counted(onProgress, "groups", listed.length);
  const memberIds = await concurrently(listed, atOnce, async ({ GroupId }) => {
    const ids: string[] = [];
    const pages = paginateListGroupMemberships({ client }, { IdentityStoreId, GroupId });
    for await (const { GroupMemberships = [] } of pages)
      ids.push(...GroupMemberships.map(({ MemberId }) => MemberId?.UserId ?? ""));
    done();
    return ids;
  });
  const users: User[] = [];
  for await (const { Users = [] } of paginateListUsers({ client }, { IdentityStoreId })) {
    users.push(...Users);
    onProgress("users", users.length);
  }
  const names = new Map(users.map(({ UserId = "", UserName = "" }) => [UserId, UserName]));
  return {
    groups: listed.map(({ DisplayName: displayName = "", Description: description }, index) => ({
      displayName,
      ...(description ? { description } : {}),
      members: (memberIds[index] ?? []).flatMap((id) => names.get(id) ?? []),
    })),
    users: users.map(describe),
  };
}

/** Active Directory may know no first or last name; what is shown of the person stands for it. */
function describe({ UserName: userName = "", DisplayName, Name, Emails }: User) {
  const displayName = DisplayName || userName;
  const email = (Emails?.find(({ Primary }) => Primary) ?? Emails?.[0])?.Value;
  return {
    userName,
    displayName,
    givenName: Name?.GivenName || displayName,
    familyName: Name?.FamilyName || displayName,
    ...(email ? { email } : {}),
  };
}
