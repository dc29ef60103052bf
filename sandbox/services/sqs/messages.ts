import { createHash, randomBytes, randomUUID } from "node:crypto";
import { identityOf } from "../../identity";
import type { Transaction } from "../../store/store";
import type { Context } from "../operation";
import { numberOf } from "./attributes";
import { invalidParameter, messageTooLong, receiptHandleInvalid } from "./errors";
import type { SqsOperations } from "./operations";
import { queueArn, requireQueue } from "./queue-store";
import { type Message, type MessageAttribute, messages, type Queue } from "./tables";

const most = 10;

const md5 = (data: string | Buffer): string => createHash("md5").update(data).digest("hex");

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation */
function attributesDigest(attributes: Readonly<Record<string, MessageAttribute>>): string {
  const sized = (text: string) => {
    const bytes = Buffer.from(text, "utf8");
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const parts = Object.keys(attributes)
    .sort()
    .flatMap((name) => {
      const { DataType, StringValue = "" } = attributes[name] ?? { DataType: "" };
      return [sized(name), sized(DataType), Buffer.from([1]), sized(StringValue)];
    });
  return md5(Buffer.concat(parts));
}

/** What a queue still holds: what is older than it keeps has gone. */
export function messagesOf(
  { transaction, now }: Pick<Context, "transaction" | "now">,
  queue: Queue,
): readonly Message[] {
  const oldest = now.getTime() - numberOf(queue.attributes, "MessageRetentionPeriod") * 1000;
  return transaction.list(messages, queueArn(queue)).filter(({ sent }) => sent > oldest);
}

/** Puts a message into a queue, whoever sends it. */
export function enqueue(
  transaction: Transaction,
  queue: Queue,
  {
    now,
    delaySeconds = numberOf(queue.attributes, "DelaySeconds"),
    ...content
  }: Pick<Message, "body" | "attributes" | "senderId"> & {
    readonly now: Date;
    readonly delaySeconds?: number | undefined;
  },
): Message {
  const sent = now.getTime();
  const visible = sent + delaySeconds * 1000;
  const message = { ...content, id: randomUUID(), sent, visible, received: 0 };
  transaction.put(messages, queueArn(queue), message.id, message);
  return message;
}

function describe({ id, body, attributes, ...message }: Message, names: readonly string[]) {
  const shown = Object.entries(attributes).filter(
    ([name]) => names.includes(name) || names.includes("All") || names.includes(".*"),
  );
  const chosen = Object.fromEntries(shown);
  return {
    MessageId: id,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: md5(body),
    Body: body,
    ...(shown.length > 0 && {
      MessageAttributes: chosen,
      MD5OfMessageAttributes: attributesDigest(chosen),
    }),
  };
}

export const messageOperations = {
  SendMessage(context, input) {
    const queue = requireQueue(context, input.QueueUrl, "SendMessage");
    const { MessageBody: body, MessageAttributes: given = {} } = input;
    if (body === "") throw invalidParameter("Message must be at least one character.");
    const limit = numberOf(queue.attributes, "MaximumMessageSize");
    if (Buffer.byteLength(body) > limit) throw messageTooLong(limit);
    const attributes = Object.fromEntries(
      Object.entries(given).map(([name, { DataType, StringValue }]) => [
        name,
        { DataType, StringValue },
      ]),
    );
    const { id } = enqueue(context.transaction, queue, {
      body,
      attributes,
      senderId: identityOf(context).userId,
      now: context.now,
      delaySeconds: input.DelaySeconds,
    });
    return {
      MessageId: id,
      MD5OfMessageBody: md5(body),
      ...(Object.keys(given).length > 0 && {
        MD5OfMessageAttributes: attributesDigest(attributes),
      }),
    };
  },

  ReceiveMessage(context, input) {
    const { transaction } = context;
    const queue = requireQueue(context, input.QueueUrl, "ReceiveMessage");
    const { MaxNumberOfMessages: wanted = 1 } = input;
    if (wanted < 1 || wanted > most)
      throw invalidParameter(
        `Value ${wanted} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and ${most}, if provided.`,
      );
    const now = context.now.getTime();
    const timeout = input.VisibilityTimeout ?? numberOf(queue.attributes, "VisibilityTimeout");
    const received = messagesOf(context, queue)
      .filter(({ visible }) => visible <= now)
      .slice(0, wanted)
      .map((message) => ({
        ...message,
        visible: now + timeout * 1000,
        received: message.received + 1,
        firstReceived: message.firstReceived ?? now,
        receiptHandle: randomBytes(48).toString("base64"),
      }));
    for (const message of received) transaction.put(messages, queueArn(queue), message.id, message);
    const system = new Set<string>([
      ...(input.MessageSystemAttributeNames ?? []),
      ...(input.AttributeNames ?? []),
    ]);
    return received.length === 0
      ? {}
      : {
          Messages: received.map((message) => ({
            ...describe(message, input.MessageAttributeNames ?? []),
            ...(system.size > 0 && { Attributes: systemAttributes(message, system) }),
          })),
        };
  },

  DeleteMessage(context, input) {
    const queue = requireQueue(context, input.QueueUrl, "DeleteMessage");
    const { ReceiptHandle: handle } = input;
    if (!/^[\w+/]{64}$/.test(handle)) throw receiptHandleInvalid(handle);
    const found = messagesOf(context, queue).find(({ receiptHandle }) => receiptHandle === handle);
    // One that is gone was deleted before.
    if (found !== undefined) context.transaction.delete(messages, queueArn(queue), found.id);
    return {};
  },

  PurgeQueue(context, input) {
    const queue = requireQueue(context, input.QueueUrl, "PurgeQueue");
    for (const { id } of context.transaction.list(messages, queueArn(queue)))
      context.transaction.delete(messages, queueArn(queue), id);
    return {};
  },
} satisfies SqsOperations;

function systemAttributes(message: Message, asked: ReadonlySet<string>) {
  const all = {
    SenderId: message.senderId,
    SentTimestamp: String(message.sent),
    ApproximateReceiveCount: String(message.received),
    ApproximateFirstReceiveTimestamp: String(message.firstReceived),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => asked.has("All") || asked.has(name)),
  );
}
