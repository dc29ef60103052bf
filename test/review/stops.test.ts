import { loadAccess } from "../../model/load-access";
import { visible } from "../../model/quote";
import { written } from "../../review/phrase";
import { planStates } from "../../review/plan/plan-states";
import { review, reviewPlans } from "../../review/review";
import { type StopOptions, stopsOf } from "../../review/stops";
import { type AccessTree, editedIn, loadValid, plantTree } from "../model/access-tree";
import { assignment, permissionSet, planOf, setArn } from "./plan/plan-json";
import { REVIEWED_TREE } from "./recorded-edits";

const ENGINEERING = "10000000-0000-4000-8000-000000000001";

const granted = (tree: AccessTree, entry: string): AccessTree =>
  editedIn(tree, "environments/prod.yaml", "grants:\n", `grants:\n  - ${entry}\n`);

const ADMINISTRATOR = "{ group: Engineering, permissionSet: administrator, accounts: [shop-prod] }";
const administered = granted(REVIEWED_TREE, ADMINISTRATOR);

const endingOn = (end: string): AccessTree =>
  granted(REVIEWED_TREE, ADMINISTRATOR.replace(" }", `, expires: ${end} }`));

const administeredInDevelopment = (end: string): AccessTree =>
  editedIn(
    REVIEWED_TREE,
    "environments/dev.yaml",
    "grants:\n",
    `grants:\n  - { group: Engineering, permissionSet: administrator, accounts: [shop-dev], expires: ${end} }\n`,
  );

const EMERGENCIES: AccessTree = {
  ...REVIEWED_TREE,
  "organization.yaml": `${REVIEWED_TREE["organization.yaml"]}breakGlass: { permissionSet: administrator }\n`,
};

const SNAPSHOT = "organization.snapshot.yaml";

/** A set that all environments share, whose customer managed policy makes administrators in some accounts alone. */
const administeredIn = (accounts: string, others: string): AccessTree => {
  const policy = (held: string, actions: string) =>
    `  - { name: power, path: /identity/, accounts: [${held}], document: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "${actions}", Resource: "*" } } }\n`;
  const grant = (account: string) =>
    `grants:\n  - { group: Engineering, permissionSet: power, accounts: [${account}] }\n`;
  return {
    ...REVIEWED_TREE,
    [SNAPSHOT]: `${REVIEWED_TREE[SNAPSHOT]}${policy(accounts, "*")}${others && policy(others, "s3:*")}`,
    "permission-sets/power.yaml":
      "name: power\nscope: instance\ncustomerManagedPolicies: [{ name: power, path: /identity/ }]\n",
    "environments/dev.yaml": String(REVIEWED_TREE["environments/dev.yaml"]).replace(
      "grants:\n",
      grant("shop-dev"),
    ),
    "environments/prod.yaml": String(REVIEWED_TREE["environments/prod.yaml"]).replace(
      "grants:\n",
      grant("shop-prod"),
    ),
  };
};

const exception = (rule: string, on: string, until: string): string =>
  `- { rule: ${rule}, on: ${on}, reason: Decided in the change board., approvedBy: olga, until: ${until} }\n`;

/** What the change of a tree to another stops at, as lines; judged on the first of October 2026. */
function stops(
  before: AccessTree,
  after: AccessTree,
  options: StopOptions = {},
): readonly string[] {
  const { directory, remove } = plantTree(after);
  try {
    const loaded = loadAccess(directory, { at: "2026-10-01" });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
    const found = review(loadValid(before), loaded.value);
    return stopsOf(found, { inForce: loaded.inForce, ...options }).map(
      ({ rule, words, approval }) =>
        `${rule}: ${written(words, visible)}${approval === undefined ? "" : ` (${approval.approvedBy})`}`,
    );
  } finally {
    remove();
  }
}

