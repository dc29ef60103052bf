import {
  type Identitystore,
  paginateListGroupMemberships,
  paginateListGroups,
  paginateListUsers,
} from "@aws-sdk/client-identitystore";
import type { Contents, GroupContents } from "./contents";
import { all } from "./pages";

export interface People extends Pick<Contents, "users" | "groups"> {
  /** Name of a user or group by id; the id itself where neither is there any more. */
  nameOf(id: string | undefined): string;
}

export async function readDirectory(
  client: Identitystore,
  IdentityStoreId: string | undefined,
): Promise<People> {
  const names = new Map<string | undefined, string>();
  const nameOf = (id: string | undefined) => names.get(id) ?? id ?? "";
  const users: Record<string, object> = {};
  for (const { UserId, IdentityStoreId: _, CreatedAt, UpdatedAt, ...user } of await all(
    paginateListUsers({ client }, { IdentityStoreId }),
    ({ Users }) => Users,
  )) {
    names.set(UserId, user.UserName ?? "");
    users[user.UserName ?? ""] = user;
  }
  const groups: Record<string, GroupContents> = {};
  for (const { GroupId, DisplayName = "", Description } of await all(
    paginateListGroups({ client }, { IdentityStoreId }),
    ({ Groups }) => Groups,
  )) {
    names.set(GroupId, DisplayName);
    const members = await all(
      paginateListGroupMemberships({ client }, { IdentityStoreId, GroupId }),
      ({ GroupMemberships }) => GroupMemberships,
    );
    groups[DisplayName] = {
      description: Description,
      members: members.map(({ MemberId }) => nameOf(MemberId?.UserId)).sort(),
    };
  }
  return { users, groups, nameOf };
}
