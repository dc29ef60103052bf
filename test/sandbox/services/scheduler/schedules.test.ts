import type { IAM } from "@aws-sdk/client-iam";
import type { CreateScheduleInput, Scheduler } from "@aws-sdk/client-scheduler";
import { dev, security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";
import {
  endTarget,
  GroupName,
  groupArn,
  inMinutes,
  RoleArn,
  roleName,
  trust,
} from "./scheduler-fixture";

let running: RunningSandbox;
let scheduler: Scheduler;
let iam: IAM;
let valid: CreateScheduleInput;
beforeEach(async () => {
  running = await runSandbox();
  scheduler = running.scheduler(security);
  iam = running.iam(security);
  await iam.createRole({ RoleName: roleName, AssumeRolePolicyDocument: trust() });
  await scheduler.createScheduleGroup({ Name: GroupName, Tags: [{ Key: "owner", Value: "sec" }] });
  valid = {
    Name: "ends",
    GroupName,
    ScheduleExpression: inMinutes(running, 60),
    FlexibleTimeWindow: { Mode: "OFF" },
    Target: { Arn: endTarget, RoleArn, Input: "{}" },
  };
});
afterEach(() => running.stop());

test("a schedule is kept as it was given, with AWS's defaults", async () => {
  const { ScheduleArn } = await scheduler.createSchedule({ ...valid, Description: "Ends it" });
  expect(await scheduler.getSchedule({ GroupName, Name: "ends" })).toMatchObject({
    ...valid,
    Arn: ScheduleArn,
    Description: "Ends it",
    State: "ENABLED",
    ScheduleExpressionTimezone: "UTC",
    ActionAfterCompletion: "NONE",
    Target: {
      ...valid.Target,
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
    },
  });
  expect(ScheduleArn).toBe(`arn:aws:scheduler:us-east-1:${security}:schedule/${GroupName}/ends`);
});

test("what an update leaves out is as in a new schedule", async () => {
  await scheduler.createSchedule({ ...valid, Description: "Ends it", State: "DISABLED" });
  await scheduler.updateSchedule({ ...valid, ScheduleExpression: inMinutes(running, 90) });
  const updated = await scheduler.getSchedule({ GroupName, Name: "ends" });
  expect(updated.State).toBe("ENABLED");
  expect(updated.Description).toBeUndefined();
});

test("schedules are listed by group, state and prefix, page by page", async () => {
  for (const Name of ["a-1", "a-2", "b-1"]) await scheduler.createSchedule({ ...valid, Name });
  const names = async (input: object) =>
    (await scheduler.listSchedules(input)).Schedules?.map(({ Name }) => Name);
  expect(await names({ GroupName, NamePrefix: "a-" })).toEqual(["a-1", "a-2"]);
  expect(await names({ State: "DISABLED" })).toEqual([]);
  const { Schedules, NextToken } = await scheduler.listSchedules({ MaxResults: 2 });
  expect(Schedules).toHaveLength(2);
  expect(await names({ MaxResults: 2, NextToken })).toEqual(["b-1"]);
});

test("a group goes with its schedules, and the default group stays", async () => {
  await scheduler.createSchedule(valid);
  await scheduler.deleteScheduleGroup({ Name: GroupName });
  await expect(scheduler.getSchedule({ GroupName, Name: "ends" })).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    $metadata: { httpStatusCode: 404 },
  });
  await expect(scheduler.deleteScheduleGroup({ Name: "default" })).rejects.toThrow(
    "The default schedule group can't be deleted.",
  );
  expect((await scheduler.listScheduleGroups({})).ScheduleGroups?.map(({ Name }) => Name)).toEqual([
    "default",
  ]);
});

test("groups have tags", async () => {
  const ResourceArn = groupArn;
  await scheduler.tagResource({ ResourceArn, Tags: [{ Key: "cost", Value: "1" }] });
  await scheduler.untagResource({ ResourceArn, TagKeys: ["owner"] });
  expect((await scheduler.listTagsForResource({ ResourceArn })).Tags).toEqual([
    { Key: "cost", Value: "1" },
  ]);
});

test("another account has schedules of its own", async () => {
  await expect(running.scheduler(dev).getScheduleGroup({ Name: GroupName })).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
});

const roleMessage =
  "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.";

test.each<[string, (schedule: CreateScheduleInput) => CreateScheduleInput, string | RegExp]>([
  [
    "an expression that is none",
    (schedule) => ({ ...schedule, ScheduleExpression: "at(tomorrow)" }),
    "Invalid Schedule Expression at(tomorrow).",
  ],
  [
    "a day that its month doesn't have",
    (schedule) => ({ ...schedule, ScheduleExpression: "at(2031-02-30T10:00:00)" }),
    "Invalid Schedule Expression at(2031-02-30T10:00:00).",
  ],
  [
    "a time in the past",
    (schedule) => ({ ...schedule, ScheduleExpression: "at(2020-01-01T00:00:00)" }),
    "Invalid Schedule Expression at(2020-01-01T00:00:00). The time is in the past.",
  ],
  [
    "a time zone that nobody has",
    (schedule) => ({ ...schedule, ScheduleExpressionTimezone: "Mars/Olympus" }),
    "Invalid Schedule Expression Timezone Mars/Olympus.",
  ],
  [
    "a name with a space",
    (schedule) => ({ ...schedule, Name: "no name" }),
    /^1 validation error detected: Value 'no name' at 'name' failed to satisfy constraint/,
  ],
  [
    "a role that is not there",
    (schedule) => ({
      ...schedule,
      Target: { Arn: endTarget, RoleArn: `arn:aws:iam::${security}:role/nobody` },
    }),
    roleMessage,
  ],
  [
    "a role that trusts another group",
    (schedule) => ({ ...schedule, GroupName: "default" }),
    roleMessage,
  ],
  [
    "a flexible window without a length",
    (schedule) => ({ ...schedule, FlexibleTimeWindow: { Mode: "FLEXIBLE" } }),
    /^MaximumWindowInMinutes/,
  ],
  [
    "an input that is no JSON",
    (schedule) => ({ ...schedule, Target: { Arn: endTarget, RoleArn, Input: "now" } }),
    "Invalid Input: it must be a JSON object.",
  ],
])("%s is refused", async (_, change, message) => {
  await expect(scheduler.createSchedule(change(valid))).rejects.toMatchObject({
    name: "ValidationException",
    message: typeof message === "string" ? message : expect.stringMatching(message),
  });
  expect((await scheduler.listSchedules({})).Schedules).toEqual([]);
});

test("a name is taken once, and an unknown group and schedule are named", async () => {
  await scheduler.createSchedule(valid);
  await expect(scheduler.createSchedule(valid)).rejects.toMatchObject({
    name: "ConflictException",
    message: "Schedule ends already exists.",
  });
  await expect(scheduler.createSchedule({ ...valid, GroupName: "none" })).rejects.toThrow(
    "Schedule group none does not exist.",
  );
  await expect(scheduler.updateSchedule({ ...valid, Name: "none" })).rejects.toThrow(
    "Schedule none does not exist.",
  );
});

test("what AWS has besides is said to be missing", async () => {
  await expect(
    scheduler.createSchedule({ ...valid, ScheduleExpression: "rate(5 minutes)" }),
  ).rejects.toMatchObject({ name: "NotImplementedException", $metadata: { httpStatusCode: 501 } });
});
