import type { AssignablePermissionSet } from "../permission-set/permission-set";

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
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
  readonly notifications:
    | {
        /** ARN of an SNS topic that lets EventBridge Scheduler's role publish. */
        readonly topicArn: string;
      }
    | {
        /** Told by a topic that is made here; each has to confirm. */
        readonly emails: readonly string[];
      };
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
  /** `PrincipalType`. */
  readonly principalType: "GROUP" | "USER";
  /** `PrincipalId`. */
  readonly principalId: string;
  /** Display name of the group, or user name. */
  readonly principalName: string;
  /** What is assigned until then. */
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
