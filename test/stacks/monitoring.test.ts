import type { Monitoring } from "../../model/access-model";
import {
  assumeRoleWithSaml,
  type CloudTrailEvent,
  call,
  DEPLOY_ROLE,
  iamUser,
  onTheBus,
  portal,
  session,
} from "../fixtures/monitoring/cloudtrail-events";
import { matchesEvent } from "../fixtures/monitoring/matches-event";
import { matchesFilter } from "../fixtures/monitoring/matches-filter";
import { everything, monitoringOf, watchedAcme } from "../fixtures/monitoring/model";
import { addresses, type StackJson, synth, synthText } from "../fixtures/synth";

function monitoringStack(monitoring: Monitoring = everything): StackJson {
  const stack = synth(watchedAcme(monitoring)).get("monitoring");
  if (stack === undefined) throw new Error("there is no stack monitoring");
  return stack;
}

const stack = monitoringStack();

const PEOPLE = [
  "aws_kms_alias.identity-center-email",
  "aws_kms_key.identity-center-email",
  "aws_sns_topic.identity-center-email",
  "aws_sns_topic_policy.identity-center-email",
  "aws_sns_topic_subscription.identity-center-email--security_40_acme_2e_example",
];

describe("addresses, which move only with what they name", () => {
  test("everything", () => {
    expect(addresses(stack)).toEqual(
      [
        ...PEOPLE,
        "aws_accessanalyzer_analyzer.identity-center-external-access",
        "aws_accessanalyzer_analyzer.identity-center-unused-access",
        "aws_chatbot_slack_channel_configuration.identity-center-chat",
        "aws_cloudtrail.identity-center",
        ...[
          "assignments",
          "changes-by-others-1",
          "changes-by-others-2",
          "changes-by-others-3",
          "entered-100000000011",
          "entered-100000000021",
          "entered-other",
          "external-access",
          "group-memberships",
          "guardduty",
          "identity-source",
          "permission-sets",
        ].flatMap((name) => [
          `aws_cloudwatch_event_rule.identity-center-${name}`,
          `aws_cloudwatch_event_target.identity-center-${name}--chat`,
          `aws_cloudwatch_event_target.identity-center-${name}--email`,
        ]),
        "aws_cloudwatch_log_group.identity-center",
        ...[
          "assignments",
          "break-glass",
          "changes-by-others",
          "changes-by-others--2",
          "changes-by-others--3",
          "changes-by-others--4",
          "failed-sign-ins",
          "group-memberships",
          "group-memberships--2",
          "group-memberships--3",
          "identity-source",
          "identity-source--2",
          "outside-business-hours-administrator-dev",
          "outside-business-hours-auditor",
          "permission-sets",
        ].map((name) => `aws_cloudwatch_log_metric_filter.identity-center-${name}`),
        ...[
          "assignments",
          "break-glass",
          "changes-by-others",
          "failed-sign-ins",
          "group-memberships",
          "identity-source",
          "outside-business-hours-administrator-dev",
          "outside-business-hours-auditor",
          "permission-sets",
        ].map((name) => `aws_cloudwatch_metric_alarm.identity-center-${name}`),
        ...[
          "changes",
          "entered-accounts",
          "entered-at-night-or-on-weekends",
          "failed-sign-ins",
          "sign-in-addresses",
          "who-changes",
        ].map((name) => `aws_cloudwatch_query_definition.${name}`),
        "aws_config_organization_custom_policy_rule.permissions-boundaries",
        "aws_config_organization_custom_policy_rule.trust-policies",
        "aws_config_organization_managed_rule.console-mfa",
        "aws_config_organization_managed_rule.root-mfa",
        "aws_config_organization_managed_rule.unused-credentials",
        "aws_guardduty_detector.organization",
        "aws_guardduty_organization_configuration.organization",
        "aws_iam_role.identity-center",
        "aws_iam_role.identity-center-chat",
        "aws_iam_role_policy.identity-center",
        "aws_kms_alias.identity-center-chat",
        "aws_kms_key.identity-center-chat",
        "aws_sns_topic.identity-center-chat",
        "aws_sns_topic_policy.identity-center-chat",
      ].sort(),
    );
  });

  test("nothing but who would be told, where nothing is watched", () => {
    expect(addresses(monitoringStack(monitoringOf()))).toEqual(PEOPLE);
  });
});

