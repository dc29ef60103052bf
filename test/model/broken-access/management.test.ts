import { type AccessTree, loadedText, loadValid, removed, VALID_TREE } from "../access-tree";

const granting = (...grants: readonly string[]): AccessTree => ({
  ...VALID_TREE,
  "environments/management.yaml": `grants:\n${grants.map((grant) => `  - ${grant}\n`).join("")}`,
});

const granted = (target: string, rest = ""): AccessTree =>
  granting(`{ group: Engineering, permissionSet: viewer, accounts: [${target}]${rest} }`);

const guarded = (settings: string): string =>
  VALID_TREE["organization.yaml"].replace(
    "environments:",
    `management: ${settings}\nenvironments:`,
  );

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  ...["all", '"ou:Security"', '"ou-only:Security"', '"tag:team=security"'].map((target) => ({
    given: `${target} for the management account`,
    tree: granted(target),
    shows: [
      "access/environments/management.yaml:2:61 error management-account-by-name",
      `  The management account is reached by its name or id alone, got "${target.replaceAll('"', "")}".`,
      "  fix: Write management.",
    ],
  })),
  {
    given: "an account of an environment",
    tree: granted("security"),
    shows: [
      "access/environments/management.yaml:2:61 error foreign-account",
      '  A grant of "management" reaches the management account alone, got "security", which belongs to "prod".',
      "  fix: Move the grant to environments/prod.yaml.",
    ],
  },
  {
    given: "an account of no environment",
    tree: {
      ...granted("security"),
      "organization.yaml": VALID_TREE["organization.yaml"].replace(", Security", ""),
      "environments/prod.yaml": "grants: []\n",
    },
    shows: [
      "access/environments/management.yaml:2:61 error foreign-account",
      '  A grant of "management" reaches the management account alone, got "security", which belongs to no environment.',
      "  fix: Give its organizational unit to an environment in organization.yaml.",
    ],
  },
  {
    given: "a misspelt name",
    tree: granted("managment"),
    shows: [
      "access/environments/management.yaml:2:61 error unknown-account",
      '  An account is one of the snapshot\'s, got "managment".',
      '  nearest: "management"',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an exclusion of the management account",
    tree: granted("management", ", except: [management]"),
    shows: [
      "access/environments/management.yaml:2:74 error nothing-left-of-grant",
      "  A grant reaches an active account, got exclusions that take all of them away.",
      "  fix: Exclude fewer accounts, or remove the grant.",
    ],
  },
  {
    given: "a set with scope instance",
    tree: granting("{ group: Engineering, permissionSet: auditor, accounts: [management] }"),
    shows: [
      "access/environments/management.yaml:2:42 error instance-scope-in-management",
      '  The management account has permission sets of its own, got "auditor" with scope "instance": provisioned there, no delegated administrator could change it any more, for no account.',
      "  fix: Grant a set with scope environment; it may have the same policies.",
    ],
  },
  {
    given: "a name that another set has in the instance",
    tree: {
      ...granted("management"),
      "permission-sets/viewer-management.yaml": "name: viewer-management\nscope: instance\n",
    },
    shows: [
      "access/permission-sets/viewer.yaml:1:7 error permission-set-name-taken",
      '  A permission set\'s name is unique in the instance, whatever its case, got "viewer-management" again; "viewer-management" with scope "instance" has it already.',
      "  fix: Rename one of the sets, or change the naming template.",
    ],
  },
  {
    given: "a session that is longer than organization.yaml allows it",
    tree: {
      ...granting("{ group: Engineering, permissionSet: developer, accounts: [management] }"),
      "organization.yaml": guarded("{ maximumSessionDuration: PT2H, production: false }"),
      "permission-sets/developer.yaml": "name: developer\nsessionDuration: PT4H\n",
    },
    shows: [
      "access/permission-sets/developer.yaml:2:1 error session-longer-than-environment",
      '  A session in "management" lasts 2 hours at most, got 4 hours in "developer".',
      "  fix: Write sessionDuration: PT2H or less under permissionSets of the environment, or raise its maximumSessionDuration.",
    ],
  },
  {
    given: "a setting for the management account that has no grants",
    tree: { ...VALID_TREE, "organization.yaml": guarded("{ production: true }") },
    shows: [
      "access/organization.yaml:11:1 notice environment-without-file",
      "  An environment's grants stand in environments/management.yaml, got no such file: nobody is granted anything there.",
      "  fix: Create environments/management.yaml.",
    ],
  },
  {
    given: "an environment of its name",
    tree: {
      ...granted("management"),
      "organization.yaml": VALID_TREE["organization.yaml"].replace(
        "[Workloads/Prod, Security] }",
        "[Workloads/Prod] }\n  management: { organizationalUnits: [Security] }",
      ),
      "environments/prod.yaml": "grants: []\n",
    },
    shows: [
      "access/organization.yaml:14:3 error reserved-environment-name",
      "  An environment's name is also its stack's, got \"management\", which is another stack.",
      "  fix: Remove it: the management account needs no entry here, and its grants stand in environments/management.yaml.",
    ],
  },
  {
    given: "names without the environment's, although there is only one besides",
    tree: {
      ...removed("environments/dev.yaml"),
      "organization.yaml": VALID_TREE["organization.yaml"]
        .replace("{name}-{environment}", "{name}")
        .replace(/ {2}dev:.*\n/, ""),
      "environments/management.yaml": "grants: []\n",
    },
    shows: [
      "access/organization.yaml:6:9 error missing-placeholder",
      '  The naming template holds {environment} when there are several environments, or names would collide in the instance, got "{name}".',
      '  fix: Write for example "{name}-{environment}".',
    ],
  },
];

describe("access to the management account in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});

describe("access to the management account", () => {
  test.each(["management", '"100000000001"'])(
    "is granted by %s, with sets of its own",
    (target) => {
      const tree = {
        ...VALID_TREE,
        "environments/management.yaml": `permissionSets:
  developer: { sessionDuration: PT1H, inlinePolicy: null, permissionsBoundary: null }
grants:
  - { group: Engineering, permissionSet: viewer, accounts: [${target}] }
  - { user: ana.lima, permissionSet: developer, accounts: [${target}] }
`,
      };
      const { environments } = loadValid(tree);
      const management = environments.find(({ name }) => name === "management");
      expect(environments.map(({ name }) => name)).toEqual(["dev", "management", "prod"]);
      expect(management?.accounts.map(({ id }) => id)).toEqual(["100000000001"]);
      expect(management?.permissionSets).toMatchObject([
        { key: "developer", name: "developer-management", sessionDuration: "PT1H" },
        { key: "viewer", name: "viewer-management" },
      ]);
      expect(
        management?.assignments.map(({ principal, permissionSet, account }) =>
          [principal.name, permissionSet, account.name].join(" "),
        ),
      ).toEqual(["Engineering viewer management", "ana.lima developer management"]);
    },
  );

  test("is nobody's where there is no file for it", () => {
    expect(loadValid(VALID_TREE).environments.map(({ name }) => name)).toEqual(["dev", "prod"]);
  });
});
