import type {
  AccessControlAttribute,
  JsonValue,
  PortalOptions,
  TrustedTokenIssuer,
} from "../../../model/access-model";

/** All that an Identity Center instance holds, by name and without ids, so that it compares with what is declared. */
export interface Contents {
  /** By user name, in the terms of the Identity Store. */
  readonly users: Readonly<Record<string, object>>;
  /** By display name. */
  readonly groups: Readonly<Record<string, GroupContents>>;
  /** By the name that AWS shows. */
  readonly permissionSets: Readonly<Record<string, PermissionSetContents>>;
  /** `GROUP Engineering has developer-dev in 100000000011`, sorted. */
  readonly assignments: readonly string[];
  /** Sorted by key. */
  readonly accessControlAttributes: readonly AccessControlAttribute[];
  /** By name. */
  readonly applications: Readonly<Record<string, ApplicationContents>>;
  /** Sorted by name. */
  readonly trustedTokenIssuers: readonly TrustedTokenIssuer[];
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

export interface ApplicationContents {
  readonly description: string | undefined;
  readonly status: string | undefined;
  readonly portalOptions: PortalOptions | undefined;
  readonly assignmentRequired: boolean | undefined;
  /** `GROUP Engineering`, sorted. */
  readonly assignments: readonly string[];
  /** Names of applications, or `instance`, by scope. */
  readonly accessScopes: Readonly<Record<string, readonly string[] | undefined>>;
  readonly tags: Readonly<Record<string, string>>;
}

export const NOTHING: Contents = {
  users: {},
  groups: {},
  permissionSets: {},
  assignments: [],
  accessControlAttributes: [],
  applications: {},
  trustedTokenIssuers: [],
};

export const assignmentText = (
  type: string,
  principal: string,
  permissionSet: string,
  account: string,
): string => `${type} ${principal} has ${permissionSet} in ${account}`;
