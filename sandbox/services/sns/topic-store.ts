import type { Transaction } from "../../store/store";
import type { Context } from "../operation";
import { regionOf } from "../regional";
import { authorizeByPolicy } from "../resource-policies";
import { accessDenied, invalidParameter, topicNotFound } from "./errors";
import { type Topic, topics } from "./tables";

export function topicArn({ region, accountId, name }: Omit<Topic, "attributes" | "tags">): string {
  return `arn:aws:sns:${region}:${accountId}:${name}`;
}

export function findTopic(transaction: Transaction, arn: string): Topic | undefined {
  const [, region, accountId, name] =
    /^arn:aws[\w-]*:sns:([a-z0-9-]+):(\d{12}):([\w-]{1,256})$/.exec(arn) ?? [];
  if (region === undefined || accountId === undefined || name === undefined)
    throw invalidParameter("TopicArn");
  return transaction.get(topics, regionOf(accountId, region), name);
}

/**
 * The topic of that ARN, if its policy lets the caller do this.
 *
 * @throws AwsError `NotFound`, `InvalidParameter`, `AuthorizationError`.
 */
export function requireTopic(context: Context, arn: string, action: string): Topic {
  const topic = findTopic(context.transaction, arn);
  if (topic === undefined || topic.region !== context.region) throw topicNotFound();
  authorizeByPolicy(
    context,
    topic.attributes.Policy,
    { action: `SNS:${action}`, resource: arn, owner: topic.accountId },
    (caller) => accessDenied(caller, `SNS:${action}`, arn),
  );
  return topic;
}

export function putTopic({ transaction }: Context, topic: Topic): void {
  transaction.put(topics, regionOf(topic.accountId, topic.region), topic.name, topic);
}
