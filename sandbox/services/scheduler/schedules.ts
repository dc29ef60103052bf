import type { Context } from "../operation";
import { page } from "../pagination";
import { regionOf } from "../regional";
import {
  expressionPast,
  invalidToken,
  roleNotAssumable,
  scheduleExists,
  windowInvalid,
} from "./errors";
import { assumableRole } from "./execution-role";
import { momentOf } from "./expressions";
import { defaultGroup, requireGroup } from "./groups";
import type { SchedulerOperations } from "./operations";
import {
  deleteSchedule,
  putSchedule,
  requireSchedule,
  scheduleArn,
  scheduleKey,
} from "./schedule-store";
import { type FlexibleTimeWindow, type Schedule, schedules, type Target } from "./tables";
import { callOf } from "./targets";

/** What creating and updating have in common: what an update leaves out is as in a new one. */
interface Declared {
  readonly Name: string;
  readonly GroupName?: string | undefined;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string | undefined;
  readonly Description?: string | undefined;
  readonly State?: "ENABLED" | "DISABLED" | undefined;
  readonly KmsKeyArn?: string | undefined;
  readonly FlexibleTimeWindow: FlexibleTimeWindow;
  readonly Target: Target;
  readonly ActionAfterCompletion?: "NONE" | "DELETE" | undefined;
}

function keep(context: Context, declared: Declared, created: number): { ScheduleArn: string } {
  const { transaction, caller, region, now } = context;
  const { FlexibleTimeWindow: window, Target: target } = declared;
  const { name: group } = requireGroup(context, declared.GroupName ?? defaultGroup);
  const schedule: Schedule = {
    name: declared.Name,
    group,
    accountId: caller,
    region,
    created,
    modified: now.getTime(),
    expression: declared.ScheduleExpression,
    timezone: declared.ScheduleExpressionTimezone ?? "UTC",
    state: declared.State ?? "ENABLED",
    description: declared.Description,
    kmsKeyArn: declared.KmsKeyArn,
    window,
    target: withDefaults(target),
    afterCompletion: declared.ActionAfterCompletion ?? "NONE",
  };
  if ((window.Mode === "FLEXIBLE") !== (window.MaximumWindowInMinutes !== undefined))
    throw windowInvalid();
  const due = momentOf(schedule.expression, schedule.timezone);
  if (due <= now.getTime()) throw expressionPast(schedule.expression);
  callOf(target);
  if (assumableRole(context, schedule) === undefined) throw roleNotAssumable();
  putSchedule(transaction, schedule, due);
  return { ScheduleArn: scheduleArn(schedule) };
}

function withDefaults(target: Target): Target {
  const { MaximumEventAgeInSeconds = 86_400, MaximumRetryAttempts = 185 } =
    target.RetryPolicy ?? {};
  return { ...target, RetryPolicy: { MaximumEventAgeInSeconds, MaximumRetryAttempts } };
}

export const scheduleOperations = {
  CreateSchedule(context, input) {
    const { transaction, caller, region, now } = context;
    const key = scheduleKey(input.GroupName ?? defaultGroup, input.Name);
    if (transaction.get(schedules, regionOf(caller, region), key) !== undefined)
      throw scheduleExists(input.Name);
    return keep(context, input, now.getTime());
  },

  UpdateSchedule(context, input) {
    const { created } = requireSchedule(context, input.GroupName ?? defaultGroup, input.Name);
    return keep(context, input, created);
  },

  GetSchedule(context, input) {
    const schedule = requireSchedule(context, input.GroupName ?? defaultGroup, input.Name);
    const { description, kmsKeyArn } = schedule;
    return {
      Arn: scheduleArn(schedule),
      Name: schedule.name,
      GroupName: schedule.group,
      ScheduleExpression: schedule.expression,
      ScheduleExpressionTimezone: schedule.timezone,
      State: schedule.state,
      ...(description !== undefined && { Description: description }),
      ...(kmsKeyArn !== undefined && { KmsKeyArn: kmsKeyArn }),
      FlexibleTimeWindow: schedule.window,
      Target: schedule.target,
      ActionAfterCompletion: schedule.afterCompletion,
      CreationDate: new Date(schedule.created),
      LastModificationDate: new Date(schedule.modified),
    };
  },

  DeleteSchedule(context, input) {
    const group = input.GroupName ?? defaultGroup;
    deleteSchedule(context.transaction, requireSchedule(context, group, input.Name));
    return {};
  },

  ListSchedules(context, input) {
    const { GroupName: group, NamePrefix: prefix = "", State: state } = input;
    if (group !== undefined) requireGroup(context, group);
    const { items, nextToken } = page(
      context,
      input,
      schedules,
      regionOf(context.caller, context.region),
      invalidToken,
      (schedule) =>
        (group === undefined || schedule.group === group) &&
        (state === undefined || schedule.state === state) &&
        schedule.name.startsWith(prefix),
    );
    return {
      Schedules: items.map((schedule) => ({
        Arn: scheduleArn(schedule),
        Name: schedule.name,
        GroupName: schedule.group,
        State: schedule.state,
        Target: { Arn: schedule.target.Arn },
        CreationDate: new Date(schedule.created),
        LastModificationDate: new Date(schedule.modified),
      })),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SchedulerOperations;
