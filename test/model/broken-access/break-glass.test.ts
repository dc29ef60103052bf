import { renderDiagnostic } from "../../../model/render-diagnostic";
import { type AccessTree, added, editedIn, load, loadedText, loadValid } from "../access-tree";

const NOTIFY = "notify: { emails: [security@acme.example] }\n";
const AT = "2027-03-31T12:00:00Z";

interface Entry {
  readonly [field: string]: string;
}

const VALID: Entry = {
  name: "payments-down",
  user: "bo.chen",
  account: "payments-prod",
  permissionSet: "viewer",
  justification: "Payments are down since noon.",
  ticket: "INC-7",
  approver: "ana.lima",
  from: "2027-03-31T12:00:00Z",
  until: "2027-03-31T16:00:00Z",
};

const entry = (fields: Entry): string =>
  `  - { ${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ")} }\n`;

const emergency = (...fields: readonly Entry[]): AccessTree =>
  added("break-glass.yaml", `${NOTIFY}grants:\n${fields.map(entry).join("")}`);

const without = (field: string): Entry =>
  Object.fromEntries(Object.entries(VALID).filter(([name]) => name !== field));

const only = (tree: AccessTree) => loadedText(tree, AT).split("\n");

describe("break-glass.yaml", () => {
  test("gives what holds at the moment", () => {
    expect(loadValid(emergency(VALID), AT).emergency).toEqual({
      notifications: { emails: ["security@acme.example"] },
      file: "access/break-glass.yaml",
      grants: [
        {
          name: "payments-down",
          principal: { type: "USER", name: "bo.chen" },
          environment: "prod",
          account: expect.objectContaining({ id: "100000000021" }),
          permissionSet: "viewer",
          justification: "Payments are down since noon.",
          ticket: "INC-7",
          approver: "ana.lima",
          from: "2027-03-31T12:00:00Z",
          until: "2027-03-31T16:00:00Z",
        },
      ],
    });
  });

  test.each([
    ["2027-03-31T11:59:59Z", 0],
    ["2027-03-31T12:00:00Z", 1],
    ["2027-03-31T15:59:59Z", 1],
    ["2027-03-31T16:00:00Z", 0],
  ])("at %s gives %s of one", (at, count) => {
    expect(loadValid(emergency(VALID), at).emergency?.grants).toHaveLength(count);
  });

  test.each([
    [
      "2027-03-31T11:00:00Z",
      [
        "access/break-glass.yaml:3:177 notice future-emergency",
        '  A grant for an emergency holds from its beginning, got 2027-03-31T12:00:00Z for "payments-down"; it is 2027-03-31T11:00:00Z, so it gives nothing yet.',
        "  fix: Deploy again at 2027-03-31T12:00:00Z or later.",
      ],
    ],
    [
      "2027-04-01T00:00:00Z",
      [
        "access/break-glass.yaml:3:206 warning unrecorded-emergency",
        '  What happened in an emergency is written down, got nothing for "payments-down", which ended at 2027-03-31T16:00:00Z; it is 2027-04-01T00:00:00Z.',
        "  fix: Run idc break-glass record payments-down and write it; until then nobody opens another for the same person.",
      ],
    ],
  ])("says at %s what it leaves out", (at, shows) => {
    const { warnings, notices } = load(emergency(VALID), at);
    const shown = [...warnings, ...notices].filter(({ rule }) => rule.endsWith("-emergency"));
    expect(
      shown.flatMap((one) =>
        renderDiagnostic(one)
          .replace(/^\S+access\//, "access/")
          .split("\n"),
      ),
    ).toEqual(shows);
  });

  test("says of what has ended and is recorded only that it gives nothing", () => {
    const tree = emergency({ ...VALID, record: "docs/post-mortems/payments-down.md" });
    const { warnings, notices } = load(tree, "2027-04-01");
    const rules = [...warnings, ...notices].map(({ rule }) => rule);
    expect(rules.filter((rule) => rule.endsWith("-emergency"))).toEqual(["ended-emergency"]);
  });

  test("may name people, accounts and sets that are gone in what is past", () => {
    const past = {
      ...VALID,
      user: "nobody",
      approver: "none",
      account: "gone",
      permissionSet: "old",
    };
    expect(load(emergency(past), "2027-04-01")).toMatchObject({ ok: true });
    expect(load(emergency(past), AT)).toMatchObject({ ok: false });
  });

  test("is the one place where a person may have an administrator's set", () => {
    const sets = {
      "permission-sets/administrator.yaml":
        "name: administrator\nmanagedPolicies: [AdministratorAccess]\n",
    };
    const prod = "environments/prod.yaml";
    const held = editedIn(
      { ...emergency({ ...VALID, permissionSet: "administrator" }), ...sets },
      prod,
      "permissionSets:\n",
      "permissionSets:\n  administrator: {}\n",
    );
    const rulesOf = (tree: AccessTree) => {
      const { warnings, notices } = load(tree, AT);
      return [...warnings, ...notices].map(({ rule }) => rule);
    };
    const direct = editedIn(
      held,
      prod,
      "grants:\n",
      "grants:\n  - { user: bo.chen, permissionSet: administrator, accounts: [shop-prod] }\n",
    );
    const count = (tree: AccessTree) =>
      rulesOf(tree).filter((rule) => rule === "direct-user-grant").length;
    expect(count(direct)).toBe(count(held) + 1);
  });
});

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "nobody to tell",
    tree: added("break-glass.yaml", "notify: {}\n"),
    shows: [
      "access/break-glass.yaml:1:1 error one-notification",
      '  Who is told of access for emergencies is exactly one of "topic" and "emails", got none.',
      "  fix: Add e-mail addresses, or the ARN of a topic that exists.",
    ],
  },
  {
    given: "a topic in another Region than Identity Center's",
    tree: added(
      "break-glass.yaml",
      'notify: { topic: "arn:aws:sns:eu-west-1:100000000002:alerts" }\n',
    ),
    shows: [
      "access/break-glass.yaml:1:18 error topic-in-another-region",
      '  A topic is in Identity Center\'s Region, got one in "eu-west-1" instead of "us-east-1": AWS publishes from there alone.',
      "  fix: Name a topic in us-east-1; to reach others, subscribe a queue or a function of theirs to it.",
    ],
  },
  {
    given: "more than 72 hours",
    tree: emergency({ ...VALID, until: "2027-04-03T12:00:01Z" }),
    shows: [
      "access/break-glass.yaml:3:206 error emergency-too-long",
      "  A grant for an emergency lasts at most 72 hours, got an end that is later than 2027-04-03T12:00:00Z for one that begins at 2027-03-31T12:00:00Z.",
      "  fix: Set until to 2027-04-03T12:00:00Z or earlier; what is needed for longer is a grant of an environment, with expires.",
    ],
  },
  {
    given: "an end before the beginning",
    tree: emergency({ ...VALID, until: "2027-03-31T11:00:00Z" }),
    shows: [
      "access/break-glass.yaml:3:206 error emergency-ends-before-it-begins",
      "  A grant for an emergency ends after it begins, got 2027-03-31T11:00:00Z after 2027-03-31T12:00:00Z.",
      "  fix: Set a later until.",
    ],
  },
  {
    given: "a day instead of a moment",
    tree: emergency({ ...VALID, until: "2027-04-01" }),
    shows: [
      "access/break-glass.yaml:3:206 error invalid-moment",
      '  A moment has the form YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar, got "2027-04-01".',
      "  fix: Write for example 2027-03-31T17:00:00Z.",
    ],
  },
  {
    given: "an unknown person",
    tree: emergency({ ...VALID, user: "bo.chan" }),
    shows: [
      "access/break-glass.yaml:3:34 error unknown-user",
      '  A grant for an emergency names a user of the directory, got "bo.chan".',
      '  nearest: "bo.chen"',
      "  fix: Correct the user name, or add the user to directory.yaml.",
    ],
  },
  {
    given: "an unknown approver",
    tree: emergency({ ...VALID, approver: "ana.lma" }),
    shows: [
      "access/break-glass.yaml:3:161 error unknown-approver",
      '  The approver of a grant for an emergency is a user of the directory, got "ana.lma".',
      '  nearest: "ana.lima"',
      "  fix: Correct the user name.",
    ],
  },
  {
    given: "somebody who approves his own",
    tree: emergency({ ...VALID, approver: "bo.chen" }),
    shows: [
      "access/break-glass.yaml:3:161 error own-approver",
      '  A grant for an emergency is approved by somebody else than whoever gets it, got "bo.chen".',
      "  fix: Ask somebody else to approve it, and name him.",
    ],
  },
  {
    given: "a group whose member approves",
    tree: emergency({ ...without("user"), group: "Engineering", permissionSet: "developer" }),
    shows: [
      "access/break-glass.yaml:3:149 error own-approver",
      '  A grant for an emergency is approved by somebody else than whoever gets it, got "ana.lima", who is in "Engineering".',
      "  fix: Ask somebody else to approve it, and name him.",
    ],
  },
  {
    given: "an unknown account",
    tree: emergency({ ...VALID, account: "payment-prod" }),
    shows: [
      "access/break-glass.yaml:3:52 error unknown-account",
      '  An account is one of the snapshot\'s, got "payment-prod".',
      '  nearest: "payments-prod"',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "the management account",
    tree: emergency({ ...VALID, account: "management" }),
    shows: [
      "access/break-glass.yaml:3:52 error emergency-in-management",
      '  A grant for an emergency reaches accounts that the delegated administrator can give access to, got "management", the management account.',
      "  fix: Enter it as AWS says for an emergency there: with the root user, or an IAM user kept for that.",
    ],
  },
  {
    given: "an account of no environment",
    tree: editedIn(
      emergency({ ...VALID, account: "shop-prod" }),
      "organization.snapshot.yaml",
      "shop-prod@acme.example, organizationalUnit: Workloads/Prod,",
      "shop-prod@acme.example, organizationalUnit: Workloads,",
    ),
    shows: [
      "access/break-glass.yaml:3:52 error emergency-outside-environments",
      '  A grant for an emergency reaches an account of an environment, got "shop-prod", which belongs to none.',
      "  fix: Give its organizational unit to an environment in organization.yaml.",
    ],
  },
  {
    given: "an account that is suspended",
    tree: editedIn(
      emergency({ ...VALID, account: "shop-prod" }),
      "organization.snapshot.yaml",
      "organizationalUnit: Workloads/Prod, status: ACTIVE",
      "organizationalUnit: Workloads/Prod, status: SUSPENDED",
    ),
    shows: [
      "access/break-glass.yaml:3:52 error emergency-in-inactive-account",
      '  A grant for an emergency reaches an active account, got "shop-prod", which is SUSPENDED.',
      "  fix: Name another account.",
    ],
  },
  {
    given: "nothing but what has ended and is recorded",
    tree: emergency({
      ...VALID,
      from: "2027-03-30T12:00:00Z",
      until: "2027-03-30T16:00:00Z",
      record: "docs/post-mortems/payments-down.md",
    }),
    shows: [
      "access/break-glass.yaml:3:206 notice ended-emergency",
      '  A grant for an emergency holds until its end, got 2027-03-30T16:00:00Z for "payments-down"; it is 2027-03-31T12:00:00Z, so it gives nothing.',
      "  fix: Keep it as the record, or remove it.",
    ],
  },
  {
    given: "an unknown permission set",
    tree: emergency({ ...VALID, permissionSet: "viewr" }),
    shows: [
      "access/break-glass.yaml:3:82 error unknown-permission-set",
      '  A permission set is one of the catalog\'s, got "viewr".',
      '  nearest: "viewer"',
      "  fix: Correct the name, or add the set to permission-sets/.",
    ],
  },
  {
    given: "a permission set that the environment has none of",
    tree: {
      ...emergency({ ...VALID, account: "payments-dev", permissionSet: "operator" }),
      "permission-sets/operator.yaml": "name: operator\nmanagedPolicies: [ViewOnlyAccess]\n",
      "environments/prod.yaml": String(emergency()["environments/prod.yaml"]).replace(
        "permissionSets:\n",
        "permissionSets:\n  operator: {}\n",
      ),
    },
    shows: [
      "access/break-glass.yaml:3:81 error emergency-set-not-ready",
      '  A grant for an emergency gives a permission set that is there beforehand, got "operator", which "dev" has none of.',
      '  fix: Add "operator: {}" to permissionSets in environments/dev.yaml and deploy it, or name a set of that environment.',
    ],
  },
  {
    given: "what the person has anyway",
    tree: emergency({ ...VALID, user: "ana.lima", approver: "bo.chen", account: "security" }),
    shows: [
      "access/break-glass.yaml:3:5 error standing-access",
      '  A grant for an emergency gives what is not there otherwise, got "viewer" in "security" for "ana.lima", who has that by a grant: its end would take it away.',
      "  fix: Name another permission set, or the person instead of the group.",
    ],
  },
  {
    given: "the same at the same time, the account once by its id",
    tree: emergency(VALID, {
      ...VALID,
      name: "again",
      account: '"100000000021"',
      from: "2027-03-31T15:00:00Z",
      until: "2027-03-31T18:00:00Z",
    }),
    shows: [
      "access/break-glass.yaml:4:5 error overlapping-emergency",
      '  Two grants for emergencies do not give the same at the same time, got one beside "payments-down" on line 3: the first end would take both away.',
      "  fix: Set a later until there instead, or leave one out.",
    ],
  },
  {
    given: "a name twice",
    tree: emergency(VALID, {
      ...VALID,
      account: "shop-prod",
    }),
    shows: [
      "access/break-glass.yaml:4:13 error duplicate-name",
      '  The name of a grant for an emergency is unique, got "payments-down" again; line 3 has it already.',
      "  fix: Change or remove one of the two.",
    ],
  },
  {
    given: "a name that no schedule can have",
    tree: emergency({ ...VALID, name: '"Payments down"' }),
    shows: [
      "access/break-glass.yaml:3:13 error invalid-emergency-name",
      '  The name of a grant for an emergency has 1 to 48 lower-case letters, digits and hyphens, got "Payments down".',
      "  fix: Choose a name such as 2027-03-31-payments-prod.",
    ],
  },
  {
    given: "a record outside the repository",
    tree: emergency({ ...VALID, record: "../notes.md" }),
    shows: [
      "access/break-glass.yaml:3:236 error invalid-record",
      '  A record is a path in this repository to a Markdown file, got "../notes.md".',
      "  fix: Write it as idc break-glass record does: docs/post-mortems/NAME.md.",
    ],
  },
];

describe("in break-glass.yaml", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(only(tree)).toEqual(shows);
  });
});
