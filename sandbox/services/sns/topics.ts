import { resourcePolicyMistake } from "../../policies/grammar";
import type { Context } from "../operation";
import { page } from "../pagination";
import { regionOf } from "../regional";
import { withTags } from "../tag-list";
import { invalidParameter, notImplemented, tooManyTags, topicExists } from "./errors";
import type { SnsOperations } from "./operations";
import { subscriptions, type Topic, topics } from "./tables";
import { putTopic, requireTopic, topicArn } from "./topic-store";

const settable = new Set([
  "DeliveryPolicy",
  "DisplayName",
  "KmsMasterKeyId",
  "Policy",
  "SignatureVersion",
  "TracingConfig",
]);

/** The attributes with one set; an empty text takes it away. */
function withAttribute(
  before: Topic["attributes"],
  name: string,
  value: string,
): Topic["attributes"] {
  if (/^(Fifo|ContentBased|ArchivePolicy)/.test(name)) {
    if (value === "" || value === "false") return before;
    throw notImplemented(name);
  }
  const isFeedback = /^(HTTP|Firehose|Lambda|Application|SQS)(Success|Failure)Feedback/.test(name);
  if (!settable.has(name) && !isFeedback) throw invalidParameter("AttributeName");
  if (name === "Policy" && value !== "" && resourcePolicyMistake(value) !== undefined)
    throw invalidParameter("Policy statement action out of service scope!");
  const { [name]: _, ...others } = before;
  return value === "" ? others : { ...others, [name]: value };
}

/** Lets its account do everything, as AWS's own does. */
function defaultPolicy({ accountId, ...topic }: Topic): string {
  return JSON.stringify({
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [
          "SNS:GetTopicAttributes",
          "SNS:SetTopicAttributes",
          "SNS:AddPermission",
          "SNS:RemovePermission",
          "SNS:DeleteTopic",
          "SNS:Subscribe",
          "SNS:ListSubscriptionsByTopic",
          "SNS:Publish",
        ],
        Resource: topicArn({ accountId, ...topic }),
        Condition: { StringEquals: { "AWS:SourceOwner": accountId } },
      },
    ],
  });
}

function describe({ transaction }: Context, topic: Topic): Record<string, string> {
  const arn = topicArn(topic);
  const known = transaction.list(subscriptions, arn);
  const pending = known.filter(({ isPending }) => isPending).length;
  return {
    DisplayName: "",
    Policy: defaultPolicy(topic),
    ...topic.attributes,
    TopicArn: arn,
    Owner: topic.accountId,
    SubscriptionsPending: String(pending),
    SubscriptionsConfirmed: String(known.length - pending),
    SubscriptionsDeleted: "0",
  };
}

export const topicOperations = {
  /** The same topic again is a success. */
  CreateTopic(context, input) {
    const { transaction, caller, region } = context;
    const { Name: name, Attributes: given = {}, Tags: tags = [] } = input;
    if (name.endsWith(".fifo")) throw notImplemented("FIFO topics");
    if (!/^[\w-]{1,256}$/.test(name)) throw invalidParameter("Topic Name");
    const attributes = Object.entries(given).reduce(
      (before, [key, value]) => withAttribute(before, key, value),
      {} as Topic["attributes"],
    );
    const topic = {
      name,
      accountId: caller,
      region,
      attributes,
      tags: withTags([], tags, tooManyTags),
    };
    const existing = transaction.get(topics, regionOf(caller, region), name);
    if (existing === undefined) putTopic(context, topic);
    else if (Object.entries(attributes).some(([key, value]) => existing.attributes[key] !== value))
      throw topicExists("attributes");
    else if (tags.length > 0 && JSON.stringify(existing.tags) !== JSON.stringify(topic.tags))
      throw topicExists("tags");
    return { TopicArn: topicArn(topic) };
  },

  GetTopicAttributes(context, input) {
    return {
      Attributes: describe(context, requireTopic(context, input.TopicArn, "GetTopicAttributes")),
    };
  },

  SetTopicAttributes(context, input) {
    const topic = requireTopic(context, input.TopicArn, "SetTopicAttributes");
    const { AttributeName: name, AttributeValue: value = "" } = input;
    putTopic(context, { ...topic, attributes: withAttribute(topic.attributes, name, value) });
    return {};
  },

  /** One that is gone already is a success. */
  DeleteTopic(context, input) {
    const { transaction } = context;
    const { TopicArn: arn } = input;
    const topic = requireIfThere(context, arn);
    if (topic === undefined) return {};
    for (const subscription of transaction.list(subscriptions, arn))
      transaction.delete(subscriptions, arn, subscription.arn);
    transaction.delete(topics, regionOf(topic.accountId, topic.region), topic.name);
    return {};
  },

  ListTopics(context, input) {
    const { items, nextToken } = page(
      context,
      { NextToken: input.NextToken },
      topics,
      regionOf(context.caller, context.region),
      () => invalidParameter("NextToken"),
    );
    return {
      Topics: items.map((topic) => ({ TopicArn: topicArn(topic) })),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SnsOperations;

function requireIfThere(context: Context, arn: string): Topic | undefined {
  const [, , , , , name = ""] = arn.split(":");
  const isThere =
    context.transaction.get(topics, regionOf(context.caller, context.region), name) !== undefined;
  return isThere ? requireTopic(context, arn, "DeleteTopic") : undefined;
}
