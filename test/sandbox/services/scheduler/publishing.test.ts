import { security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";
import {
  allow,
  GroupName,
  inMinutes,
  minutes,
  policy,
  queueArn,
  RoleArn,
  roleName,
  trust,
} from "./scheduler-fixture";

const TopicArn = `arn:aws:sns:us-east-1:${security}:alerts`;
const root = `arn:aws:iam::${security}:root`;

let running: RunningSandbox;
let QueueUrl: string;
beforeEach(async () => {
  running = await runSandbox();
  const sqs = running.sqs(security);
  const Policy = policy({
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queueArn,
    Condition: { ArnEquals: { "aws:SourceArn": TopicArn } },
  });
  const queue = await sqs.createQueue({ QueueName: "dead-letters", Attributes: { Policy } });
  QueueUrl = queue.QueueUrl ?? "";
  await running.iam(security).createRole({ RoleName: roleName, AssumeRolePolicyDocument: trust() });
  await running.scheduler(security).createScheduleGroup({ Name: GroupName });
});
afterEach(() => running.stop());

/** A topic whose key, where it has one, says who may use it; and a message that is due in a minute. */
async function tell(role: readonly object[], keyPolicy: readonly object[] | undefined) {
  const sns = running.sns(security);
  const key =
    keyPolicy &&
    (await running.kms(security).createKey({
      Policy: policy(
        { Effect: "Allow", Principal: { AWS: root }, Action: "kms:PutKeyPolicy", Resource: "*" },
        ...keyPolicy,
      ),
    }));
  await sns.createTopic({
    Name: "alerts",
    ...(key && { Attributes: { KmsMasterKeyId: key.KeyMetadata?.Arn ?? "" } }),
  });
  await sns.subscribe({ TopicArn, Protocol: "sqs", Endpoint: queueArn });
  await running.iam(security).putRolePolicy({
    RoleName: roleName,
    PolicyName: "tells",
    PolicyDocument: policy(...role),
  });
  await running.scheduler(security).createSchedule({
    Name: "tells",
    GroupName,
    ScheduleExpression: inMinutes(running, 2),
    FlexibleTimeWindow: { Mode: "OFF" },
    Target: {
      Arn: "arn:aws:scheduler:::aws-sdk:sns:publish",
      RoleArn,
      Input: JSON.stringify({
        TopicArn,
        Subject: "Break-glass",
        Message: "Asked for at <aws.scheduler.scheduled-time>",
      }),
    },
  });
  running.sandbox.clock.advance(minutes(3));
  const { Messages = [] } = await running.sqs(security).receiveMessage({ QueueUrl });
  return Messages.map(({ Body }) => JSON.parse(Body ?? ""));
}

const publish = allow("sns:Publish", TopicArn);
const keyActions = ["kms:Decrypt", "kms:GenerateDataKey"];
const useKey = (principal: string) => ({
  Effect: "Allow",
  Principal: { AWS: principal },
  Action: keyActions,
  Resource: "*",
});

test("a schedule publishes, with its time in the message", async () => {
  expect(await tell([publish], undefined)).toEqual([
    expect.objectContaining({
      Type: "Notification",
      TopicArn,
      Subject: "Break-glass",
      Message: expect.stringMatching(/^Asked for at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    }),
  ]);
});

test("it doesn't without being allowed to", async () => {
  expect(await tell([allow("sns:Subscribe", TopicArn)], undefined)).toEqual([]);
});

test.each<[string, readonly object[], readonly object[], number]>([
  ["a key whose policy names the role", [publish], [useKey(RoleArn)], 1],
  [
    "a key that leaves it to the account, and a role that may",
    [publish, { Effect: "Allow", Action: keyActions, Resource: "*" }],
    [useKey(root)],
    1,
  ],
  ["a key that leaves it to the account, and a role that may not", [publish], [useKey(root)], 0],
  [
    "a key that knows nobody",
    [publish, { Effect: "Allow", Action: keyActions, Resource: "*" }],
    [],
    0,
  ],
])("an encrypted topic with %s", async (_, role, keyPolicy, told) => {
  expect(await tell(role, keyPolicy)).toHaveLength(told);
});
