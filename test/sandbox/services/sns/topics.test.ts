import type { SNS } from "@aws-sdk/client-sns";
import { dev, security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const TopicArn = `arn:aws:sns:us-east-1:${security}:alerts`;

let running: RunningSandbox;
let sns: SNS;
beforeEach(async () => {
  running = await runSandbox();
  sns = running.sns(security);
});
afterEach(() => running.stop());

const Policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${dev}:root` },
      Action: "sns:Publish",
      Resource: TopicArn,
    },
  ],
});

test("a topic has the attributes that it was given, and AWS's policy where it has none", async () => {
  await sns.createTopic({ Name: "alerts", Attributes: { KmsMasterKeyId: "alias/aws/sns" } });
  const { Attributes } = await sns.getTopicAttributes({ TopicArn });
  expect(Attributes).toMatchObject({
    TopicArn,
    Owner: security,
    KmsMasterKeyId: "alias/aws/sns",
    SubscriptionsConfirmed: "0",
  });
  expect(JSON.parse(Attributes?.Policy ?? "")).toMatchObject({ Id: "__default_policy_ID" });
  await sns.setTopicAttributes({ TopicArn, AttributeName: "Policy", AttributeValue: Policy });
  await sns.setTopicAttributes({ TopicArn, AttributeName: "KmsMasterKeyId", AttributeValue: "" });
  const changed = (await sns.getTopicAttributes({ TopicArn })).Attributes;
  expect(changed?.Policy).toBe(Policy);
  expect(changed).not.toHaveProperty("KmsMasterKeyId");
});

test("the same topic again is a success, another one of its name is none", async () => {
  const Tags = [{ Key: "owner", Value: "security" }];
  for (let times = 0; times < 2; times++)
    expect((await sns.createTopic({ Name: "alerts", Tags })).TopicArn).toBe(TopicArn);
  await expect(
    sns.createTopic({ Name: "alerts", Tags: [{ Key: "owner", Value: "other" }] }),
  ).rejects.toThrow("Invalid parameter: Tags Reason: Topic already exists with different tags");
  expect((await sns.listTagsForResource({ ResourceArn: TopicArn })).Tags).toEqual(Tags);
  expect((await sns.listTopics({})).Topics).toEqual([{ TopicArn }]);
});

test("a subscription by e-mail waits for its confirmation, and can't be taken back until then", async () => {
  await sns.createTopic({ Name: "alerts" });
  const subscribe = (ReturnSubscriptionArn: boolean) =>
    sns.subscribe({
      TopicArn,
      Protocol: "email",
      Endpoint: "security@acme.example",
      ReturnSubscriptionArn,
    });
  expect((await subscribe(false)).SubscriptionArn).toBe("pending confirmation");
  const { SubscriptionArn } = await subscribe(true);
  expect((await sns.getSubscriptionAttributes({ SubscriptionArn })).Attributes).toMatchObject({
    Endpoint: "security@acme.example",
    PendingConfirmation: "true",
  });
  expect((await sns.listSubscriptionsByTopic({ TopicArn })).Subscriptions).toMatchObject([
    { SubscriptionArn: "PendingConfirmation", Protocol: "email" },
  ]);
  await expect(sns.unsubscribe({ SubscriptionArn })).rejects.toThrow(
    "Invalid parameter: SubscriptionArn Reason: Cannot unsubscribe a subscription that is pending confirmation",
  );
});

test("what is published reaches the queues that let the topic deliver", async () => {
  await sns.createTopic({ Name: "alerts" });
  const sqs = running.sqs(security);
  const queueArn = (name: string) => `arn:aws:sqs:us-east-1:${security}:${name}`;
  const lets = (name: string, source: string) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queueArn(name),
          Condition: { ArnEquals: { "aws:SourceArn": source } },
        },
      ],
    });
  const told: Record<string, readonly string[]> = {};
  for (const [QueueName, source, raw] of [
    ["plain", TopicArn, "false"],
    ["raw", TopicArn, "true"],
    ["closed", `${TopicArn}-other`, "false"],
  ] as const) {
    await sqs.createQueue({ QueueName, Attributes: { Policy: lets(QueueName, source) } });
    await sns.subscribe({
      TopicArn,
      Protocol: "sqs",
      Endpoint: queueArn(QueueName),
      Attributes: { RawMessageDelivery: raw },
    });
  }
  await sns.publish({ TopicArn, Subject: "Alert", Message: "something happened" });
  for (const QueueName of ["plain", "raw", "closed"]) {
    const { QueueUrl } = await sqs.getQueueUrl({ QueueName });
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl });
    told[QueueName] = Messages.map(({ Body = "" }) => Body);
  }
  expect(told.raw).toEqual(["something happened"]);
  expect(JSON.parse(told.plain?.[0] ?? "")).toMatchObject({
    Type: "Notification",
    TopicArn,
    Subject: "Alert",
    Message: "something happened",
  });
  expect(told.closed).toEqual([]);
});

test("another account publishes where the topic's policy lets it, and does nothing else", async () => {
  await sns.createTopic({ Name: "alerts", Attributes: { Policy } });
  await running.sns(dev).publish({ TopicArn, Message: "hello" });
  await expect(running.sns(dev).getTopicAttributes({ TopicArn })).rejects.toMatchObject({
    name: "AuthorizationErrorException",
  });
});

test.each([
  [
    "a topic's name with a dot",
    () => sns.createTopic({ Name: "a.b" }),
    "Invalid parameter: Topic Name",
  ],
  [
    "an attribute that no topic has",
    () => sns.createTopic({ Name: "other", Attributes: { Colour: "red" } }),
    "Invalid parameter: AttributeName",
  ],
  [
    "a topic that is not there",
    () => sns.publish({ TopicArn: `${TopicArn}x`, Message: "x" }),
    "Topic does not exist",
  ],
  [
    "an e-mail address without a domain",
    () => sns.subscribe({ TopicArn, Protocol: "email", Endpoint: "security" }),
    "Invalid parameter: Email address",
  ],
  [
    "a subject of two lines",
    () => sns.publish({ TopicArn, Subject: "a\nb", Message: "x" }),
    "Invalid parameter: Subject",
  ],
])("%s is refused", async (_, call, message) => {
  await sns.createTopic({ Name: "alerts" });
  await expect(call()).rejects.toThrow(message);
});

test("a topic that is gone already is deleted again", async () => {
  await sns.createTopic({ Name: "alerts" });
  await sns.deleteTopic({ TopicArn });
  await sns.deleteTopic({ TopicArn });
  expect((await sns.listTopics({})).Topics).toEqual([]);
});
