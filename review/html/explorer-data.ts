/**
 * What the explorer's page shows, as JSON in it. Lists refer to each other by position, so that 10,000 assignments
 * stay small; no text is a key of an object. Only types here: the page's script reads them too.
 */
export interface ExplorerData {
  /** As in `o-acme123456`. */
  readonly organization: string;
  /** Sorted by name. */
  readonly environments: readonly EnvironmentData[];
  /** Sorted by environment and name; those of no environment last. */
  readonly accounts: readonly AccountData[];
  /** Sorted by name. */
  readonly permissionSets: readonly PermissionSetData[];
  /** Sorted by name. */
  readonly groups: readonly GroupData[];
  /** Sorted by user name. */
  readonly people: readonly PersonData[];
  readonly assignments: readonly AssignmentData[];
  /** Where the page shows a review. */
  readonly changes?: ChangesData;
}

export interface EnvironmentData {
  readonly name: string;
  readonly production: boolean;
}

export interface AccountData {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organizationalUnit: string;
  readonly status: string;
  readonly tags: readonly TagData[];
  /** Absent for an account that no environment owns. */
  readonly environment?: number;
}

export type TagData = readonly [key: string, value: string];

export interface PermissionSetData {
  readonly name: string;
  readonly key: string;
  readonly scope: string;
  readonly description?: string;
  /** As in `4 hours`. */
  readonly session: string;
  readonly relayState?: string;
  readonly managedPolicies: readonly string[];
  /** Path and name. */
  readonly customerManagedPolicies: readonly string[];
  /** As JSON for reading. */
  readonly inlinePolicy?: string;
  readonly boundary?: string;
  readonly tags: readonly TagData[];
  /** What it allows; several where its customer managed policies differ from account to account. */
  readonly allows: readonly AllowsData[];
}

export interface AllowsData {
  /** Position in `ACCESS_LEVELS`. */
  readonly level: number;
  /** How many actions of the levels `List` to `Permissions management`. */
  readonly counts: readonly number[];
  /** Policies whose documents are not known: it may be more. */
  readonly unknown: readonly string[];
  /** Accounts where it allows this; none for a set that reaches none. */
  readonly accounts: readonly number[];
}

export interface GroupData {
  readonly name: string;
  readonly description?: string;
  /** Positions of people, upwards; absent where nobody knows. */
  readonly members?: readonly number[];
}

export interface PersonData {
  readonly userName: string;
  readonly displayName: string;
  readonly email?: string;
}

export type AssignmentData = readonly [
  environment: number,
  principalType: typeof GROUP | typeof USER,
  /** Position in groups or people. */
  principal: number,
  permissionSet: number,
  account: number,
  /** Position in `ACCESS_LEVELS`. */
  level: number,
  /** 1 where a policy's document is not known there. */
  unknown: 0 | 1,
];

export const GROUP = 0;
export const USER = 1;

/** A review in words. */
export interface ChangesData {
  readonly sentence: string;
  readonly direction: "broadens" | "narrows" | "both" | "same-rights" | "unchanged";
  /** What somebody has to decide about, or has approved; the worst first. */
  readonly stops: readonly string[];
  /** Worst first. */
  readonly rows: readonly ChangeRowData[];
  readonly permissionSets: readonly ChangedSetData[];
  readonly people: readonly ChangeRowData[];
  /** Who joined and left groups, and what happened to accounts. */
  readonly causes: readonly CauseData[];
  /** What only plans say, where they were reviewed. */
  readonly notes: readonly string[];
}

/** Who and which accounts something in a review is about, for the filters. */
export interface ConcernsData {
  /** User names. */
  readonly people: readonly string[];
  /** Groups whose members it is about. */
  readonly groups: readonly string[];
  /** Groups that it comes through, not about all of their members. */
  readonly through: readonly string[];
  /** Ids. */
  readonly accounts: readonly string[];
}

/** The same of what a permission set gives, or gave. */
export interface ReachData extends ConcernsData {
  readonly permissionSet: string;
  readonly environments: readonly string[];
  /** The highest there, before or after; position in `ACCESS_LEVELS`. */
  readonly level: number;
}

export interface ChangedSetData extends ReachData {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface CauseData extends ConcernsData {
  readonly line: string;
}

export interface ChangeRowData extends ReachData {
  /** With a sign, as in `+ gains`. */
  readonly effect: string;
  readonly kind: "more" | "less" | "other";
  readonly who: string;
  /** Where it is one group or person; as the address of the page has it. */
  readonly subject?: { readonly kind: "group" | "person"; readonly name: string };
  readonly where: string;
  /** Why it deserves a look, or what it comes through. */
  readonly why: string;
}
