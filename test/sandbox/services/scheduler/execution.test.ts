import type { Scheduler, Target } from "@aws-sdk/client-scheduler";
import { prod, security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";
import {
  allow,
  assign,
  endTarget,
  GroupName,
  inMinutes,
  minutes,
  policy,
  queueArn,
  RoleArn,
  roleName,
  trust,
} from "./scheduler-fixture";

const account = `arn:aws:sso:::account/${prod}`;
const remove = "sso:DeleteAccountAssignment";

let running: RunningSandbox;
let scheduler: Scheduler;
let assigned: Awaited<ReturnType<typeof assign>>;
let QueueUrl: string;
beforeEach(async () => {
  running = await runSandbox();
  scheduler = running.scheduler(security);
  assigned = await assign(running);
  const queue = await running.sqs(security).createQueue({ QueueName: "dead-letters" });
  QueueUrl = queue.QueueUrl ?? "";
  await running.iam(security).createRole({ RoleName: roleName, AssumeRolePolicyDocument: trust() });
  await scheduler.createScheduleGroup({ Name: GroupName });
});
afterEach(() => running.stop());

const lets = (...statements: readonly object[]) =>
  running.iam(security).putRolePolicy({
    RoleName: roleName,
    PolicyName: "ends",
    PolicyDocument: policy(...statements),
  });

const everything = () => [
  allow(remove, assigned.assignment.InstanceArn, account, assigned.assignment.PermissionSetArn),
  allow("sqs:SendMessage", queueArn),
];

async function endIn(count: number, target: Partial<Target> = {}, more: object = {}) {
  await scheduler.createSchedule({
    Name: "ends",
    GroupName,
    ScheduleExpression: inMinutes(running, count),
    FlexibleTimeWindow: { Mode: "OFF" },
    Target: {
      Arn: endTarget,
      RoleArn,
      Input: JSON.stringify(assigned.assignment),
      DeadLetterConfig: { Arn: queueArn },
      ...target,
    },
    ...more,
  });
}

const deadLetters = async () =>
  (
    await running.sqs(security).receiveMessage({
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ["All"],
    })
  ).Messages ?? [];

test("a schedule removes an assignment when it is due, and not before, as its role", async () => {
  await lets(...everything());
  await endIn(60);
  running.sandbox.clock.advance(minutes(59));
  expect(await assigned.held()).toBe(1);
  running.sandbox.clock.advance(minutes(2));
  expect(await assigned.held()).toBe(0);
  const { Roles } = await running.iam(prod).listRoles({});
  expect(Roles?.filter(({ RoleName }) => RoleName?.startsWith("AWSReservedSSO_"))).toEqual([]);
  expect(await deadLetters()).toEqual([]);
});

test("a schedule that has fired stays, and fires once", async () => {
  await lets(...everything());
  await endIn(60);
  running.sandbox.clock.advance(minutes(61));
  await running.ssoAdmin().createAccountAssignment(assigned.assignment);
  running.sandbox.clock.advance(minutes(600));
  expect(await assigned.held()).toBe(1);
  expect((await scheduler.getSchedule({ GroupName, Name: "ends" })).State).toBe("ENABLED");
});

test("one that is asked to goes when it has fired", async () => {
  await lets(...everything());
  await endIn(60, {}, { ActionAfterCompletion: "DELETE" });
  running.sandbox.clock.advance(minutes(61));
  expect((await scheduler.listSchedules({})).Schedules).toEqual([]);
});

test("a disabled or deleted schedule does nothing", async () => {
  await lets(...everything());
  await endIn(60, {}, { State: "DISABLED" });
  running.sandbox.clock.advance(minutes(61));
  expect(await assigned.held()).toBe(1);
  await scheduler.deleteSchedule({ GroupName, Name: "ends" });
  await endIn(60);
  await scheduler.deleteSchedule({ GroupName, Name: "ends" });
  running.sandbox.clock.advance(minutes(61));
  expect(await assigned.held()).toBe(1);
});

test.each<[string, () => object[]]>([
  ["no policy for the account", () => [allow(remove, assigned.assignment.InstanceArn)]],
  [
    "a policy for another permission set",
    () => [
      allow(
        remove,
        assigned.assignment.InstanceArn,
        account,
        `${assigned.assignment.PermissionSetArn}x`,
      ),
    ],
  ],
  ["a policy for another action", () => [allow("sso:CreateAccountAssignment", "*")]],
  ["a deny", () => [allow("sso:*", "*"), { Effect: "Deny", Action: remove, Resource: account }]],
])(
  "with %s the assignment stays, and the call ends in the dead-letter queue",
  async (_, statements) => {
    await lets(...statements(), allow("sqs:SendMessage", queueArn));
    await endIn(60, { RetryPolicy: { MaximumRetryAttempts: 2 } });
    running.sandbox.clock.advance(minutes(60) + minutes(5));
    expect(await assigned.held()).toBe(1);
    const [letter, ...others] = await deadLetters();
    expect(others).toEqual([]);
    expect(JSON.parse(letter?.Body ?? "")).toEqual(assigned.assignment);
    const attributes = Object.fromEntries(
      Object.entries(letter?.MessageAttributes ?? {}).map(([name, { StringValue }]) => [
        name,
        StringValue,
      ]),
    );
    expect(attributes).toEqual({
      ERROR_CODE: "AccessDeniedException",
      ERROR_MESSAGE: expect.stringMatching(
        new RegExp(
          `assumed-role/${roleName}/.* is not authorized to perform: sso:DeleteAccountAssignment`,
        ),
      ),
      EXECUTION_ID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
      IS_PAYLOAD_TRUNCATED: "false",
      RETRY_ATTEMPTS: "2",
      SCHEDULED_TIME: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      SCHEDULE_ARN: `arn:aws:scheduler:us-east-1:${security}:schedule/${GroupName}/ends`,
      TARGET_ARN: endTarget,
    });
  },
);

test("attempts end by age where that comes first", async () => {
  await lets(allow("sqs:SendMessage", queueArn));
  await endIn(60, { RetryPolicy: { MaximumEventAgeInSeconds: 600 } });
  running.sandbox.clock.advance(minutes(71));
  const [letter] = await deadLetters();
  expect(letter?.MessageAttributes?.EXHAUSTED_RETRY_CONDITION?.StringValue).toBe(
    "MaximumEventAgeInSeconds",
  );
  expect(letter?.MessageAttributes?.RETRY_ATTEMPTS?.StringValue).toBe("3");
});

test("a call that is allowed in time succeeds at a later attempt", async () => {
  await lets(allow("sqs:SendMessage", queueArn));
  await endIn(60);
  running.sandbox.clock.advance(minutes(62));
  expect(await assigned.held()).toBe(1);
  await lets(...everything());
  running.sandbox.clock.advance(minutes(10));
  expect(await assigned.held()).toBe(0);
  expect(await deadLetters()).toEqual([]);
});

test("a role that no longer trusts Scheduler does nothing", async () => {
  await lets(...everything());
  await endIn(60, { RetryPolicy: { MaximumRetryAttempts: 0 } });
  await running.iam(security).updateAssumeRolePolicy({
    RoleName: roleName,
    PolicyDocument: trust({
      "aws:SourceArn": "arn:aws:scheduler:us-east-1:1:schedule-group/other",
    }),
  });
  running.sandbox.clock.advance(minutes(61));
  expect(await assigned.held()).toBe(1);
});

test("a boundary limits what the role's policies allow", async () => {
  const iam = running.iam(security);
  const { Policy } = await iam.createPolicy({
    PolicyName: "letters-only",
    PolicyDocument: policy(allow("sqs:SendMessage", "*")),
  });
  await iam.putRolePermissionsBoundary({ RoleName: roleName, PermissionsBoundary: Policy?.Arn });
  await lets(...everything());
  await endIn(60, { RetryPolicy: { MaximumRetryAttempts: 0 } });
  running.sandbox.clock.advance(minutes(61));
  expect(await assigned.held()).toBe(1);
  expect(await deadLetters()).toHaveLength(1);
});
