import type { DescribeUserResponse, ExternalId } from "@aws-sdk/client-identitystore";
import type { Table } from "../../store/store";

/** What people write about a user, in the words of the API. */
export type UserAttributes = Omit<
  DescribeUserResponse,
  | "IdentityStoreId"
  | "UserId"
  | "CreatedAt"
  | "UpdatedAt"
  | "CreatedBy"
  | "UpdatedBy"
  | "UserStatus"
>;

interface Stamps {
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Milliseconds since 1970. */
  readonly updated: number;
}

export interface User extends Stamps {
  readonly id: string;
  readonly attributes: UserAttributes;
}

export interface Group extends Stamps {
  readonly id: string;
  readonly displayName: string;
  readonly description?: string | undefined;
  readonly externalIds?: readonly ExternalId[] | undefined;
}

export interface Membership extends Stamps {
  readonly id: string;
  readonly groupId: string;
  readonly userId: string;
}

/** Partition: identity store id; key: user id. */
export const users: Table<User> = { name: "users" };
/** Partition: identity store id; key: user name in lower case; value: user id. */
export const userNames: Table<string> = { name: "user-names" };
/** Partition: identity store id; key: e-mail address in lower case; value: user id. */
export const userEmails: Table<string> = { name: "user-emails" };
/** Partition: identity store id and `USER` or `GROUP`; key: issuer and id; value: user or group id. */
export const externalIds: Table<string> = { name: "external-ids" };
/** Partition: identity store id; key: group id. */
export const groups: Table<Group> = { name: "groups" };
/** Partition: identity store id; key: display name in lower case; value: group id. */
export const groupNames: Table<string> = { name: "group-names" };
/** Partition: identity store id; key: membership id. */
export const memberships: Table<Membership> = { name: "memberships" };
/** Partition: group id; key: user id. */
export const membershipsByGroup: Table<Membership> = { name: "memberships-by-group" };
/** Partition: user id; key: group id. */
export const membershipsByMember: Table<Membership> = { name: "memberships-by-member" };