describe("what a review stops at", () => {
  test.each<
    readonly [what: string, before: AccessTree, after: AccessTree, stops: readonly string[]]
  >([
    [
      "a new administrator in production",
      REVIEWED_TREE,
      administered,
      ["administrator-in-production: Engineering administers shop-prod by administrator-prod"],
    ],
    [
      "an administrator of production whose end moves later",
      endingOn("2099-03-31"),
      endingOn("2099-06-30"),
      [
        "administrator-in-production: Engineering administers shop-prod by administrator-prod, which ends later: 2099-06-30 instead of 2099-03-31",
      ],
    ],
    [
      "an administrator of production whose end is taken away",
      endingOn("2099-03-31"),
      administered,
      [
        "administrator-in-production: Engineering administers shop-prod by administrator-prod, which ends later: never instead of 2099-03-31",
      ],
    ],
    [
      "an administrator of production until sooner",
      endingOn("2099-06-30"),
      endingOn("2099-03-31"),
      [],
    ],
    [
      "an administrator of another environment for longer",
      administeredInDevelopment("2099-03-31"),
      administeredInDevelopment("2099-06-30"),
      [],
    ],
    [
      "a person who joins administrators of production",
      granted(
        REVIEWED_TREE,
        "{ group: Payments-Developers, permissionSet: administrator, accounts: [shop-prod] }",
      ),
      editedIn(
        granted(
          REVIEWED_TREE,
          "{ group: Payments-Developers, permissionSet: administrator, accounts: [shop-prod] }",
        ),
        "directory.yaml",
        "members: [bo.chen]",
        "members: [ana.lima, bo.chen]",
      ),
      ["administrator-in-production: ana.lima administers shop-prod by administrator-prod"],
    ],
    [
      "a set of production that becomes one of administrators",
      REVIEWED_TREE,
      editedIn(
        REVIEWED_TREE,
        "environments/prod.yaml",
        "[ReadOnlyAccess]",
        "[AdministratorAccess]",
      ),
      [
        "administrator-in-production: Payments-Developers administers prod: developer-prod has become a set of administrators",
      ],
    ],
    [
      "a set of administrators that becomes one in production too",
      administeredIn("shop-dev", "shop-prod"),
      administeredIn("shop-dev, shop-prod", ""),
      [
        "administrator-in-production: Engineering administers prod: power has become a set of administrators",
      ],
    ],
    [
      "a set of administrators of production that becomes one elsewhere too",
      administeredIn("shop-prod", "shop-dev"),
      administeredIn("shop-dev, shop-prod", ""),
      [],
    ],
    [
      "the last administrator of an account",
      administered,
      REVIEWED_TREE,
      ["last-account-administrator: nobody administers shop-prod any more"],
    ],
    [
      "a group of administrators without its last member",
      granted(
        REVIEWED_TREE,
        "{ group: Payments-Developers, permissionSet: administrator, accounts: [shop-prod] }",
      ),
      editedIn(
        granted(
          REVIEWED_TREE,
          "{ group: Payments-Developers, permissionSet: administrator, accounts: [shop-prod] }",
        ),
        "directory.yaml",
        "members: [bo.chen]",
        "members: []",
      ),
      ["last-account-administrator: nobody administers shop-prod any more"],
    ],
    [
      "the last way into production in an emergency",
      granted(EMERGENCIES, ADMINISTRATOR),
      EMERGENCIES,
      ["break-glass-missing: nobody can enter shop-prod in an emergency any more"],
    ],
    [
      "sets that are made anew",
      REVIEWED_TREE,
      editedIn(
        REVIEWED_TREE,
        "permission-sets/viewer.yaml",
        "name: viewer\n",
        "name: viewer\nscope: instance\n",
      ),
      [
        "replaced-access: viewer is made anew in prod",
        "replaced-access: viewer is made anew in dev",
      ],
    ],
    [
      "no administrator of an account that is closed",
      administered,
      editedIn(
        administered,
        "organization.snapshot.yaml",
        "name: shop-prod, email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: ACTIVE",
        "name: shop-prod, email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: SUSPENDED",
      ),
      [],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(stops(before, after)).toEqual(expected);
  });

  test("more removals than the limit, and not as many as it", () => {
    const after = editedIn(
      REVIEWED_TREE,
      "environments/dev.yaml",
      "  - { group: Engineering, permissionSet: viewer, accounts: [all] }\n",
      "",
    );
    expect(stops(REVIEWED_TREE, after, { maxRemovals: 1 })).toEqual([
      "too-many-removals: Engineering loses viewer-dev in payments-dev",
      "too-many-removals: Engineering loses viewer-dev in shop-dev",
    ]);
    expect(stops(REVIEWED_TREE, after, { maxRemovals: 2 })).toEqual([]);
  });
});

describe("what exceptions approve", () => {
  const approved = (rule: string, on: string, until = "2026-12-31") => ({
    ...administered,
    "exceptions.yaml": exception(rule, on, until),
  });
  const administrator = "administrator-in-production";
  const stop =
    "administrator-in-production: Engineering administers shop-prod by administrator-prod";

  test.each<readonly [what: string, after: AccessTree, approvedBy: string]>([
    [
      "one for the grant",
      approved(administrator, "{ environment: prod, group: Engineering }"),
      " (olga)",
    ],
    [
      "one that ends on the day",
      approved(administrator, "{ environment: prod }", "2026-10-01"),
      " (olga)",
    ],
    ["one that has expired", approved(administrator, "{ environment: prod }", "2026-09-30"), ""],
    ["one for another group", approved(administrator, "{ group: Payments-Developers }"), ""],
    ["one for another rule", approved("replaced-access", "{ environment: prod }"), ""],
  ])("%s", (_, after, approvedBy) => {
    expect(stops(REVIEWED_TREE, after)).toEqual([`${stop}${approvedBy}`]);
  });

  test("one for an administrator of production for longer", () => {
    const after = {
      ...endingOn("2099-06-30"),
      "exceptions.yaml": exception(administrator, "{ group: Engineering }", "2026-12-31"),
    };
    expect(stops(endingOn("2099-03-31"), after)).toEqual([
      `${stop}, which ends later: 2099-06-30 instead of 2099-03-31 (olga)`,
    ]);
  });

  test("removals that are approved do not count", () => {
    const after = {
      ...editedIn(
        REVIEWED_TREE,
        "environments/dev.yaml",
        "  - { group: Engineering, permissionSet: viewer, accounts: [all] }\n",
        "",
      ),
      "exceptions.yaml": exception("too-many-removals", "{ account: shop-dev }", "2026-12-31"),
    };
    expect(stops(REVIEWED_TREE, after, { maxRemovals: 1 })).toEqual([
      "too-many-removals: Engineering loses viewer-dev in shop-dev (olga)",
    ]);
  });

  test("one for what only a review finds is no mistake while nothing changes", () => {
    const { directory, remove } = plantTree({
      ...REVIEWED_TREE,
      "exceptions.yaml": exception("replaced-access", "{ environment: prod }", "2026-12-31"),
    });
    const { warnings } = loadAccess(directory, { at: "2026-10-01" });
    remove();
    expect(warnings.map(({ rule }) => rule)).not.toContain("unmatched-exception");
  });
});

describe("a plan that reaches outside its environment", () => {
  const declared = loadValid(REVIEWED_TREE);
  const data = {
    "data.aws_identitystore_groups.all": {
      groups: [{ group_id: ENGINEERING, display_name: "Engineering" }],
    },
  };
  const given = { address: "aws_ssoadmin_account_assignment.it" };
  const set = (name: string) => ({
    address: "aws_ssoadmin_permission_set.it",
    actions: ["no-op"],
    before: permissionSet(name, "a"),
    after: permissionSet(name, "a"),
  });
  const reaches = (plan: string, changes: Parameters<typeof planOf>[0]["changes"]) => {
    const found = reviewPlans(planStates([planOf({ changes, data }, plan)], declared));
    return stopsOf(found, { declared })
      .filter(({ rule }) => rule === "outside-environment")
      .map(({ words }) => written(words, visible));
  };
  const [devAccount, prodAccount] = ["100000000011", "100000000022"];

  test.each<readonly [plan: string, target: string, reaches: number]>([
    ["dev", devAccount, 0],
    ["dev", prodAccount, 1],
    ["identity", devAccount, 1],
    ["estate", prodAccount, 0],
  ])("%s assigns in %s", (plan, target, count) => {
    const change = { ...given, after: assignment("a", ENGINEERING, target) };
    expect(reaches(plan, [set("viewer-dev"), change])).toHaveLength(count);
  });

  test("says what and where", () => {
    const change = { ...given, after: assignment("a", ENGINEERING, prodAccount) };
    expect(reaches("dev", [set("viewer-dev"), change])).toEqual([
      "the plan dev changes viewer-dev of Engineering in shop-prod, which is not one of its accounts",
    ]);
  });

  test("what is there and stays, or goes away, is no reach", () => {
    const values = assignment("a", ENGINEERING, prodAccount);
    const kept = { ...given, actions: ["no-op"], before: values, after: values };
    expect(reaches("dev", [set("viewer-dev"), kept])).toEqual([]);
    expect(reaches("dev", [set("viewer-dev"), { ...given, before: values }])).toEqual([]);
  });

  test("a permission set of another environment", () => {
    const change = {
      address: "aws_ssoadmin_managed_policy_attachment.it",
      after: {
        permission_set_arn: setArn("a"),
        managed_policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      },
    };
    const changed = {
      ...set("viewer-prod"),
      actions: ["update"],
      after: { ...permissionSet("viewer-prod", "a"), session_duration: "PT2H" },
    };
    expect(reaches("dev", [changed, change])).toEqual([
      "the plan dev changes viewer-prod, a permission set of prod",
    ]);
    expect(reaches("prod", [changed, change])).toEqual([]);
    expect(reaches("dev", [set("viewer-prod"), change])).toEqual([
      "the plan dev changes viewer-prod, a permission set of prod",
    ]);
    const kept = { ...change, actions: ["no-op"], before: change.after };
    expect(reaches("dev", [set("viewer-prod"), kept])).toEqual([]);
  });
});
