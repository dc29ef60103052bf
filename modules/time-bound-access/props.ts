import type { AssignablePermissionSet } from "../permission-set/permission-set";

export interface TimeBoundAccessProps {
  /** Of the schedule group and the topic, and what the names of roles and queue begin with: 1 to 48 letters, digits and `-`. */
  readonly name: string;
  /** 12-digit id of the account that administers Identity Center. */
  readonly accountId: string;
  /** Identity Center's home Region. */
  readonly region: string;
  /** `InstanceArn`. */
  readonly instanceArn: string;
  /** Who is told: a topic that lets the account's roles publish, or people by e-mail. */
  readonly notifications: { readonly topicArn: string } | { readonly emails: readonly string[] };
  /**
   * ARN of a managed policy that limits the roles of the schedules.
   *
   * @default - none
   */
  readonly permissionsBoundaryArn?: string;
  /** Those that hold now, each name and each access once. */
  readonly grants: readonly TimeBoundGrant[];
}

/** An account assignment that ends by itself. */
export interface TimeBoundGrant {
  /** 1 to 48 letters, digits and `. - _`; its schedules are named after it. */
  readonly name: string;
  readonly principalType: "GROUP" | "USER";
  /** `PrincipalId`. */
  readonly principalId: string;
  /** Display name of the group, or user name. */
  readonly principalName: string;
  readonly permissionSet: AssignablePermissionSet;
  /** `TargetId`: the account's 12 digits. */
  readonly targetId: string;
  /** The account's name. */
  readonly targetName: string;
  /** The moment at which it ends, in UTC: `2027-03-31T17:00:00Z`. */
  readonly until: string;
  /** One sentence that says why, for those who are told. */
  readonly reason: string;
}
