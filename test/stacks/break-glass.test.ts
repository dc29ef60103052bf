import type { AccessModel, BreakGlassGrant, Emergency } from "../../model/access-model";
import { account } from "../fixtures/access-model";
import { acme } from "../fixtures/acme";
import { addresses, type StackJson, synth, synthText } from "../fixtures/synth";

const SECURITY = "100000000002";
const NAME = "identity-center-break-glass";

const person: BreakGlassGrant = {
  name: "outage",
  principal: { type: "USER", name: "ana.lima" },
  environment: "dev",
  account: account("payments-dev", "100000000011"),
  permissionSet: "developer",
  justification: 'Costs ${more} than "usual"',
  ticket: "INC-1",
  approver: "bo.chen",
  from: "2027-03-31T09:00:00Z",
  until: "2027-03-31T17:00:00Z",
};

const group: BreakGlassGrant = {
  ...person,
  name: "audit",
  principal: { type: "GROUP", name: "Engineering" },
  permissionSet: "auditor",
  until: "2027-04-01T17:00:00Z",
};

const model = (changes: Partial<Emergency> = {}, more: Partial<AccessModel> = {}): AccessModel => ({
  ...acme,
  ...more,
  emergency: {
    notifications: { emails: ["security@acme.example"] },
    grants: [group, person],
    file: "access/break-glass.yaml",
    ...changes,
  },
});

function stackOf(given: AccessModel = model()): StackJson {
  const stack = synth(given).get("break-glass");
  if (stack === undefined) throw new Error("there is no stack break-glass");
  return stack;
}

const stack = stackOf();

const FRAME = [
  `aws_iam_role.${NAME}-end`,
  `aws_iam_role.${NAME}-notify`,
  `aws_iam_role_policy.${NAME}-end`,
  `aws_iam_role_policy.${NAME}-notify`,
  `aws_kms_alias.${NAME}`,
  `aws_kms_key.${NAME}`,
  `aws_scheduler_schedule_group.${NAME}`,
  `aws_sns_topic.${NAME}`,
  `aws_sns_topic_policy.${NAME}`,
  `aws_sns_topic_subscription.${NAME}--security_40_acme_2e_example`,
  `aws_sqs_queue.${NAME}`,
  `aws_sqs_queue_policy.${NAME}`,
  "data.aws_ssoadmin_instances.instance",
];

/** A policy as JSON; the quotes of Terraform's expressions in it are none of JSON's. */
const statements = (role: "end" | "notify", json: StackJson = stack) => {
  const { policy } = json.resource?.aws_iam_role_policy?.[`${NAME}-${role}`] ?? {};
  return JSON.parse(policy.replace(/\["(\w+)"\]/g, "[$1]")).Statement;
};

const scheduleOf = (name: string) => stack.resource?.aws_scheduler_schedule?.[name];

describe("addresses, which move only with what they name", () => {
  test("a file without grants in force leaves what is needed before an emergency", () => {
    expect(addresses(stackOf(model({ grants: [] })))).toEqual(FRAME);
  });

  test("each grant adds an assignment and three schedules", () => {
    expect(addresses(stack)).toEqual(
      [
        ...FRAME,
        ...["audit", "outage"].flatMap((name) =>
          ["begun", "end", "ended"].map((what) => `aws_scheduler_schedule.${name}-${what}`),
        ),
        "aws_ssoadmin_account_assignment.Engineering--auditor--payments-dev",
        "aws_ssoadmin_account_assignment.user--ana_2e_lima--developer--payments-dev",
        "data.aws_identitystore_groups.groups",
        "data.aws_identitystore_user.ana_2e_lima",
        "data.terraform_remote_state.dev",
        "data.terraform_remote_state.identity",
      ].sort(),
    );
  });

  test("a grant may be called as the stack's own resources are", () => {
    const json = stackOf(model({ grants: [{ ...person, name: NAME }] }));
    expect(addresses(json)).toEqual(
      expect.arrayContaining([...FRAME, `aws_scheduler_schedule.${NAME}-end`]),
    );
  });

  test("there is no such stack without a file", () => {
    expect(synth(acme).has("break-glass")).toBe(false);
  });
});

