import { type AccessTree, added, loadedText, loadValid, VALID_TREE } from "../access-tree";

const PEOPLE = "notifications: { emails: [security@acme.example] }\n";

const monitoring = (text: string, people = PEOPLE): AccessTree =>
  added("monitoring.yaml", `${people}${text}`);

const inOrganization = (tree: AccessTree, line: string): AccessTree => ({
  ...tree,
  "organization.yaml": `${VALID_TREE["organization.yaml"]}${line}\n`,
});

const LOG = "cloudTrail: { logGroup: CloudTrail/logs }\n";

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "nobody to tell",
    tree: monitoring("", "notifications: {}\n"),
    shows: [
      "access/monitoring.yaml:1:1 error one-notification",
      '  Who is told is exactly one of "topic" and people ("emails", "slack" or the two), got none.',
      "  fix: Add e-mail addresses, a Slack channel, or the ARN of a topic that exists.",
    ],
  },
  {
    given: "a topic of others and people",
    tree: monitoring(
      "",
      'notifications: { topic: "arn:aws:sns:us-east-1:100000000002:alerts", emails: [a@acme.example] }\n',
    ),
    shows: [
      "access/monitoring.yaml:1:1 error one-notification",
      '  Who is told is exactly one of "topic" and people ("emails", "slack" or the two), got both.',
      "  fix: Subscribe people to the topic that exists, or leave it out.",
    ],
  },
  {
    given: "a topic by its name",
    tree: monitoring("", "notifications: { topic: alerts }\n"),
    shows: [
      "access/monitoring.yaml:1:25 error invalid-topic-arn",
      '  A topic\'s ARN has the form arn:aws:sns:us-east-1:100000000002:alerts, got "alerts".',
      "  fix: Copy the topic's ARN.",
    ],
  },
  {
    given: "a topic in another Region than Identity Center's",
    tree: monitoring("", 'notifications: { topic: "arn:aws:sns:eu-west-1:100000000002:alerts" }\n'),
    shows: [
      "access/monitoring.yaml:1:25 error topic-in-another-region",
      '  A topic is in Identity Center\'s Region, got one in "eu-west-1" instead of "us-east-1": AWS publishes from there alone.',
      "  fix: Name a topic in us-east-1; to reach others, subscribe a queue or a function of theirs to it.",
    ],
  },
  {
    given: "a channel by its name",
    tree: monitoring(
      "",
      'notifications: { slack: { workspace: T012AB3C4, channel: "#alerts" } }\n',
    ),
    shows: [
      "access/monitoring.yaml:1:58 error invalid-slack-id",
      '  A Slack workspace or channel is given by its id, as in T012AB3C4 or C012AB3C4D5, got "#alerts".',
      "  fix: Copy the id from Slack: of the workspace from its address in the browser, of the channel from its details.",
    ],
  },
  {
    given: "alarms and queries without events to read",
    tree: monitoring("alarms: { changes: [assignments] }\nqueries: true\n"),
    shows: [
      "access/monitoring.yaml:2:1 error monitoring-without-log",
      '  Alarms and queries read CloudTrail\'s events in a log group, got "alarms", "queries" and no "cloudTrail".',
      "  fix: Add cloudTrail with the log group of the organization's trail, or have one made.",
    ],
  },
  {
    given: "neither log group nor trail",
    tree: monitoring("cloudTrail: {}\n"),
    shows: [
      "access/monitoring.yaml:2:1 error one-log",
      '  CloudTrail\'s log is exactly one of "logGroup" and "trail", got none.',
      "  fix: Name the log group that there is, or have a trail made.",
    ],
  },
  {
    given: "a log group and a trail",
    tree: monitoring("cloudTrail: { logGroup: logs, trail: { bucket: acme-trail } }\n"),
    shows: [
      "access/monitoring.yaml:2:1 error one-log",
      '  CloudTrail\'s log is exactly one of "logGroup" and "trail", got both.',
      "  fix: Keep one of the two.",
    ],
  },
  {
    given: "a log group by its ARN",
    tree: monitoring(
      'cloudTrail: { logGroup: "arn:aws:logs:us-east-1:100000000002:log-group:logs" }\n',
    ),
    shows: [
      "access/monitoring.yaml:2:25 error invalid-log-group",
      '  A log group\'s name has 1 to 512 letters, digits and characters of _-/.#, got "arn:aws:logs:us-east-1:100000000002:log-group:logs".',
      "  fix: Write the name alone, as in aws-controltower/CloudTrailLogs.",
    ],
  },
  {
    given: "changes by others where nobody is known to deploy",
    tree: monitoring("events: { changesByOthers: true }\n"),
    shows: [
      "access/monitoring.yaml:2:11 error monitoring-without-deploy-role",
      '  Changes by others are told from those of the roles that deploy, got "changesByOthers" and no role: organization.yaml has no "ci".',
      "  fix: Name the roles under deployRoles.",
    ],
  },
  {
    given: "a session in place of a role",
    tree: monitoring('deployRoles: ["arn:aws:sts::100000000002:assumed-role/deploy/ci"]\n'),
    shows: [
      "access/monitoring.yaml:2:15 error invalid-role-arn",
      '  A role\'s ARN has the form arn:aws:iam::100000000002:role/deploy, got "arn:aws:sts::100000000002:assumed-role/deploy/ci".',
      "  fix: Copy the role's ARN; a session's ARN of STS is another.",
    ],
  },
  {
    given: "a set for emergencies that nobody has named",
    tree: monitoring(`${LOG}alarms: { breakGlass: true }\n`),
    shows: [
      "access/monitoring.yaml:3:11 error monitoring-without-break-glass",
      '  Use of the set for emergencies is watched where one is named, got "breakGlass" here and none in organization.yaml.',
      "  fix: Name it there, as breakGlass.permissionSet.",
    ],
  },
  {
    given: "a set for emergencies that no environment has",
    tree: {
      ...inOrganization(
        monitoring(`${LOG}alarms: { breakGlass: true }\n`),
        "breakGlass: { permissionSet: emergency }",
      ),
      "permission-sets/emergency.yaml": "name: emergency\nmanagedPolicies: [AdministratorAccess]\n",
    },
    shows: [
      "access/monitoring.yaml:3:11 error monitoring-without-break-glass",
      '  Use of the set for emergencies is watched where it can be used, got "breakGlass" here and "emergency" in no environment.',
      "  fix: List it under permissionSets of an environment.",
    ],
  },
  {
    given: "a day without hours",
    tree: monitoring(
      `${LOG}alarms: { outsideBusinessHours: { days: [monday], from: 7, to: 7 } }\n`,
    ),
    shows: [
      "access/monitoring.yaml:3:60 error empty-business-hours",
      "  A working day ends at another hour than it begins, got 7 twice.",
      "  fix: Write two hours.",
    ],
  },
  {
    given: "an hour that no day has",
    tree: monitoring(
      `${LOG}alarms: { outsideBusinessHours: { days: [monday], from: 7, to: 24 } }\n`,
    ),
    shows: [
      "access/monitoring.yaml:3:64 error invalid-hour",
      '  An hour is 0 to 23, in UTC, got "24".',
      "  fix: Write the hour alone, as in 7.",
    ],
  },
  {
    given: "a threshold of none",
    tree: monitoring(`${LOG}alarms: { failedSignIns: { threshold: 0, minutes: 15 } }\n`),
    shows: [
      "access/monitoring.yaml:3:39 error invalid-threshold",
      '  The threshold of failed sign-ins is 1 to 10000, got "0".',
      "  fix: Write a whole number.",
    ],
  },
  {
    given: "half minutes",
    tree: monitoring(`${LOG}alarms: { failedSignIns: { threshold: 3, minutes: 1.5 } }\n`),
    shows: [
      "access/monitoring.yaml:3:51 error invalid-minutes",
      '  Failed sign-ins are counted in 1 to 1440 minutes, got "1.5".',
      "  fix: Write a whole number.",
    ],
  },
  {
    given: "a text in place of a number",
    tree: monitoring(`${LOG}alarms: { failedSignIns: { threshold: three, minutes: 15 } }\n`),
    shows: [
      "access/monitoring.yaml:3:39 error wrong-type",
      '  "threshold" takes a number, got the text "three".',
      "  fix: Write a number here.",
    ],
  },
  {
    given: "a detector by its ARN",
    tree: monitoring("guardDuty: { organization: managed, detector: detector/1 }\n"),
    shows: [
      "access/monitoring.yaml:2:47 error invalid-detector-id",
      '  A detector\'s id has 32 digits and letters a to f, got "detector/1".',
      "  fix: Read it with: aws guardduty list-detectors",
    ],
  },
  {
    given: "unused access after two years",
    tree: monitoring("accessAnalyzer: { unusedAccessDays: 730 }\n"),
    shows: [
      "access/monitoring.yaml:2:37 error invalid-unused-access-days",
      '  The age of unused access is 1 to 365 days, got "730".',
      "  fix: Write a whole number.",
    ],
  },
  {
    given: "unused credentials after no day",
    tree: monitoring("config: { checks: [root-mfa], unusedCredentialDays: 0 }\n"),
    shows: [
      "access/monitoring.yaml:2:53 error invalid-unused-credential-days",
      '  The age of unused credentials is 1 to 3650 days, got "0".',
      "  fix: Write a whole number.",
    ],
  },
  {
    given: "a misspelt kind of change",
    tree: monitoring("events: { changes: [assignment] }\n"),
    shows: [
      "access/monitoring.yaml:2:21 error invalid-choice",
      '  An entry of "changes" is one of "permission-sets", "assignments", "group-memberships", "identity-source", got the text "assignment".',
      '  nearest: "assignments"',
      "  fix: Write one of them.",
    ],
  },
];

