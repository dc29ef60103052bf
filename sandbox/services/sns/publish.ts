import { randomUUID } from "node:crypto";
import { decideByText } from "../../policies/evaluate";
import type { Context } from "../operation";
import { enqueue } from "../sqs/messages";
import { findQueue, queueArn } from "../sqs/queue-store";
import type { Queue } from "../sqs/tables";
import { invalidParameter, notImplemented } from "./errors";
import type { SnsOperations } from "./operations";
import { type Subscription, subscriptions } from "./tables";
import { requireTopic, topicArn } from "./topic-store";

const longestMessage = 262_144;

interface Published {
  readonly MessageId: string;
  readonly Subject: string | undefined;
  readonly Message: string;
}

/** Whether a queue lets SNS deliver what this topic says. */
function mayDeliver({ now }: Context, queue: Queue, topic: string): boolean {
  const request = {
    principals: { Service: ["sns.amazonaws.com"] },
    action: "sqs:SendMessage",
    resource: queueArn(queue),
    keys: new Map([
      ["aws:sourcearn", [topic]],
      ["aws:sourceaccount", [topic.split(":")[4] ?? ""]],
      ["aws:securetransport", ["true"]],
      ["aws:currenttime", [now.toISOString()]],
    ]),
  };
  return decideByText(queue.attributes.Policy, request) === "allowed";
}

/** To a queue that takes it; who waits for a confirmation is told nothing. */
function deliver(context: Context, to: Subscription, published: Published): void {
  if (to.isPending || to.protocol !== "sqs") return;
  const queue = findQueue(context.transaction, to.endpoint);
  if (queue === undefined || !mayDeliver(context, queue, to.topicArn)) return;
  const envelope = {
    Type: "Notification",
    MessageId: published.MessageId,
    TopicArn: to.topicArn,
    ...(published.Subject !== undefined && { Subject: published.Subject }),
    Message: published.Message,
    Timestamp: context.now.toISOString(),
  };
  const isRaw = to.attributes.RawMessageDelivery === "true";
  enqueue(context.transaction, queue, {
    body: isRaw ? published.Message : JSON.stringify(envelope),
    attributes: {},
    senderId: "sns.amazonaws.com",
    now: context.now,
  });
}

export const publishOperations = {
  Publish(context, input) {
    const { TargetArn, TopicArn: arn = TargetArn, Message: message, Subject: subject } = input;
    if (arn === undefined) throw notImplemented("messages to telephones");
    const topic = requireTopic(context, arn, "Publish");
    if (message === "") throw invalidParameter("Empty message");
    if (Buffer.byteLength(message) > longestMessage) throw invalidParameter("Message too long");
    // As SNS has it: ASCII without line breaks, at most 100 characters.
    if (subject !== undefined && !/^[!-~][ -~]{0,99}$/.test(subject))
      throw invalidParameter("Subject");
    const published = { MessageId: randomUUID(), Subject: subject, Message: message };
    for (const subscription of context.transaction.list(subscriptions, topicArn(topic)))
      deliver(context, subscription, published);
    return { MessageId: published.MessageId };
  },
} satisfies SnsOperations;