test("a grant changes nothing of another one", () => {
  const both = synthText(model()).get("break-glass") ?? "";
  const alone = stackOf(model({ grants: [person] }));
  expect(JSON.parse(both).resource.aws_scheduler_schedule["outage-end"]).toEqual(
    alone.resource?.aws_scheduler_schedule?.["outage-end"],
  );
});

describe("the end", () => {
  test("is a schedule in UTC that asks for exactly this removal, tries for a day, and then leaves a message", () => {
    const schedule = scheduleOf("outage-end");
    expect(schedule).toMatchObject({
      schedule_expression: "at(2027-03-31T17:00:00)",
      flexible_time_window: { mode: "OFF" },
      target: {
        arn: "arn:aws:scheduler:::aws-sdk:ssoadmin:deleteAccountAssignment",
        role_arn: `\${aws_iam_role.${NAME}-end.arn}`,
        retry_policy: { maximum_event_age_in_seconds: 86_400, maximum_retry_attempts: 185 },
        dead_letter_config: { arn: `\${aws_sqs_queue.${NAME}.arn}` },
      },
      depends_on: [`aws_iam_role_policy.${NAME}-end`],
    });
    expect(schedule?.target.input).toBe(
      [
        '{"InstanceArn":"${one(data.aws_ssoadmin_instances.instance.arns)}"',
        '"TargetId":"100000000011","TargetType":"AWS_ACCOUNT"',
        '"PermissionSetArn":"${local.dev_permission_set_arns["developer"]}"',
        '"PrincipalType":"USER","PrincipalId":"${data.aws_identitystore_user.ana_2e_lima.user_id}"}',
      ].join(","),
    );
  });

  test("is there before the assignment, and goes after it", () => {
    const assignment =
      stack.resource?.aws_ssoadmin_account_assignment?.[
        "user--ana_2e_lima--developer--payments-dev"
      ];
    expect(assignment?.depends_on).toEqual(["aws_scheduler_schedule.outage-end"]);
    expect(assignment?.lifecycle.precondition[0].error_message).toBe(
      'Access "outage" ended at 2027-03-31T17:00:00Z, and this configuration is older. Synthesize again: the plan then takes away what is left of it.',
    );
  });

  test("is done by a role that can take away this access, and nothing else", () => {
    expect(statements("end")).toEqual([
      {
        Sid: "EndAccess",
        Effect: "Allow",
        Action: "sso:DeleteAccountAssignment",
        Resource: [
          "${one(data.aws_ssoadmin_instances.instance.arns)}",
          "arn:aws:sso:::account/100000000011",
          "${local.shared_permission_set_arns[auditor]}",
          "${local.dev_permission_set_arns[developer]}",
        ],
      },
      {
        Sid: "SendUndelivered",
        Effect: "Allow",
        Action: "sqs:SendMessage",
        Resource: `\${aws_sqs_queue.${NAME}.arn}`,
      },
    ]);
    expect(statements("end", stackOf(model({ grants: [] })))).toHaveLength(1);
  });

  test("the role is Scheduler's alone, for this group, within the pipeline's boundary", () => {
    const role = stack.resource?.aws_iam_role?.[`${NAME}-end`];
    expect(JSON.parse(role?.assume_role_policy).Statement).toEqual([
      {
        Sid: "SchedulesOfThisGroup",
        Effect: "Allow",
        Principal: { Service: "scheduler.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: {
            "aws:SourceAccount": SECURITY,
            "aws:SourceArn": `\${aws_scheduler_schedule_group.${NAME}.arn}`,
          },
        },
      },
    ]);
    expect(role?.permissions_boundary).toBe(`arn:aws:iam::${SECURITY}:policy/${NAME}-boundary`);
    const byHand = stackOf(model({}, { ci: undefined }));
    expect(byHand.resource?.aws_iam_role?.[`${NAME}-end`]).not.toHaveProperty(
      "permissions_boundary",
    );
  });

  test("what could not be delivered lies encrypted in a queue that nobody else fills", () => {
    expect(stack.resource?.aws_sqs_queue?.[NAME]).toMatchObject({
      sqs_managed_sse_enabled: true,
      message_retention_seconds: 1_209_600,
    });
    const { Statement } = JSON.parse(stack.resource?.aws_sqs_queue_policy?.[NAME]?.policy);
    expect(Statement[0]).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:SendMessage",
      Condition: {
        ArnNotEquals: {
          "aws:PrincipalArn": [
            `\${aws_iam_role.${NAME}-end.arn}`,
            `\${aws_iam_role.${NAME}-notify.arn}`,
          ],
        },
      },
    });
  });
});

