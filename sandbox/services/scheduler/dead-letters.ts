import type { Context } from "../operation";
import { enqueue } from "../sqs/messages";
import { findQueue, queueArn } from "../sqs/queue-store";
import { sessionOf } from "../sts/assumable-roles";
import { assumableRole, isAllowed, mayUseKey } from "./execution-role";
import type { Schedule } from "./tables";

export interface DeadLetter {
  /** The target's input. */
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Sends what could not be delivered to the schedule's queue, as the schedule's role. Where there is none,
 * or the role may not, it is lost, as in AWS.
 *
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export function sendDeadLetter(
  context: Context,
  schedule: Schedule,
  { body, attributes }: DeadLetter,
): void {
  const { transaction, now } = context;
  const queue = findQueue(transaction, schedule.target.DeadLetterConfig?.Arn ?? "");
  const role = assumableRole(context, schedule);
  if (queue === undefined || role === undefined) return;
  const session = { role, identity: sessionOf(role, "dead-letter") };
  const { Policy: policy, KmsMasterKeyId: key } = queue.attributes;
  const action = { name: "sqs:SendMessage", resource: queueArn(queue), policy };
  if (!isAllowed(context, session, action)) return;
  if (!mayUseKey(context, session, key, "sqs")) return;
  const written = Object.entries(attributes).map(
    ([name, StringValue]) => [name, { DataType: "String", StringValue }] as const,
  );
  enqueue(transaction, queue, {
    body,
    attributes: Object.fromEntries(written),
    senderId: session.identity.userId,
    now,
  });
}
