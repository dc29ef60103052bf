import type { SQS } from "@aws-sdk/client-sqs";
import { dev, security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox, signedFor } from "../../running-sandbox";

const QueueName = "dead-letters";
const QueueArn = `arn:aws:sqs:us-east-1:${security}:${QueueName}`;

let running: RunningSandbox;
let sqs: SQS;
beforeEach(async () => {
  running = await runSandbox();
  sqs = running.sqs(security);
});
afterEach(() => running.stop());

const create = async (Attributes: Record<string, string> = {}) =>
  (await sqs.createQueue({ QueueName, Attributes })).QueueUrl ?? "";

const all = async (QueueUrl: string) =>
  (await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ["All"] })).Attributes;

const queuePolicy = (Effect: string, account: string, Action: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect, Principal: { AWS: `arn:aws:iam::${account}:root` }, Action, Resource: QueueArn },
    ],
  });

test("a new queue has AWS's defaults, and is encrypted", async () => {
  expect(await all(await create())).toMatchObject({
    QueueArn,
    SqsManagedSseEnabled: "true",
    MessageRetentionPeriod: "345600",
    VisibilityTimeout: "30",
    ApproximateNumberOfMessages: "0",
  });
});

test("a key turns SQS's own encryption off, and taking it away turns that on again", async () => {
  const QueueUrl = await create({ KmsMasterKeyId: "alias/aws/sqs" });
  expect(await all(QueueUrl)).toMatchObject({
    KmsMasterKeyId: "alias/aws/sqs",
    SqsManagedSseEnabled: "false",
  });
  await expect(
    sqs.setQueueAttributes({
      QueueUrl,
      Attributes: { KmsMasterKeyId: "alias/aws/sqs", SqsManagedSseEnabled: "true" },
    }),
  ).rejects.toMatchObject({ name: "InvalidAttributeValue" });
  await sqs.setQueueAttributes({
    QueueUrl,
    Attributes: { KmsMasterKeyId: "", SqsManagedSseEnabled: "true" },
  });
  expect(await all(QueueUrl)).not.toHaveProperty("KmsMasterKeyId");
});

test("the same queue again is a success, another one of its name is none", async () => {
  const QueueUrl = await create({ VisibilityTimeout: "60" });
  expect(await create({ VisibilityTimeout: "60" })).toBe(QueueUrl);
  expect((await sqs.getQueueUrl({ QueueName })).QueueUrl).toBe(QueueUrl);
  await expect(create({ VisibilityTimeout: "61" })).rejects.toMatchObject({
    name: "QueueNameExists",
    message:
      "A queue already exists with the same name and a different value for attribute VisibilityTimeout",
  });
});

test("messages are received, hidden for a while, and deleted", async () => {
  const QueueUrl = await create();
  await sqs.sendMessage({
    QueueUrl,
    MessageBody: "hello",
    MessageAttributes: { WHY: { DataType: "String", StringValue: "test" } },
  });
  const receive = async () =>
    (
      await sqs.receiveMessage({
        QueueUrl,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["ApproximateReceiveCount"],
      })
    ).Messages ?? [];
  const [first] = await receive();
  expect(first).toMatchObject({
    Body: "hello",
    MessageAttributes: { WHY: { StringValue: "test" } },
    Attributes: { ApproximateReceiveCount: "1" },
  });
  expect(await receive()).toEqual([]);
  expect((await all(QueueUrl))?.ApproximateNumberOfMessagesNotVisible).toBe("1");
  running.sandbox.clock.advance(31_000);
  const [again] = await receive();
  expect(again?.Attributes?.ApproximateReceiveCount).toBe("2");
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: again?.ReceiptHandle ?? "" });
  running.sandbox.clock.advance(31_000);
  expect(await receive()).toEqual([]);
});

test("a queue keeps a message for as long as it says", async () => {
  const QueueUrl = await create({ MessageRetentionPeriod: "60" });
  await sqs.sendMessage({ QueueUrl, MessageBody: "hello" });
  running.sandbox.clock.advance(61_000);
  expect((await all(QueueUrl))?.ApproximateNumberOfMessages).toBe("0");
});

test("its policy opens it to other accounts, and shuts it to its own", async () => {
  const QueueUrl = await create({ Policy: queuePolicy("Allow", dev, "sqs:SendMessage") });
  const theirs = running.sqs(dev);
  await theirs.sendMessage({ QueueUrl, MessageBody: "hello" });
  await expect(theirs.receiveMessage({ QueueUrl })).rejects.toMatchObject({ name: "AccessDenied" });
  await sqs.setQueueAttributes({
    QueueUrl,
    Attributes: { Policy: queuePolicy("Deny", security, "sqs:SendMessage") },
  });
  await expect(sqs.sendMessage({ QueueUrl, MessageBody: "hello" })).rejects.toMatchObject({
    name: "AccessDenied",
  });
});

test.each([
  ["an attribute that no queue has", { Colour: "red" }, "InvalidAttributeName"],
  ["a number that is too large", { VisibilityTimeout: "43201" }, "InvalidAttributeValue"],
  ["a policy that is none", { Policy: "{}" }, "InvalidAttributeValue"],
  ["a FIFO queue's attribute", { FifoQueue: "true" }, "NotImplementedException"],
])("%s is refused", async (_, attributes, name) => {
  await expect(create(attributes)).rejects.toMatchObject({ name });
  expect((await sqs.listQueues({})).QueueUrls).toBeUndefined();
});

test("a queue that is not there is said under both of SQS's codes", async () => {
  const QueueUrl = await create();
  await sqs.tagQueue({ QueueUrl, Tags: { owner: "security" } });
  expect((await sqs.listQueueTags({ QueueUrl })).Tags).toEqual({ owner: "security" });
  await sqs.deleteQueue({ QueueUrl });
  const { status, headers, body } = await running.send("POST", "/", {
    headers: {
      authorization: signedFor("sqs", security),
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "AmazonSQS.GetQueueAttributes",
    },
    body: JSON.stringify({ QueueUrl }),
  });
  expect(status).toBe(400);
  expect(JSON.parse(body)).toMatchObject({ __type: "QueueDoesNotExist" });
  expect(headers["x-amzn-query-error"]).toBe("AWS.SimpleQueueService.NonExistentQueue;Sender");
});
