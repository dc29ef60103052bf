import { type AccessTree, edited, loadedText, removed, VALID_TREE } from "../access-tree";

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "unknown group",
    tree: edited("environments/dev.yaml", "group: Engineering", "group: Enginering"),
    shows: [
      "access/environments/dev.yaml:2:14 error unknown-group",
      '  A grant names a group of the directory, got "Enginering".',
      '  nearest: "Engineering"',
      "  fix: Correct the name, or add the group to directory.yaml.",
    ],
  },
  {
    given: "a group named constructor",
    tree: edited("environments/dev.yaml", "group: Engineering", "group: constructor"),
    shows: [
      "access/environments/dev.yaml:2:14 error unknown-group",
      '  A grant names a group of the directory, got "constructor".',
      "  fix: Correct the name, or add the group to directory.yaml.",
    ],
  },
  {
    given: "unknown user",
    tree: edited("environments/prod.yaml", "user: ana.lima", "user: anna.lima"),
    shows: [
      "access/environments/prod.yaml:7:13 error unknown-user",
      '  A grant names a user of the directory, got "anna.lima".',
      '  nearest: "ana.lima"',
      "  fix: Correct the user name, or add the user to directory.yaml.",
    ],
  },
  {
    given: "an unknown permission set",
    tree: edited("environments/dev.yaml", "permissionSet: viewer", "permissionSet: viewers"),
    shows: [
      "access/environments/dev.yaml:2:42 error unknown-permission-set",
      '  A permission set is one of the catalog\'s, got "viewers".',
      '  nearest: "viewer"',
      "  fix: Correct the name, or add the set to permission-sets/.",
    ],
  },
  {
    given: "unknown account",
    tree: edited("environments/dev.yaml", "[payments-dev]", "[paymentsdev]"),
    shows: [
      "access/environments/dev.yaml:3:72 error unknown-account",
      '  An account is one of the snapshot\'s, got "paymentsdev".',
      '  nearest: "payments-dev"',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an unknown account id",
    tree: edited("environments/dev.yaml", "[payments-dev]", '["100000000019"]'),
    shows: [
      "access/environments/dev.yaml:3:72 error unknown-account",
      '  An account is one of the snapshot\'s, got "100000000019".',
      '  nearest: "100000000011"',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an account of another environment",
    tree: edited("environments/dev.yaml", "[payments-dev]", "[payments-prod]"),
    shows: [
      "access/environments/dev.yaml:3:72 error foreign-account",
      '  A grant of "dev" reaches accounts of "dev" only, got "payments-prod", which belongs to "prod".',
      "  fix: Move the grant to environments/prod.yaml.",
    ],
  },
  {
    given: "the management account",
    tree: edited("environments/prod.yaml", "[security]", "[management]"),
    shows: [
      "access/environments/prod.yaml:6:62 error foreign-account",
      '  A grant of "prod" reaches accounts of "prod" only, got "management", the management account, which belongs to none.',
      "  fix: Move the grant to environments/management.yaml: access to the management account has a stack of its own.",
    ],
  },
  {
    given: "an account of no environment",
    tree: {
      ...edited("environments/dev.yaml", "[payments-dev]", "[security]"),
      "organization.yaml": VALID_TREE["organization.yaml"].replace(", Security", ""),
      "environments/prod.yaml": VALID_TREE["environments/prod.yaml"]
        .replace("[security]", "[shop-prod]")
        .replace("100000000002", "100000000022"),
    },
    shows: [
      "access/environments/dev.yaml:3:72 error foreign-account",
      '  A grant of "dev" reaches accounts of "dev" only, got "security", which belongs to no environment.',
      "  fix: Give its organizational unit to an environment in organization.yaml.",
    ],
  },
  {
    given: "an unknown unit",
    tree: edited("environments/prod.yaml", "ou:Workloads/Prod", "ou:Workloads/Prd"),
    shows: [
      "access/environments/prod.yaml:4:61 error unknown-organizational-unit",
      '  An organizational unit is one of the snapshot\'s, got "Workloads/Prd".',
      '  nearest: "Workloads/Prod"',
      "  fix: Correct the path, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "a unit of another environment",
    tree: edited("environments/prod.yaml", "ou:Workloads/Prod", "ou:Workloads/Dev"),
    shows: [
      "access/environments/prod.yaml:4:61 error foreign-organizational-unit",
      '  A grant of "prod" reaches organizational units of "prod" only, got "Workloads/Dev", which belongs to "dev".',
      "  fix: Move the grant to environments/dev.yaml.",
    ],
  },
  {
    given: "a unit around this environment's",
    tree: edited("environments/prod.yaml", "ou:Workloads/Prod", "ou:Workloads"),
    shows: [
      "access/environments/prod.yaml:4:61 error foreign-organizational-unit",
      '  A grant of "prod" reaches organizational units of "prod" only, got "Workloads", which no environment owns as a whole.',
      "  fix: Name a unit that lies within this environment, or all.",
    ],
  },
  {
    given: "a target of no kind",
    tree: edited("environments/prod.yaml", "ou:Workloads/Prod", "OU:Workloads/Prod"),
    shows: [
      "access/environments/prod.yaml:4:61 error invalid-target",
      '  A target is all, an account\'s name or id, ou:Path, ou-only:Path or tag:key=value, got "OU:Workloads/Prod".',
      '  nearest: "ou:Workloads/Prod"',
      "  fix: Correct what stands before the colon.",
    ],
  },
  {
    given: "all in capitals",
    tree: edited("environments/dev.yaml", "[all]", "[ALL]"),
    shows: [
      "access/environments/dev.yaml:2:61 error unknown-account",
      '  An account is one of the snapshot\'s, got "ALL".',
      '  nearest: "all"',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an unknown unit without those below it",
    tree: edited("environments/prod.yaml", "ou:Workloads/Prod", "ou-only:Workloads/Prd"),
    shows: [
      "access/environments/prod.yaml:4:61 error unknown-organizational-unit",
      '  An organizational unit is one of the snapshot\'s, got "Workloads/Prd".',
      '  nearest: "Workloads/Prod"',
      "  fix: Correct the path, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an exclusion of an unknown account",
    tree: edited("environments/dev.yaml", "[all]", "[all], except: [shopdev]"),
    shows: [
      "access/environments/dev.yaml:2:76 error unknown-account",
      '  An account is one of the snapshot\'s, got "shopdev".',
      '  nearest: "shop-dev"',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an exclusion of another environment's account",
    tree: edited("environments/dev.yaml", "[all]", "[all], except: [shop-prod]"),
    shows: [
      "access/environments/dev.yaml:2:76 error foreign-account",
      '  A grant of "dev" reaches accounts of "dev" only, got "shop-prod", which belongs to "prod".',
      "  fix: Move the grant to environments/prod.yaml.",
    ],
  },
  {
    given: "an exclusion that takes nothing away",
    tree: edited(
      "environments/dev.yaml",
      "[payments-dev]",
      '[payments-dev], except: ["tag:team=shop"]',
    ),
    shows: [
      "access/environments/dev.yaml:3:96 notice empty-exclusion",
      '  An exclusion takes an account away from the grant, got "tag:team=shop", which takes away none at present.',
      "  fix: Nothing to do if accounts are to come; correct or remove it otherwise.",
    ],
  },
  {
    given: "an exclusion of what the environment has none of",
    tree: edited("environments/dev.yaml", "[all]", '[all], except: ["tag:team=security"]'),
    shows: [
      "access/environments/dev.yaml:2:76 notice empty-exclusion",
      '  An exclusion takes an account away from the grant, got "tag:team=security", which takes away none at present.',
      "  fix: Nothing to do if accounts are to come; correct or remove it otherwise.",
    ],
  },
  {
    given: "exclusions that take everything away",
    tree: edited(
      "environments/dev.yaml",
      "[all]",
      '[all], except: ["tag:team=shop", payments-dev]',
    ),
    shows: [
      "access/environments/dev.yaml:2:67 error nothing-left-of-grant",
      "  A grant reaches an active account, got exclusions that take all of them away.",
      "  fix: Exclude fewer accounts, or remove the grant.",
    ],
  },
  {
    given: "an exclusion of a suspended account, which is not said to be left out then",
    tree: {
      ...edited(
        "organization.snapshot.yaml",
        "Workloads/Prod/Payments, status: ACTIVE",
        "Workloads/Prod/Payments, status: SUSPENDED",
      ),
      "environments/prod.yaml": VALID_TREE["environments/prod.yaml"]
        .replace('["ou:Workloads/Prod"]', '["ou:Workloads/Prod"], except: [payments-prod]')
        .replace('["tag:team=payments"]', "[shop-prod]"),
    },
    shows: [""],
  },
  {
    given: "a tag without value",
    tree: edited("environments/prod.yaml", "tag:team=payments", "tag:team"),
    shows: [
      "access/environments/prod.yaml:5:72 error invalid-target",
      '  A tag target has the form tag:key=value, got "tag:team".',
      "  fix: Write key and value with = between them.",
    ],
  },
  {
    given: "an unknown tag",
    tree: edited("environments/prod.yaml", "tag:team=payments", "tag:taem=payments"),
    shows: [
      "access/environments/prod.yaml:5:72 error unknown-tag",
      '  A tag target names a tag that an account has, got the key "taem".',
      '  nearest: "team"',
      "  fix: Correct the key, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an unknown value of a tag",
    tree: edited("environments/prod.yaml", "tag:team=payments", "tag:team=payment"),
    shows: [
      "access/environments/prod.yaml:5:72 error unknown-tag",
      '  A tag target names a tag that an account has, got the value "payment" of "team".',
      '  nearest: "payments"',
      "  fix: Correct the value, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "a tag that only other environments have",
    tree: edited("environments/prod.yaml", "tag:team=payments", "tag:team=shop"),
    shows: [
      "access/environments/prod.yaml:5:72 notice empty-target",
      '  A target reaches active accounts of "prod", got "tag:team=shop", which reaches none at present.',
      "  fix: Nothing to do if accounts are to come; remove the target otherwise.",
    ],
  },
  {
    given: "a suspended account",
    tree: edited(
      "organization.snapshot.yaml",
      "Workloads/Prod/Payments, status: ACTIVE",
      "Workloads/Prod/Payments, status: SUSPENDED",
    ),
    shows: [
      "access/environments/prod.yaml:4:61 notice inactive-account",
      '  Grants reach active accounts, got "payments-prod" with status SUSPENDED: the grants of "prod" leave it out.',
      "  fix: Nothing to do; remove the account from the snapshot once it is closed.",
      "access/environments/prod.yaml:5:72 notice empty-target",
      '  A target reaches active accounts of "prod", got "tag:team=payments", which reaches none at present.',
      "  fix: Nothing to do if accounts are to come; remove the target otherwise.",
    ],
  },
  {
    given: "a grant that adds nothing",
    tree: edited(
      "environments/dev.yaml",
      "  - { group: Payments",
      "  - { group: Engineering, permissionSet: viewer, accounts: [shop-dev] }\n  - { group: Payments",
    ),
    shows: [
      "access/environments/dev.yaml:3:5 notice redundant-grant",
      '  A grant adds something, got "viewer" for "Engineering", which other grants give in the same accounts already.',
      "  fix: Remove it.",
    ],
  },
  {
    given: "102 groups in one account",
    tree: {
      ...edited(
        "directory.yaml",
        "groups:\n",
        `groups:\n${Array.from({ length: 101 }, (_, i) => `  - { displayName: G${i} }\n`).join("")}`,
      ),
      "environments/dev.yaml":
        VALID_TREE["environments/dev.yaml"] +
        Array.from(
          { length: 101 },
          (_, i) => `  - { group: G${i}, permissionSet: viewer, accounts: [shop-dev] }\n`,
        ).join(""),
    },
    shows: [
      "access/environments/dev.yaml:1:1 error quota",
      '  AWS allows 100 groups assigned to one permission set in one account, got 102 for "viewer" in "shop-dev".',
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
    ],
  },
  {
    given: "names that an external directory does not show yet",
    tree: {
      ...removed("directory.yaml"),
      "organization.yaml": VALID_TREE["organization.yaml"].replace("identity-center", "external"),
      "organization.snapshot.yaml": `${VALID_TREE["organization.snapshot.yaml"]}groups: [{ displayName: Engineering }]\nusers: []\n`,
    },
    shows: [
      "access/environments/dev.yaml:3:14 notice unknown-group",
      '  A grant names a group of the external directory, got "Payments-Developers", which the snapshot does not show; the plan checks it.',
      "  fix: Correct the name, or have the identity provider send the group and refresh the snapshot.",
      "access/environments/prod.yaml:5:14 notice unknown-group",
      '  A grant names a group of the external directory, got "Payments-Developers", which the snapshot does not show; the plan checks it.',
      "  fix: Correct the name, or have the identity provider send the group and refresh the snapshot.",
      "access/environments/prod.yaml:7:13 notice unknown-user",
      '  A grant names a user of the external directory, got "ana.lima", which the snapshot does not show; the plan checks it.',
      "  fix: Correct the name, or have the identity provider send the user and refresh the snapshot.",
    ],
  },
  {
    given: "an empty name of a group",
    tree: edited("environments/dev.yaml", "group: Engineering", 'group: ""'),
    shows: [
      "access/environments/dev.yaml:2:14 error empty-name",
      '  A group is given by its name, got "".',
      "  fix: Write the name.",
    ],
  },
  {
    given: "a group's name with a terminal escape",
    tree: edited("environments/dev.yaml", "group: Engineering", 'group: "\\e]0;owned\\a\\u202e"'),
    shows: [
      "access/environments/dev.yaml:2:14 error unknown-group",
      '  A grant names a group of the directory, got "\\u{1b}]0;owned\\u{7}\\u{202e}".',
      "  fix: Correct the name, or add the group to directory.yaml.",
    ],
  },
];

describe("grants in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
