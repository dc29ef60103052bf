import type { Context } from "../operation";
import { page } from "../pagination";
import { regionOf } from "../regional";
import { defaults, withAttributes } from "./attributes";
import {
  invalidParameter,
  queueExists,
  queueKindNotImplemented,
  queueNameInvalid,
  queueNotFound,
} from "./errors";
import { messagesOf } from "./messages";
import type { SqsOperations } from "./operations";
import { putQueue, queueArn, queueUrl, requireQueue } from "./queue-store";
import { messages, type Queue, queues } from "./tables";

const seconds = (milliseconds: number): string => String(Math.floor(milliseconds / 1000));

function allAttributes(context: Context, queue: Queue): Readonly<Record<string, string>> {
  const { attributes } = queue;
  const now = context.now.getTime();
  const kept = messagesOf(context, queue);
  const count = (keep: (message: (typeof kept)[number]) => boolean) =>
    String(kept.filter(keep).length);
  return {
    ...defaults,
    ...(attributes.KmsMasterKeyId === undefined
      ? { SqsManagedSseEnabled: "true" }
      : { KmsDataKeyReusePeriodSeconds: "300" }),
    ...attributes,
    QueueArn: queueArn(queue),
    CreatedTimestamp: seconds(queue.created),
    LastModifiedTimestamp: seconds(queue.modified),
    ApproximateNumberOfMessages: count(({ visible }) => visible <= now),
    ApproximateNumberOfMessagesNotVisible: count(
      ({ visible, received }) => visible > now && received > 0,
    ),
    ApproximateNumberOfMessagesDelayed: count(
      ({ visible, received }) => visible > now && received === 0,
    ),
  };
}

export const queueOperations = {
  /** The same queue again is a success. */
  CreateQueue(context, input) {
    const { transaction, caller, region, now } = context;
    const { QueueName: name } = input;
    if (name.endsWith(".fifo")) throw queueKindNotImplemented("FIFO queues");
    if (!/^[\w-]{1,80}$/.test(name)) throw queueNameInvalid();
    const attributes = withAttributes({}, input.Attributes ?? {});
    const existing = transaction.get(queues, regionOf(caller, region), name);
    if (existing !== undefined) {
      const all = allAttributes(context, existing);
      const other = Object.entries(attributes).find(([key, value]) => all[key] !== value);
      if (other !== undefined) throw queueExists(other[0]);
      return { QueueUrl: queueUrl(context, existing) };
    }
    const created = now.getTime();
    const tags = input.tags ?? {};
    const queue = { name, accountId: caller, region, created, modified: created, attributes, tags };
    putQueue(context, queue);
    return { QueueUrl: queueUrl(context, queue) };
  },

  GetQueueUrl(context, input) {
    const owner = input.QueueOwnerAWSAccountId ?? context.caller;
    const place = regionOf(owner, context.region);
    const queue = context.transaction.get(queues, place, input.QueueName);
    if (queue === undefined) throw queueNotFound();
    return { QueueUrl: queueUrl(context, queue) };
  },

  ListQueues(context, input) {
    const { caller, region } = context;
    const { items, nextToken } = page(
      context,
      { MaxResults: input.MaxResults ?? 1000, NextToken: input.NextToken },
      queues,
      regionOf(caller, region),
      () => invalidParameter("Invalid or expired NextToken."),
      ({ name }) => name.startsWith(input.QueueNamePrefix ?? ""),
    );
    return {
      ...(items.length > 0 && { QueueUrls: items.map((queue) => queueUrl(context, queue)) }),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  GetQueueAttributes(context, input) {
    const queue = requireQueue(context, input.QueueUrl, "GetQueueAttributes");
    const asked = new Set<string>(input.AttributeNames ?? []);
    const found = Object.entries(allAttributes(context, queue)).filter(
      ([name]) => asked.has("All") || asked.has(name),
    );
    return found.length === 0 ? {} : { Attributes: Object.fromEntries(found) };
  },

  SetQueueAttributes(context, input) {
    const queue = requireQueue(context, input.QueueUrl, "SetQueueAttributes");
    const attributes = withAttributes(queue.attributes, input.Attributes ?? {});
    putQueue(context, { ...queue, attributes, modified: context.now.getTime() });
    return {};
  },

  DeleteQueue(context, input) {
    const { transaction } = context;
    const queue = requireQueue(context, input.QueueUrl, "DeleteQueue");
    for (const { id } of transaction.list(messages, queueArn(queue)))
      transaction.delete(messages, queueArn(queue), id);
    transaction.delete(queues, regionOf(queue.accountId, queue.region), queue.name);
    return {};
  },

  TagQueue(context, input) {
    const queue = requireQueue(context, input.QueueUrl, "TagQueue");
    putQueue(context, { ...queue, tags: { ...queue.tags, ...input.Tags } });
    return {};
  },

  UntagQueue(context, input) {
    const queue = requireQueue(context, input.QueueUrl, "UntagQueue");
    const kept = Object.entries(queue.tags).filter(([key]) => !input.TagKeys.includes(key));
    putQueue(context, { ...queue, tags: Object.fromEntries(kept) });
    return {};
  },

  ListQueueTags(context, input) {
    const { tags } = requireQueue(context, input.QueueUrl, "ListQueueTags");
    return Object.keys(tags).length === 0 ? {} : { Tags: tags };
  },
} satisfies SqsOperations;
