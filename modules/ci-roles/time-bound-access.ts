import { allow, type Statement } from "./statement";

/** The construct TimeBoundAccess, as far as the pipeline deploys it. */
export interface TimeBoundAccessAccessProps {
  /** `name` of the construct TimeBoundAccess. */
  readonly name: string;
  /** Its `permissionsBoundaryArn`: the pipeline changes a role only within it. */
  readonly permissionsBoundaryArn: string;
  /** Region of its schedules. */
  readonly region: string;
}

interface Place extends TimeBoundAccessAccessProps {
  readonly accountId: string;
}

/** What reading all of it takes. */
export function readTimeBoundAccess({ name, region, accountId }: Place): Statement[] {
  const here = (service: string, resource: string) =>
    `arn:aws:${service}:${region}:${accountId}:${resource}`;
  return [
    allow(
      "ReadSchedules",
      [here("scheduler", `schedule/${name}/*`), here("scheduler", `schedule-group/${name}`)],
      ["scheduler:GetSchedule", "scheduler:GetScheduleGroup", "scheduler:ListTagsForResource"],
    ),
    allow(
      "ReadUndelivered",
      [here("sqs", `${name}-undelivered`)],
      ["sqs:GetQueueAttributes", "sqs:ListQueueTags"],
    ),
    allow(
      "ReadTopic",
      [here("sns", name)],
      ["sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:ListTagsForResource"],
    ),
    allow(
      "ReadTopicKey",
      [here("kms", "key/*")],
      ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"],
    ),
    // It takes no resource.
    allow("ReadAliases", ["*"], ["kms:ListAliases"]),
    allow("ReadScheduleRoles", rolesOf(name, accountId), [
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListRolePolicies",
    ]),
  ];
}

/**
 * What beginning and ending access takes besides: schedules, and which access their role may end. Queue,
 * topic and roles are made by people.
 */
export function writeTimeBoundAccess(place: Place): Statement[] {
  const { name, region, accountId, permissionsBoundaryArn } = place;
  return [
    allow(
      "WriteSchedules",
      [`arn:aws:scheduler:${region}:${accountId}:schedule/${name}/*`],
      ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:UpdateSchedule"],
    ),
    {
      ...allow("PassScheduleRoles", rolesOf(name, accountId), ["iam:PassRole"]),
      Condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
    },
    {
      ...allow(
        "ChooseWhatEnds",
        [`arn:aws:iam::${accountId}:role/${name}-end`],
        ["iam:PutRolePolicy"],
      ),
      Condition: { StringEquals: { "iam:PermissionsBoundary": permissionsBoundaryArn } },
    },
  ];
}

const rolesOf = (name: string, accountId: string): string[] =>
  ["end", "notify"].map((role) => `arn:aws:iam::${accountId}:role/${name}-${role}`);
