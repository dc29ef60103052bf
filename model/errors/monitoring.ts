import { error, type Finding } from "../finding";
import { enumerate, quote } from "../quote";

export const notificationTargets = (given: "none" | "both"): Finding =>
  error({
    rule: "one-notification",
    message: `Who is told is exactly one of "topic" and people ("emails", "slack" or the two), got ${given}.`,
    fix:
      given === "none"
        ? "Add e-mail addresses, a Slack channel, or the ARN of a topic that exists."
        : "Subscribe people to the topic that exists, or leave it out.",
  });

/** `given` is the Region of the topic, `region` Identity Center's. */
export const topicElsewhere = (given: string, region: string): Finding =>
  error({
    rule: "topic-in-another-region",
    message: `A topic is in Identity Center's Region, got one in ${quote(given)} instead of ${quote(region)}: AWS publishes from there alone.`,
    fix: `Name a topic in ${region}; to reach others, subscribe a queue or a function of theirs to it.`,
  });

export const trailOrLogGroup = (given: "none" | "both"): Finding =>
  error({
    rule: "one-log",
    message: `CloudTrail's log is exactly one of "logGroup" and "trail", got ${given}.`,
    fix:
      given === "none"
        ? "Name the log group that there is, or have a trail made."
        : "Keep one of the two.",
  });

/** `fields` are fields of the file that read CloudTrail's events. */
export const noLog = (fields: readonly string[]): Finding =>
  error({
    rule: "monitoring-without-log",
    message: `Alarms and queries read CloudTrail's events in a log group, got ${enumerate(fields)} and no "cloudTrail".`,
    fix: "Add cloudTrail with the log group of the organization's trail, or have one made.",
  });

export const noDeployRole = (field: string): Finding =>
  error({
    rule: "monitoring-without-deploy-role",
    message: `Changes by others are told from those of the roles that deploy, got ${quote(field)} and no role: organization.yaml has no "ci".`,
    fix: "Name the roles under deployRoles.",
  });

export const noBreakGlassSet = (): Finding =>
  error({
    rule: "monitoring-without-break-glass",
    message:
      'Use of the set for emergencies is watched where one is named, got "breakGlass" here and none in organization.yaml.',
    fix: "Name it there, as breakGlass.permissionSet.",
  });

export const unheldBreakGlassSet = (key: string): Finding =>
  error({
    rule: "monitoring-without-break-glass",
    message: `Use of the set for emergencies is watched where it can be used, got "breakGlass" here and ${quote(key)} in no environment.`,
    fix: "List it under permissionSets of an environment.",
  });

export const noBusinessHours = (hour: number): Finding =>
  error({
    rule: "empty-business-hours",
    message: `A working day ends at another hour than it begins, got ${hour} twice.`,
    fix: "Write two hours.",
  });
