import { type AccessTree, editedIn, loadedText, TREE_WITH_APPLICATIONS } from "../access-tree";

const FILE = "applications/portal.yaml";
const portal = (from: string, to: string) => editedIn(TREE_WITH_APPLICATIONS, FILE, from, to);
const issuers = (from: string, to: string) =>
  editedIn(TREE_WITH_APPLICATIONS, "trusted-token-issuers.yaml", from, to);

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "a file named with a capital letter",
    tree: {
      ...TREE_WITH_APPLICATIONS,
      "applications/Wages.yaml":
        "name: Wages\ndescription: x\nassignments: [{ group: Engineering }]\n",
    },
    shows: [
      "access/applications/Wages.yaml:1:1 error application-file-name",
      '  The file of an application is named with lower-case letters, digits and hyphens, a letter first, and not "instance", got "Wages.yaml".',
      "  fix: Rename the file; what people see is its name field.",
    ],
  },
  {
    given: "a file named instance",
    tree: {
      ...TREE_WITH_APPLICATIONS,
      "applications/instance.yaml":
        "name: X\ndescription: x\nassignments: [{ group: Engineering }]\n",
    },
    shows: [
      "access/applications/instance.yaml:1:1 error application-file-name",
      '  The file of an application is named with lower-case letters, digits and hyphens, a letter first, and not "instance", got "instance.yaml".',
      "  fix: Rename the file; what people see is its name field.",
    ],
  },
  {
    given: "no description",
    tree: portal("description: Shows people their accounts\n", ""),
    shows: [
      "access/applications/portal.yaml:1:1 error missing-field",
      '  "applications/portal.yaml" needs "description", got none.',
      "  fix: Add description.",
    ],
  },
  {
    given: "a name of 101 characters",
    tree: portal("name: Developer Portal", `name: ${"x".repeat(101)}`),
    shows: [
      "access/applications/portal.yaml:1:7 error invalid-application-name",
      `  An application's name has 1 to 100 visible characters, got "${"x".repeat(101)}".`,
      "  fix: Shorten it, and leave out controls.",
    ],
  },
  {
    given: "a description of 129 characters",
    tree: portal("Shows people their accounts", "x".repeat(129)),
    shows: [
      "access/applications/portal.yaml:2:14 error invalid-application-description",
      `  An application's description has 1 to 128 visible characters, got "${"x".repeat(120)}…".`,
      "  fix: Shorten it, and leave out controls.",
    ],
  },
  {
    given: "a sign-in at the application, without its address",
    tree: portal(', applicationUrl: "https://developers.acme.example/start"', ""),
    shows: [
      "access/applications/portal.yaml:3:33 error missing-application-url",
      '  Sign-in options with origin "APPLICATION" have an "applicationUrl", got none.',
      "  fix: Add the address where a sign-in begins, or write origin: IDENTITY_CENTER.",
    ],
  },
  {
    given: "an address without https",
    tree: portal("https://developers", "developers"),
    shows: [
      "access/applications/portal.yaml:3:72 error invalid-application-url",
      `  An application's URL is an address of 1 to 512 characters that begins with http, got "developers.acme.example/start".`,
      "  fix: Write the whole address, as in https://payroll.acme.example/start",
    ],
  },
  {
    given: "an unknown provider",
    tree: portal("description:", "applicationProviderArn: custom\ndescription:"),
    shows: [
      "access/applications/portal.yaml:2:25 error invalid-application-provider",
      `  An application provider's ARN has the form arn:aws:sso::aws:applicationProvider/custom, got "custom".`,
      "  fix: Leave it out for an application of your own; aws sso-admin list-application-providers lists the others.",
    ],
  },
  {
    given: "a misspelt group and a misspelt user",
    tree: editedIn(
      portal("group: Engineering", "group: Enginering"),
      FILE,
      "ana.lima",
      "anna.lima",
    ),
    shows: [
      "access/applications/portal.yaml:5:14 error unknown-group",
      '  An assignment names a group of the directory, got "Enginering".',
      '  nearest: "Engineering"',
      "  fix: Correct the name, or add the group to directory.yaml.",
      "access/applications/portal.yaml:6:13 error unknown-user",
      '  An assignment names a user of the directory, got "anna.lima".',
      '  nearest: "ana.lima"',
      "  fix: Correct the user name, or add the user to directory.yaml.",
    ],
  },
  {
    given: "an assignment to nobody in particular",
    tree: portal("{ user: ana.lima }", "{ user: ana.lima, group: Engineering }"),
    shows: [
      "access/applications/portal.yaml:6:5 error one-principal",
      '  An assignment is for exactly one of "group" and "user", got both.',
      "  fix: Write two of them.",
    ],
  },
  {
    given: "one group twice",
    tree: portal("{ user: ana.lima }", "{ group: Engineering }"),
    shows: [
      "access/applications/portal.yaml:6:5 error repeated-assignment",
      '  An application is assigned to a principal once, got "Engineering" again.',
      "  fix: Keep one of the two.",
    ],
  },
  {
    given: "assignments that everybody can do without",
    tree: portal("assignments:", "assignmentRequired: false\nassignments:"),
    shows: [
      "access/applications/portal.yaml:4:1 notice assignments-without-effect",
      "  Assignments say who can use an application, got assignmentRequired: false: everybody can.",
      "  fix: Remove assignmentRequired, or the assignments.",
    ],
  },
  {
    given: "nobody assigned",
    tree: { ...TREE_WITH_APPLICATIONS, [FILE]: "name: Portal\ndescription: x\n" },
    shows: [
      "access/applications/portal.yaml:1:1 notice assigned-to-nobody",
      "  An application is used by those who are assigned, got no assignments: nobody can.",
      "  fix: Add assignments, or write assignmentRequired: false.",
    ],
  },
  {
    given: "a scope with four parts",
    tree: portal("sso:account:access", "a:b:c:d"),
    shows: [
      "access/applications/portal.yaml:8:14 error invalid-access-scope",
      '  An access scope has one to three parts of 1 to 50 letters, digits and _ joined with :, got "a:b:c:d".',
      "  fix: Write it as in sso:account:access.",
    ],
  },
  {
    given: "one scope twice",
    tree: portal("accessScopes:\n", 'accessScopes:\n  - { scope: "sso:account:access" }\n'),
    shows: [
      "access/applications/portal.yaml:9:14 error duplicate-name",
      `  An application's access scope is unique, got "sso:account:access" again; line 8 has it already.`,
      "  fix: Change or remove one of the two.",
    ],
  },
  {
    given: "a misspelt application as target",
    tree: portal("[instance, portal]", "[instance, portl]"),
    shows: [
      "access/applications/portal.yaml:8:66 error unknown-application",
      '  An authorized target is a file in applications/, instance or an ARN, got "portl".',
      '  nearest: "portal"',
      "  fix: Correct the name, or add the application.",
    ],
  },
  {
    given: "the ARN of something else as target",
    tree: portal("[instance, portal]", '["arn:aws:iam::100000000002:role/x"]'),
    shows: [
      "access/applications/portal.yaml:8:56 error invalid-authorized-target",
      `  An authorized target is an application, given by its file's name or its ARN, or instance, got "arn:aws:iam::100000000002:role/x".`,
      "  fix: Write a name in applications/, instance, or the ARN of an application made elsewhere.",
    ],
  },
  {
    given: "eleven targets",
    tree: portal(
      "[instance, portal]",
      `[${Array.from(
        { length: 11 },
        (_, i) =>
          `arn:aws:sso::100000000002:application/ssoins-0123456789abcdef/apl-0123456789abcde${i.toString(16)}`,
      )
        .map((arn) => JSON.stringify(arn))
        .join(", ")}]`,
    ),
    shows: [
      "access/applications/portal.yaml:8:55 error quota",
      '  AWS allows 10 authorized targets of one access scope, got 11 in "authorizedTargets".',
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutApplicationAccessScope.html",
    ],
  },
  {
    given: "26 scopes",
    tree: portal(
      "accessScopes:\n",
      `accessScopes:\n${Array.from({ length: 25 }, (_, i) => `  - { scope: s${i} }\n`).join("")}`,
    ),
    shows: [
      "access/applications/portal.yaml:8:3 error quota",
      '  AWS allows 25 access scopes of one application, got 26 in "accessScopes".',
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
    ],
  },
  {
    given: "101 groups",
    tree: {
      ...portal(
        "assignments:\n",
        `assignments:\n${Array.from({ length: 100 }, (_, i) => `  - { group: G${i} }\n`).join("")}`,
      ),
      "directory.yaml": String(TREE_WITH_APPLICATIONS["directory.yaml"]).replace(
        "groups:\n",
        `groups:\n${Array.from({ length: 100 }, (_, i) => `  - { displayName: G${i} }\n`).join("")}`,
      ),
    },
    shows: [
      "access/applications/portal.yaml:4:1 error quota",
      "  AWS allows 100 groups assigned to one application, got 101 here.",
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
    ],
  },
  {
    given: "one issuer twice",
    tree: issuers(
      "trustedTokenIssuers:\n",
      "trustedTokenIssuers:\n  - { name: Okta, issuerUrl: https://x.example, claimAttributePath: sub, identityStoreAttributePath: userName }\n",
    ),
    shows: [
      "access/trusted-token-issuers.yaml:3:13 error duplicate-name",
      `  A trusted token issuer's name is unique, got "okta" again; line 2 has it already.`,
      "  fix: Change or remove one of the two.",
    ],
  },
  {
    given: "an issuer's name with a space",
    tree: issuers("name: okta", "name: ok ta"),
    shows: [
      "access/trusted-token-issuers.yaml:2:13 error invalid-trusted-token-issuer-name",
      `  A trusted token issuer's name has 1 to 255 letters, digits and characters of _+=,.@-, got "ok ta".`,
      "  fix: Choose a name without spaces and other characters.",
    ],
  },
  {
    given: "an issuer's URL with a query",
    tree: issuers("oauth2/default", "oauth2?x=1"),
    shows: [
      "access/trusted-token-issuers.yaml:2:30 error invalid-issuer-url",
      `  An issuer's URL is an address of 1 to 512 characters that begins with http, got "https://acme.okta.com/oauth2?x=1".`,
      "  fix: Write the iss claim of its tokens, as in https://acme.okta.com/oauth2/default",
    ],
  },
  {
    given: "paths that AWS refuses",
    tree: editedIn(
      issuers("claimAttributePath: email", "claimAttributePath: a.b.c.d"),
      "trusted-token-issuers.yaml",
      "emails.value",
      "emails_value",
    ),
    shows: [
      "access/trusted-token-issuers.yaml:2:90 error invalid-claim-path",
      `  A claim's path is one to three names of letters joined with . or _, got "a.b.c.d".`,
      "  fix: Write it as in email.",
      "access/trusted-token-issuers.yaml:2:127 error invalid-identity-store-path",
      `  An attribute's path in the Identity Store is one to three names of letters joined with ., got "emails_value".`,
      "  fix: Write it as in emails.value.",
    ],
  },
  {
    given: "eleven issuers",
    tree: issuers(
      "trustedTokenIssuers:\n",
      `trustedTokenIssuers:\n${Array.from({ length: 10 }, (_, i) => `  - { name: i${i}, issuerUrl: https://${i}.example, claimAttributePath: sub, identityStoreAttributePath: userName }\n`).join("")}`,
    ),
    shows: [
      "access/trusted-token-issuers.yaml:2:3 error quota",
      '  AWS allows 10 trusted token issuers in the instance, got 11 in "trustedTokenIssuers".',
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
    ],
  },
  {
    given: "a name of 101 characters and a description of 129",
    tree: {
      ...TREE_WITH_APPLICATIONS,
      [FILE]: `name: ${"n".repeat(101)}\ndescription: ${"d".repeat(129)}\nassignments: [{ group: Engineering }]\n`,
    },
    shows: [
      "access/applications/portal.yaml:1:7 error invalid-application-name",
      `  An application's name has 1 to 100 visible characters, got "${"n".repeat(101)}".`,
      "  fix: Shorten it, and leave out controls.",
      "access/applications/portal.yaml:2:14 error invalid-application-description",
      `  An application's description has 1 to 128 visible characters, got "${"d".repeat(120)}…".`,
      "  fix: Shorten it, and leave out controls.",
    ],
  },
];

describe("applications and issuers in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