describe("with what an organization has", () => {
  const existing = monitoringStack(
    monitoringOf({
      notifications: { topicArn: "arn:aws:sns:us-east-1:100000000002:security" },
      log: { type: "existing", logGroup: "aws-controltower/CloudTrailLogs" },
      alarms: { changes: ["identity-source"], changesByOthers: false, breakGlass: false },
      queries: true,
      guardDuty: { organization: "existing" },
      accessAnalyzer: { externalAccess: "existing" },
    }),
  );

  test("it makes no topic, trail, detector or analyzer", () => {
    const types = new Set(addresses(existing).map((one) => one.split(".")[0]));
    expect([...types].sort()).toEqual([
      "aws_cloudwatch_event_rule",
      "aws_cloudwatch_event_target",
      "aws_cloudwatch_log_metric_filter",
      "aws_cloudwatch_metric_alarm",
      "aws_cloudwatch_query_definition",
    ]);
  });

  test("it reads their log group, and tells their topic", () => {
    const { resource } = existing;
    for (const filter of Object.values(resource?.aws_cloudwatch_log_metric_filter ?? {}))
      expect(filter.log_group_name).toBe("aws-controltower/CloudTrailLogs");
    for (const alarm of Object.values(resource?.aws_cloudwatch_metric_alarm ?? {}))
      expect(alarm.alarm_actions).toEqual(["arn:aws:sns:us-east-1:100000000002:security"]);
    for (const target of Object.values(resource?.aws_cloudwatch_event_target ?? {}))
      expect(target.arn).toBe("arn:aws:sns:us-east-1:100000000002:security");
  });
});

test("only the account that administers gets to the first call", () => {
  expect(stack.provider.aws).toMatchObject([
    { region: "us-east-1", allowed_account_ids: ["100000000002"] },
  ]);
});

test("its state lies beside the others'", () => {
  expect(stack.terraform.backend.s3).toMatchObject({
    key: "identity-center/monitoring.tfstate",
    encrypt: true,
    use_lockfile: true,
  });
});

test("the order in which anything is declared never changes a byte", () => {
  const model = watchedAcme();
  const reordered = {
    ...model,
    instancePermissionSets: model.instancePermissionSets.toReversed(),
    environments: model.environments.toReversed().map((environment) => ({
      ...environment,
      accounts: environment.accounts.toReversed(),
      permissionSets: environment.permissionSets.toReversed(),
      assignments: environment.assignments.toReversed(),
    })),
  };
  expect(synthText(reordered).get("monitoring")).toBe(synthText(model).get("monitoring"));
});

test("nothing is looked up: a plan asks who is calling and no more", () => {
  expect(stack.data).toBeUndefined();
});

test("the pipeline, which it watches, can't write its state", () => {
  const policy = synth(watchedAcme()).get("bootstrap")?.resource?.aws_iam_role_policy?.[
    "deploy--state"
  ]?.policy;
  expect(policy).toContain("identity-center/monitoring.tfstate");
});

describe("alarms", () => {
  /** Alarms whose metric an event counts in. */
  function counting(event: CloudTrailEvent): string[] {
    const filters = Object.values(stack.resource?.aws_cloudwatch_log_metric_filter ?? {});
    const names = filters
      .filter(({ pattern }) => matchesFilter(pattern, event, false))
      .map((filter) => filter.metric_transformation.name.replace("identity-center-", ""));
    return [...new Set(names)].sort();
  }
  const enter = (account: string, set: string) =>
    assumeRoleWithSaml(
      account,
      `aws-reserved/sso.amazonaws.com/AWSReservedSSO_${set}_0123456789abcdef`,
    );

  test.each([
    ["the set for emergencies", enter("100000000021", "operator-prod"), ["break-glass"]],
    [
      "an administrator, wherever",
      enter("100000000011", "administrator-dev"),
      ["outside-business-hours-administrator-dev"],
    ],
    [
      "a set of all environments in production",
      enter("100000000021", "auditor"),
      ["outside-business-hours-auditor"],
    ],
    ["the same set elsewhere", enter("100000000011", "auditor"), []],
    ["what nobody holds in production", enter("100000000011", "developer-dev"), []],
    [
      "an assignment that the pipeline makes",
      call("sso.amazonaws.com", "CreateAccountAssignment", session(DEPLOY_ROLE)),
      ["assignments"],
    ],
    [
      "one that somebody makes",
      call("sso.amazonaws.com", "CreateAccountAssignment", iamUser),
      ["assignments", "changes-by-others"],
    ],
  ])("count %s", (_, event, expected) => {
    expect(counting(event)).toEqual(expected);
  });

  test("tell people and the chat", () => {
    for (const alarm of Object.values(stack.resource?.aws_cloudwatch_metric_alarm ?? {})) {
      expect(alarm.alarm_actions).toEqual([
        "${aws_sns_topic.identity-center-email.arn}",
        "${aws_sns_topic.identity-center-chat.arn}",
      ]);
    }
  });
});