describe("monitoring.yaml", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});

describe("what is watched", () => {
  test("is what is declared, sorted, with days by their numbers", () => {
    const { monitoring: watched } = loadValid(
      inOrganization(
        monitoring(
          [
            "cloudTrail: { trail: { bucket: acme-trail, retentionDays: 400 } }",
            "deployRoles: [arn:aws:iam::100000000002:role/by-hand]",
            "alarms:",
            "  changes: [permission-sets, assignments]",
            "  outsideBusinessHours: { days: [tuesday, monday], from: 16, to: 1 }",
            "  changesByOthers: true",
            "events: { administratorUse: true }",
            "guardDuty: { organization: existing }",
            "",
          ].join("\n"),
          "notifications: { slack: { workspace: T012AB3C4, channel: C012AB3C4D5 } }\n",
        ),
        "ci: { github: { repository: acme/identity-center } }",
      ),
    );
    expect(watched).toEqual({
      notifications: { emails: [], slack: { workspace: "T012AB3C4", channel: "C012AB3C4D5" } },
      log: { type: "trail", bucket: "acme-trail", retentionDays: 400 },
      deployRoles: [
        "arn:aws:iam::100000000002:role/identity-center-deploy",
        "arn:aws:iam::100000000002:role/by-hand",
      ],
      alarms: {
        changes: ["assignments", "permission-sets"],
        changesByOthers: true,
        outsideBusinessHours: { days: [1, 2], from: 16, to: 1 },
        breakGlass: false,
      },
      events: { changes: [], changesByOthers: false, administratorUse: true },
      queries: false,
      guardDuty: { organization: "existing" },
    });
  });

  test("takes the end of access for an emergency for no change by others", () => {
    const tree = inOrganization(
      monitoring(""),
      "ci: { github: { repository: acme/identity-center } }",
    );
    const emergency = { "break-glass.yaml": "notify: { emails: [security@acme.example] }\n" };
    expect(loadValid({ ...tree, ...emergency }).monitoring?.deployRoles).toEqual([
      "arn:aws:iam::100000000002:role/identity-center-deploy",
      "arn:aws:iam::100000000002:role/identity-center-break-glass-end",
    ]);
  });

  test("is nothing without the file", () => {
    expect(loadValid(VALID_TREE)).not.toHaveProperty("monitoring");
  });
});
