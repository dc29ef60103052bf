import type { Table } from "../../store/store";
import type { Tag } from "../tag-list";

export interface ScheduleGroup {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly modified: number;
  readonly tags: readonly Tag[];
}

/** What a schedule calls, as AWS spells it. */
export interface Target {
  readonly Arn: string;
  readonly RoleArn: string;
  readonly Input?: string | undefined;
  readonly DeadLetterConfig?: { readonly Arn?: string | undefined } | undefined;
  readonly RetryPolicy?:
    | {
        readonly MaximumEventAgeInSeconds?: number | undefined;
        readonly MaximumRetryAttempts?: number | undefined;
      }
    | undefined;
}

export interface FlexibleTimeWindow {
  readonly Mode: "OFF" | "FLEXIBLE";
  readonly MaximumWindowInMinutes?: number | undefined;
}

/** A one-time schedule. */
export interface Schedule {
  readonly name: string;
  readonly group: string;
  readonly accountId: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly modified: number;
  readonly expression: string;
  /** IANA's name. */
  readonly timezone: string;
  readonly state: "ENABLED" | "DISABLED";
  readonly description?: string | undefined;
  readonly kmsKeyArn?: string | undefined;
  readonly window: FlexibleTimeWindow;
  readonly target: Target;
  readonly afterCompletion: "NONE" | "DELETE";
}

/** A call that a schedule has yet to make, or to make again. */
export interface Invocation {
  readonly accountId: string;
  readonly region: string;
  /** Group and name of the schedule. */
  readonly schedule: string;
  /** A UUID; the same for every attempt. */
  readonly executionId: string;
  /** What the schedule says, in milliseconds since 1970. */
  readonly scheduled: number;
  /** When the next attempt is made, in milliseconds since 1970. */
  readonly due: number;
  /** How many attempts have failed. */
  readonly failed: number;
}

/** Partition: account id and Region; key: name. */
export const scheduleGroups: Table<ScheduleGroup> = { name: "scheduler-groups" };
/** Partition: account id and Region; key: group and name. */
export const schedules: Table<Schedule> = { name: "scheduler-schedules" };
/** Partition: empty; key: ARN of the schedule. */
export const invocations: Table<Invocation> = { name: "scheduler-invocations" };
