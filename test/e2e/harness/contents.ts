import type { JsonValue } from "../../../model/access-model";

/** All that an Identity Center instance holds, by name and without ids, so that it compares with what is declared. */
export interface Contents {
  /** By user name. */
  readonly users: Readonly<Record<string, UserContents>>;
  /** By display name. */
  readonly groups: Readonly<Record<string, GroupContents>>;
  /** By the name that AWS shows. */
  readonly permissionSets: Readonly<Record<string, PermissionSetContents>>;
  /** `GROUP Engineering has developer-dev in 100000000011`, sorted. */
  readonly assignments: readonly string[];
}

export interface UserContents {
  readonly displayName: string | undefined;
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  readonly emails: readonly (string | undefined)[];
}

export interface GroupContents {
  readonly description: string | undefined;
  /** User names, sorted. */
  readonly members: readonly string[];
}

export interface PermissionSetContents {
  readonly description: string | undefined;
  readonly sessionDuration: string | undefined;
  readonly relayState: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** ARNs, sorted. */
  readonly managedPolicies: readonly string[];
  /** Path and name, sorted. */
  readonly customerManagedPolicies: readonly string[];
  readonly inlinePolicy: JsonValue | undefined;
  /** ARN, or path and name. */
  readonly permissionsBoundary: string | undefined;
  /** Ids of the accounts that have the set as it stands, sorted. */
  readonly provisionedIn: readonly string[];
  /** Ids of the accounts that still have an earlier version of it, sorted. */
  readonly outdatedIn: readonly string[];
}

export const NOTHING: Contents = { users: {}, groups: {}, permissionSets: {}, assignments: [] };

export const assignmentText = (
  type: string,
  principal: string,
  permissionSet: string,
  account: string,
): string => `${type} ${principal} has ${permissionSet} in ${account}`;
