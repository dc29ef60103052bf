import { randomUUID } from "node:crypto";
import type { Context } from "../operation";
import { page } from "../pagination";
import { invalidParameter, isPending, notImplemented, subscriptionNotFound } from "./errors";
import type { SnsOperations } from "./operations";
import { type Subscription, subscriptions } from "./tables";
import { requireTopic, topicArn } from "./topic-store";

const pendingConfirmation = "pending confirmation";

/** How an endpoint of a protocol is written; AWS has more of them. */
const endpoints: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+$/,
  "email-json": /^[^\s@]+@[^\s@]+$/,
  sqs: /^arn:aws[\w-]*:sqs:[a-z0-9-]+:\d{12}:[\w-]+$/,
};

/** The topic that a subscription's ARN begins with. */
const topicOf = (arn: string): string => arn.slice(0, arn.lastIndexOf(":"));

function requireSubscription({ transaction, caller }: Context, arn: string): Subscription {
  if (!/^arn:aws[\w-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+:[\w-]+$/.test(arn))
    throw invalidParameter("SubscriptionArn");
  const found = transaction.get(subscriptions, topicOf(arn), arn);
  if (found === undefined || found.owner !== caller) throw subscriptionNotFound();
  return found;
}

function describe({ topicArn: TopicArn, ...subscription }: Subscription) {
  const { arn, owner, protocol, endpoint } = subscription;
  return {
    SubscriptionArn: subscription.isPending ? "PendingConfirmation" : arn,
    Owner: owner,
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn,
  };
}

export const subscriptionOperations = {
  /** The same endpoint again is the same subscription. */
  Subscribe(context, input) {
    const { transaction, caller } = context;
    const topic = requireTopic(context, input.TopicArn, "Subscribe");
    const { Protocol: protocol, Endpoint: endpoint = "" } = input;
    const form = endpoints[protocol];
    if (form === undefined) throw notImplemented(`subscriptions of protocol ${protocol}`);
    if (!form.test(endpoint))
      throw invalidParameter(protocol === "sqs" ? "SQS endpoint ARN" : "Email address");
    const place = topicArn(topic);
    const existing = transaction
      .list(subscriptions, place)
      .find((other) => other.protocol === protocol && other.endpoint === endpoint);
    const subscription: Subscription = existing ?? {
      arn: `${place}:${randomUUID()}`,
      topicArn: place,
      owner: caller,
      protocol,
      endpoint,
      isPending: protocol !== "sqs",
      attributes: { ...input.Attributes },
    };
    transaction.put(subscriptions, place, subscription.arn, subscription);
    const isShown = !subscription.isPending || input.ReturnSubscriptionArn === true;
    return { SubscriptionArn: isShown ? subscription.arn : pendingConfirmation };
  },

  Unsubscribe(context, input) {
    const subscription = requireSubscription(context, input.SubscriptionArn);
    if (subscription.isPending) throw isPending();
    context.transaction.delete(subscriptions, subscription.topicArn, subscription.arn);
    return {};
  },

  GetSubscriptionAttributes(context, input) {
    const subscription = requireSubscription(context, input.SubscriptionArn);
    const { arn, topicArn: TopicArn, owner, protocol, endpoint, attributes } = subscription;
    return {
      Attributes: {
        RawMessageDelivery: "false",
        ...attributes,
        SubscriptionArn: arn,
        TopicArn,
        Owner: owner,
        Protocol: protocol,
        Endpoint: endpoint,
        PendingConfirmation: String(subscription.isPending),
        ConfirmationWasAuthenticated: String(!subscription.isPending),
      },
    };
  },

  SetSubscriptionAttributes(context, input) {
    const subscription = requireSubscription(context, input.SubscriptionArn);
    const { AttributeName: name, AttributeValue: value = "" } = input;
    if (name !== "RawMessageDelivery") throw notImplemented(`attribute ${name} of subscriptions`);
    const attributes = { ...subscription.attributes, [name]: value };
    const changed = { ...subscription, attributes };
    context.transaction.put(subscriptions, subscription.topicArn, subscription.arn, changed);
    return {};
  },

  ListSubscriptionsByTopic(context, input) {
    const topic = requireTopic(context, input.TopicArn, "ListSubscriptionsByTopic");
    const { items, nextToken } = page(
      context,
      { NextToken: input.NextToken },
      subscriptions,
      topicArn(topic),
      () => invalidParameter("NextToken"),
    );
    return {
      Subscriptions: items.map(describe),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SnsOperations;