describe("rules of the bus", () => {
  /** What people read by e-mail when an event comes. */
  function read(event: CloudTrailEvent): string[] {
    const message = onTheBus(event);
    return Object.entries(stack.resource?.aws_cloudwatch_event_rule ?? {})
      .filter(([, { event_pattern }]) => matchesEvent(JSON.parse(event_pattern), message))
      .map(([name]) => {
        const target = stack.resource?.aws_cloudwatch_event_target?.[`${name}--email`];
        const { input_paths, input_template } = target?.input_transformer ?? {};
        return JSON.parse(input_template).replace(/<(\w+)>/g, (_: string, value: string) =>
          String(
            input_paths[value]
              .split(".")
              .slice(1)
              .reduce((inner: Record<string, unknown>, field: string) => inner?.[field], message),
          ),
        );
      });
  }

  test("name the account, and the set by the name that people know", () => {
    expect(read(portal("Federate", "operator-prod", "100000000021"))).toEqual([
      "Identity Center user 94d00cd8-e9e6-4810-b177-b08e84775435 entered payments-prod (100000000021) as operator-prod from 203.0.113.0 at 2026-11-24T03:12:45Z.",
    ]);
  });

  test("tell of an account that nobody was known to hold it in", () => {
    expect(read(portal("GetRoleCredentials", "operator-prod", "100000000099"))).toEqual([
      "Identity Center user 94d00cd8-e9e6-4810-b177-b08e84775435 entered another account (100000000099) as operator-prod from 203.0.113.0 at 2026-11-24T03:12:45Z.",
    ]);
  });

  test("say nothing of sets without such rights", () => {
    expect(read(portal("Federate", "auditor", "100000000021"))).toEqual([]);
  });

  test("say who changed something by hand", () => {
    expect(read(call("sso.amazonaws.com", "CreateAccountAssignment", iamUser))).toEqual([
      "An assignment was changed: IAMUser arn:aws:iam::100000000001:user/samadams called CreateAccountAssignment in account 100000000001 from 203.0.113.0 at 2026-11-24T03:12:45Z.",
      "Another than the roles that deploy changed Identity Center: IAMUser arn:aws:iam::100000000001:user/samadams called CreateAccountAssignment in account 100000000001 from 203.0.113.0 at 2026-11-24T03:12:45Z.",
    ]);
  });
});

describe("access for an emergency that could not be taken away", () => {
  const emergency = {
    notifications: { emails: ["security@acme.example"] },
    grants: [],
    file: "access/break-glass.yaml",
  };
  const NAME = "identity-center-break-glass-undelivered";

  test("is told of where there is a file for emergencies, by the queue that the stack break-glass has", () => {
    const stacks = synth({ ...watchedAcme(), emergency });
    const alarm = stacks.get("monitoring")?.resource?.aws_cloudwatch_metric_alarm?.[NAME];
    expect(alarm).toMatchObject({
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      alarm_actions: expect.arrayContaining(["${aws_sns_topic.identity-center-email.arn}"]),
    });
    const queue =
      stacks.get("break-glass")?.resource?.aws_sqs_queue?.["identity-center-break-glass"];
    expect(alarm?.dimensions).toEqual({ QueueName: queue?.name });
  });

  test("is no alarm without one", () => {
    expect(stack.resource?.aws_cloudwatch_metric_alarm).not.toHaveProperty(NAME);
  });
});