describe("those who are told", () => {
  test("hear of the beginning soon after the apply, once for each end", () => {
    expect(scheduleOf("outage-begun")).toMatchObject({
      schedule_expression: expect.stringContaining('timeadd(timestamp(), "3m")'),
      lifecycle: {
        ignore_changes: ["schedule_expression", "target"],
        replace_triggered_by: ["aws_scheduler_schedule.outage-ended"],
      },
      depends_on: [
        `aws_iam_role_policy.${NAME}-notify`,
        "aws_ssoadmin_account_assignment.user--ana_2e_lima--developer--payments-dev",
      ],
    });
  });

  test("read who has what, until when and why", () => {
    // Terraform reads $${ as ${.
    expect(JSON.parse(scheduleOf("outage-begun")?.target.input.replace("$${", "${"))).toMatchObject(
      {
        Subject: "Access has begun: outage",
        Message:
          'user ana.lima has developer in payments-dev (100000000011) until 2027-03-31T17:00:00Z. Approved by bo.chen, ticket INC-1: Costs ${more} than "usual"',
      },
    );
  });

  test("hear of the end when it is asked for", () => {
    expect(scheduleOf("outage-ended")).toMatchObject({
      schedule_expression: "at(2027-03-31T17:00:00)",
      target: { arn: "arn:aws:scheduler:::aws-sdk:sns:publish" },
    });
  });

  test("at a topic of their own: nothing is made, and the role may publish there alone", () => {
    const topicArn = `arn:aws:sns:us-east-1:${SECURITY}:security`;
    const theirs = stackOf(model({ notifications: { topicArn } }));
    expect(addresses(theirs).filter((address) => /sns|kms/.test(address))).toEqual([]);
    expect(statements("notify", theirs)[0]).toEqual({
      Sid: "Notify",
      Effect: "Allow",
      Action: "sns:Publish",
      Resource: topicArn,
    });
  });

  test.each([
    [SECURITY, "of theirs"],
    ["100000000099", "of another account"],
  ])("with the keys of account %s, which owns the topic %s", (owner) => {
    const topicArn = `arn:aws:sns:us-east-1:${owner}:security`;
    expect(statements("notify", stackOf(model({ notifications: { topicArn } })))[1]).toMatchObject({
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: `arn:aws:kms:us-east-1:${owner}:key/*`,
      Condition: { StringEquals: { "kms:ViaService": "sns.us-east-1.amazonaws.com" } },
    });
  });
});

describe("the pipeline", () => {
  const bootstrap = (given: AccessModel) => synth(given).get("bootstrap");

  test("has a boundary and rights for it where both are declared", () => {
    const made = addresses(bootstrap(model())).filter((address) => /break|bound/.test(address));
    expect(made).toEqual([
      `aws_iam_policy.${NAME}-boundary`,
      "aws_iam_role_policy.deploy--time-bound-access",
      "aws_iam_role_policy.plan--time-bound-access",
    ]);
  });

  test.each([
    ["without a file for emergencies", acme],
    ["without a pipeline", model({}, { ci: undefined })],
  ])("has neither %s", (_, given) => {
    expect(addresses(bootstrap(given)).filter((address) => /break|bound/.test(address))).toEqual(
      [],
    );
  });
});
