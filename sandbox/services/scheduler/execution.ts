import { AwsError } from "../../aws-error";
import type { Store, Transaction } from "../../store/store";
import type { DueWork } from "../../time/due-work";
import type { Pace } from "../../time/pace";
import type { Context } from "../operation";
import { perform } from "../service";
import { kmsAccessDenied, accessDenied as snsAccessDenied } from "../sns/errors";
import { sns } from "../sns/service";
import { findTopic } from "../sns/topic-store";
import { notAuthorized } from "../sso-admin/errors";
import { ssoAdmin } from "../sso-admin/service";
import { sendDeadLetter } from "./dead-letters";
import { assumeRoleOf, isAllowed, mayUseKey, type RoleSession } from "./execution-role";
import { deleteSchedule, findSchedule, scheduleArn } from "./schedule-store";
import { type Invocation, invocations, type Schedule } from "./tables";
import { type Call, callOf } from "./targets";

const minute = 60_000;
const longestPause = 8;

/** What schedules have to do by `now`, each as its role. */
export function dueInvocations(transaction: Transaction, now: Date, pace: Pace): DueWork[] {
  return Array.from(transaction.entries(invocations, ""), ({ key, value }) => ({ key, value }))
    .filter(({ value }) => value.due <= now.getTime())
    .map(({ key, value }) => ({
      due: value.due,
      run: (store) => attempt(store, key, value, pace),
    }));
}

/** How many calls are yet to be made, and when the first of them, in milliseconds since 1970. */
export function waitingInvocations(transaction: Transaction): {
  readonly calls: number;
  readonly nextDue: number | undefined;
} {
  const waiting = Array.from(transaction.entries(invocations, ""), ({ value }) => value.due);
  const nextDue = waiting.length === 0 ? undefined : Math.min(...waiting);
  return { calls: waiting.length, nextDue };
}

/** A call that fails leaves nothing behind but that it failed. */
function attempt(store: Store, key: string, invocation: Invocation, pace: Pace): void {
  try {
    store.transaction((transaction) => {
      const schedule = findSchedule(transaction, invocation);
      transaction.delete(invocations, "", key);
      if (schedule === undefined) return;
      call(contextOf(transaction, invocation, pace), schedule, invocation);
      complete(transaction, schedule);
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    store.transaction((transaction) =>
      retry(contextOf(transaction, invocation, pace), key, invocation, error),
    );
  }
}

function contextOf(
  transaction: Transaction,
  { accountId, region, due }: Invocation,
  pace: Pace,
): Context {
  return { transaction, caller: accountId, region, now: new Date(due), pace };
}

/** @throws AwsError what the target answers with. */
function call(context: Context, schedule: Schedule, invocation: Invocation): void {
  const session = assumeRoleOf(context, schedule, invocation.executionId.replaceAll("-", ""));
  const asked = callOf({ ...schedule.target, Input: inputOf(schedule, invocation) });
  refuse(context, session, asked);
  const service = asked.service === "sns" ? sns : ssoAdmin;
  const caller = { caller: session.identity.account, session: session.identity };
  perform(service, asked.operation, { ...context, ...caller }, asked.input);
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
export function inputOf(
  schedule: Schedule,
  { executionId, scheduled, failed }: Invocation,
): string | undefined {
  const values: Readonly<Record<string, string>> = {
    "schedule-arn": scheduleArn(schedule),
    "scheduled-time": new Date(scheduled).toISOString().replace(".000Z", "Z"),
    "execution-id": executionId,
    "attempt-number": String(failed + 1),
  };
  return schedule.target.Input?.replace(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (written, name: string) => values[name] ?? written,
  );
}

/** What the role needs to be allowed for a call. @throws AwsError where it isn't. */
function refuse(context: Context, session: RoleSession, { service, input }: Call): void {
  const text = (name: string) => String((input as Record<string, unknown>)[name] ?? "");
  if (service === "sso-admin") {
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycenter.html
    const resources = [
      text("InstanceArn"),
      `arn:aws:sso:::account/${text("TargetId")}`,
      text("PermissionSetArn"),
    ];
    const name = "sso:DeleteAccountAssignment";
    if (!resources.every((resource) => isAllowed(context, session, { name, resource })))
      throw notAuthorized(session.identity, "DeleteAccountAssignment");
    return;
  }
  const resource = text("TopicArn");
  const topic = findTopic(context.transaction, resource);
  const action = { name: "sns:Publish", resource, policy: topic?.attributes.Policy };
  if (!isAllowed(context, session, action))
    throw snsAccessDenied(session.identity.arn, "SNS:Publish", resource);
  const key = topic?.attributes.KmsMasterKeyId;
  if (!mayUseKey(context, session, key, "sns")) throw kmsAccessDenied();
}

function complete(transaction: Transaction, schedule: Schedule): void {
  if (schedule.afterCompletion === "DELETE") deleteSchedule(transaction, schedule);
}

/** AWS only says that it waits longer each time: 1, 2, 4, then every 8 minutes makes its 185 attempts in a day. */
function retry(context: Context, key: string, invocation: Invocation, error: AwsError): void {
  const { transaction } = context;
  const schedule = findSchedule(transaction, invocation);
  if (schedule === undefined) return;
  const { MaximumRetryAttempts = 185, MaximumEventAgeInSeconds = 86_400 } =
    schedule.target.RetryPolicy ?? {};
  const { failed, scheduled } = invocation;
  const due = invocation.due + Math.min(2 ** failed, longestPause) * minute;
  const exhausted =
    failed >= MaximumRetryAttempts
      ? "MaximumRetryAttempts"
      : due > scheduled + MaximumEventAgeInSeconds * 1000
        ? "MaximumEventAgeInSeconds"
        : undefined;
  if (exhausted === undefined) {
    transaction.put(invocations, "", key, { ...invocation, due, failed: failed + 1 });
    return;
  }
  transaction.delete(invocations, "", key);
  sendDeadLetter(context, schedule, {
    body: inputOf(schedule, invocation) ?? "",
    attributes: {
      ERROR_CODE: error.type,
      ERROR_MESSAGE: error.message,
      EXECUTION_ID: invocation.executionId,
      EXHAUSTED_RETRY_CONDITION: exhausted,
      IS_PAYLOAD_TRUNCATED: "false",
      RETRY_ATTEMPTS: String(failed),
      SCHEDULED_TIME: new Date(scheduled).toISOString().replace(".000Z", "Z"),
      SCHEDULE_ARN: scheduleArn(schedule),
      TARGET_ARN: schedule.target.Arn,
    },
  });
  complete(transaction, schedule);
}
