import { type AccessTree, editedIn, VALID_TREE } from "../model/access-tree";

/** One edit of the tree below, and the review of it. */
export interface ReviewedEdit {
  readonly edit: string;
  readonly tree: AccessTree;
  readonly verdict: string;
  /** Effect, who, permission set, where and why, as the text shows them. */
  readonly rows: readonly string[];
  /** Exit code of `idc review --max-removals 2`; 0 when absent. */
  readonly code?: number;
}

const uploader = "permission-sets/uploader.yaml";

/** The valid tree with a production environment, with a set that administers, and one of nothing but statements, whose grant ends. */
export const REVIEWED_TREE: AccessTree = {
  ...VALID_TREE,
  "organization.yaml": VALID_TREE["organization.yaml"].replace(
    "prod: { organizationalUnits: [Workloads/Prod, Security] }",
    "prod: { organizationalUnits: [Workloads/Prod, Security], production: true }",
  ),
  "permission-sets/administrator.yaml": `name: administrator
managedPolicies: [AdministratorAccess]
`,
  [uploader]: `name: uploader
inlinePolicy:
  Version: "2012-10-17"
  Statement:
    - { Sid: Upload, Effect: Allow, Action: "s3:PutObject*", Resource: "arn:aws:s3:::acme-uploads/*" }
`,
  "environments/prod.yaml": `${VALID_TREE["environments/prod.yaml"]}  - { group: Payments-Developers, permissionSet: uploader, accounts: [shop-prod], expires: 2099-06-30 }
`,
};

type Replacement = readonly [file: string, from: string, to: string];

const edit = (...replacements: readonly Replacement[]): AccessTree =>
  replacements.reduce<AccessTree>(
    (tree, [file, from, to]) => editedIn(tree, file, from, to),
    REVIEWED_TREE,
  );

const { "permission-sets/developer.yaml": developer = "", ...withoutDeveloper } = REVIEWED_TREE;

const grant = (environment: string, entry: string): Replacement => [
  `environments/${environment}.yaml`,
  "grants:\n",
  `grants:\n  - ${entry}\n`,
];

const groups = "groups:\n";

export const REVIEWED_EDITS: readonly ReviewedEdit[] = [
  { edit: "nothing", tree: REVIEWED_TREE, verdict: "Access does not change.", rows: [] },
  {
    edit: "revoke sessions of a set that has no inline policy",
    tree: edit([
      "permission-sets/viewer.yaml",
      "managedPolicies:",
      "revokeSessionsIssuedBefore: { everyone: 2027-03-31T17:00:00Z }\nmanagedPolicies:",
    ]),
    verdict: "Access narrows: 2 permission sets narrowed; 2 people in 5 accounts, 3 of production.",
    rows: [
      "- narrows | Engineering, ana.lima (2 people) | viewer-prod | prod: payments-prod, security, shop-prod | production",
      "- narrows | Engineering (2 people) | viewer-dev | dev: payments-dev, shop-dev | ",
    ],
  },
  {
    edit: "say the same in other words",
    tree: edit([
      "environments/dev.yaml",
      "accounts: [payments-dev]",
      'accounts: ["tag:team=payments"]',
    ]),
    verdict: "Access does not change.",
    rows: [],
  },
  {
    edit: "grant to a group in production",
    tree: edit(
      grant(
        "prod",
        "{ group: Payments-Developers, permissionSet: auditor, accounts: [shop-prod] }",
      ),
    ),
    verdict: "Access broadens: 1 assignment added; 1 person in 1 account, 1 of production.",
    rows: ["+ gains | Payments-Developers (1 person) | auditor | prod: shop-prod | production"],
  },
  {
    edit: "grant to a group in development",
    tree: edit(grant("dev", "{ group: Engineering, permissionSet: auditor, accounts: [all] }")),
    verdict: "Access broadens: 2 assignments added; 2 people in 2 accounts, 0 of production.",
    rows: ["+ gains | Engineering (2 people) | auditor | dev: payments-dev, shop-dev | "],
  },
  {
    edit: "grant to one person",
    tree: edit(
      grant("dev", "{ user: ana.lima, permissionSet: developer, accounts: [payments-dev] }"),
    ),
    verdict: "Access broadens: 1 assignment added; 1 person in 1 account, 0 of production.",
    rows: [
      "+ gains | user ana.lima | developer-dev | dev: payments-dev | directly, not by a group",
    ],
  },
  {
    edit: "grant what its people have already",
    tree: edit(
      grant("prod", "{ group: Payments-Developers, permissionSet: viewer, accounts: [shop-prod] }"),
    ),
    verdict: "Access broadens: 1 assignment added; 0 people in 1 account, 1 of production.",
    rows: ["+ gains | Payments-Developers (1 person) | viewer-prod | prod: shop-prod | production"],
  },
  {
    edit: "make an administrator in production",
    tree: edit(
      grant(
        "prod",
        "{ group: Payments-Developers, permissionSet: administrator, accounts: [payments-prod] }",
      ),
    ),
    verdict: "Access broadens: 1 assignment added; 1 person in 1 account, 1 of production.",
    rows: [
      "+ gains | Payments-Developers (1 person) | administrator-prod | prod: payments-prod | administrator-equivalent, production",
    ],
    code: 5,
  },
  {
    edit: "make an administrator in development",
    tree: edit(
      grant(
        "dev",
        "{ group: Payments-Developers, permissionSet: administrator, accounts: [payments-dev] }",
      ),
    ),
    verdict: "Access broadens: 1 assignment added; 1 person in 1 account, 0 of production.",
    rows: [
      "+ gains | Payments-Developers (1 person) | administrator-dev | dev: payments-dev | administrator-equivalent",
    ],
  },
  {
    edit: "let a set in production administer",
    tree: edit(["environments/prod.yaml", "[ReadOnlyAccess]", "[AdministratorAccess]"]),
    verdict: "Access broadens: 1 permission set broadened; 1 person in 1 account, 1 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | developer-prod | prod: payments-prod | administrator-equivalent, production",
    ],
    code: 5,
  },
  {
    edit: "remove a grant",
    tree: edit([
      "environments/prod.yaml",
      '  - { user: ana.lima, permissionSet: viewer, accounts: ["100000000002"] }\n',
      "",
    ]),
    verdict: "Access narrows: 1 assignment removed; 1 person in 1 account, 1 of production.",
    rows: ["- loses | user ana.lima | viewer-prod | prod: security | production"],
  },
  {
    edit: "remove more than is allowed",
    tree: edit(
      [
        "environments/prod.yaml",
        '  - { group: Engineering, permissionSet: viewer, accounts: ["ou:Workloads/Prod"] }\n',
        "",
      ],
      [
        "environments/dev.yaml",
        "  - { group: Engineering, permissionSet: viewer, accounts: [all] }\n",
        "",
      ],
    ),
    verdict: "Access narrows: 4 assignments removed; 2 people in 4 accounts, 2 of production.",
    rows: [
      "- loses | Engineering (2 people) | viewer-prod | prod: payments-prod, shop-prod | production",
      "- loses | Engineering (2 people) | viewer-dev | dev: payments-dev, shop-dev | ",
    ],
    code: 6,
  },
  {
    edit: "let a grant end later",
    tree: edit(["environments/prod.yaml", "2099-06-30", "2099-12-31"]),
    verdict: "Access broadens: 1 assignment ends later; 1 person in 1 account, 1 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production, ends later: 2099-12-31 instead of 2099-06-30",
    ],
  },
  {
    edit: "take the end from a grant",
    tree: edit(["environments/prod.yaml", ", expires: 2099-06-30", ""]),
    verdict: "Access broadens: 1 assignment ends later; 1 person in 1 account, 1 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production, ends later: never instead of 2099-06-30",
    ],
  },
  {
    edit: "let a grant end sooner, on its last day",
    tree: edit(["environments/prod.yaml", "2099-06-30", "2099-06-30T17:00Z"]),
    verdict: "Access narrows: 1 assignment ends sooner; 1 person in 1 account, 1 of production.",
    rows: [
      "- narrows | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production, ends sooner: 2099-06-30T17:00Z instead of 2099-06-30",
    ],
  },
  {
    edit: "say the end of a grant in other words",
    tree: edit(["environments/prod.yaml", "2099-06-30", "2099-07-01T00:00Z"]),
    verdict: "Access does not change.",
    rows: [],
  },
  {
    edit: "let a grant end that had no end",
    tree: edit([
      "environments/dev.yaml",
      "permissionSet: viewer, accounts: [all]",
      "permissionSet: viewer, accounts: [all], expires: 2099-03-31",
    ]),
    verdict: "Access narrows: 2 assignments end sooner; 2 people in 2 accounts, 0 of production.",
    rows: [
      "- narrows | Engineering (2 people) | viewer-dev | dev: payments-dev, shop-dev | ends sooner: 2099-03-31 instead of never",
    ],
  },
  {
    edit: "let one grant end later and another sooner",
    tree: edit(
      ["environments/prod.yaml", "2099-06-30", "2099-12-31"],
      [
        "environments/dev.yaml",
        "permissionSet: viewer, accounts: [all]",
        "permissionSet: viewer, accounts: [all], expires: 2099-03-31",
      ],
    ),
    verdict:
      "Access broadens and narrows: 1 assignment ends later, 2 assignments end sooner; 2 people in 3 accounts, 1 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production, ends later: 2099-12-31 instead of 2099-06-30",
      "- narrows | Engineering (2 people) | viewer-dev | dev: payments-dev, shop-dev | ends sooner: 2099-03-31 instead of never",
    ],
  },
  {
    edit: "hand a grant from one group to another",
    tree: edit([
      "environments/prod.yaml",
      "{ group: Payments-Developers, permissionSet: developer",
      "{ group: Engineering, permissionSet: developer",
    ]),
    verdict:
      "Access broadens and narrows: 1 assignment added, 1 assignment removed; 1 person in 1 account, 1 of production.",
    rows: [
      "+ gains | Engineering (2 people) | developer-prod | prod: payments-prod | production",
      "- loses | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production",
    ],
  },
  {
    edit: "add a user to a group",
    tree: edit(["directory.yaml", "members: [bo.chen]", "members: [ana.lima, bo.chen]"]),
    verdict: "Access broadens: 1 person gains by a group; 1 person in 3 accounts, 2 of production.",
    rows: [
      "+ gains | Ana Lima ana.lima by Payments-Developers | developer-prod | prod: payments-prod | production",
      "+ gains | Ana Lima ana.lima by Payments-Developers | uploader-prod | prod: shop-prod | production",
      "+ gains | Ana Lima ana.lima by Payments-Developers | developer-dev | dev: payments-dev | ",
    ],
  },
  {
    edit: "take a user out of a group",
    tree: edit(["directory.yaml", "members: [ana.lima, bo.chen]", "members: [ana.lima]"]),
    verdict: "Access narrows: 1 person loses by a group; 1 person in 5 accounts, 3 of production.",
    rows: [
      "- loses | Bo Chen bo.chen by Engineering | viewer-prod | prod: payments-prod, shop-prod | production",
      "- loses | Bo Chen bo.chen by Engineering | auditor | prod: security | production",
      "- loses | Bo Chen bo.chen by Engineering | viewer-dev | dev: payments-dev, shop-dev | ",
    ],
  },
  {
    edit: "add a user without a group",
    tree: edit([
      "directory.yaml",
      groups,
      `  - { userName: cy.fox, displayName: Cy Fox, givenName: Cy, familyName: Fox }\n${groups}`,
    ]),
    verdict: "Access does not change.",
    rows: [],
  },
  {
    edit: "open an account",
    tree: edit([
      "organization.snapshot.yaml",
      "customerManagedPolicies:\n",
      '  - { id: "100000000013", name: ledger-dev, email: ledger-dev@acme.example, organizationalUnit: Workloads/Dev, status: ACTIVE }\ncustomerManagedPolicies:\n',
    ]),
    verdict: "Access broadens: 1 assignment added; 2 people in 1 account, 0 of production.",
    rows: ["+ gains | Engineering (2 people) | viewer-dev | dev: ledger-dev | account is new"],
  },
  {
    edit: "close an account",
    tree: edit([
      "organization.snapshot.yaml",
      "name: shop-prod, email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: ACTIVE",
      "name: shop-prod, email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: SUSPENDED",
    ]),
    verdict: "Access narrows: 2 assignments removed; 2 people in 1 account, 1 of production.",
    rows: [
      "- loses | Engineering (2 people) | viewer-prod | prod: shop-prod | production, account closed",
      "- loses | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production, account closed",
    ],
  },
  {
    edit: "move an account from development to production",
    tree: edit([
      "organization.snapshot.yaml",
      "email: shop-dev@acme.example, organizationalUnit: Workloads/Dev",
      "email: shop-dev@acme.example, organizationalUnit: Workloads/Prod",
    ]),
    verdict:
      "Access broadens and narrows: 1 assignment added, 1 assignment removed; 2 people in 1 account, 1 of production.",
    rows: [
      "+ gains | Engineering (2 people) | viewer-prod | prod: shop-dev | production, account moved",
      "- loses | Engineering (2 people) | viewer-dev | dev: shop-dev | account moved",
    ],
  },
  {
    edit: "give an account a tag that a grant names",
    tree: edit([
      "organization.snapshot.yaml",
      "email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: ACTIVE }",
      "email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: ACTIVE, tags: { team: payments } }",
    ]),
    verdict: "Access broadens: 1 assignment added; 1 person in 1 account, 1 of production.",
    rows: [
      "+ gains | Payments-Developers (1 person) | developer-prod | prod: shop-prod | production, account's tags changed",
    ],
  },
  {
    edit: "attach an AWS managed policy",
    tree: edit([
      "permission-sets/viewer.yaml",
      "[ViewOnlyAccess]",
      "[AWSSupportAccess, ViewOnlyAccess]",
    ]),
    verdict:
      "Access broadens: 2 permission sets broadened; 2 people in 5 accounts, 3 of production.",
    rows: [
      "+ broadens | Engineering, ana.lima (2 people) | viewer-prod | prod: payments-prod, security, shop-prod | production",
      "+ broadens | Engineering (2 people) | viewer-dev | dev: payments-dev, shop-dev | ",
    ],
  },
  {
    edit: "detach an AWS managed policy",
    tree: edit([
      "environments/prod.yaml",
      "managedPolicies: [ReadOnlyAccess]",
      "managedPolicies: []",
    ]),
    verdict: "Access narrows: 1 permission set narrowed; 1 person in 1 account, 1 of production.",
    rows: [
      "- narrows | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production",
    ],
  },
  {
    edit: "take an AWS managed policy for another",
    tree: edit(["permission-sets/auditor.yaml", "[SecurityAudit]", "[ViewOnlyAccess]"]),
    verdict: "Access broadens: 1 permission set broadened; 2 people in 1 account, 1 of production.",
    rows: ["+ broadens | Engineering (2 people) | auditor | prod: security | production"],
  },
  {
    edit: "attach a customer managed policy whose wording is not known",
    tree: edit(
      [
        "organization.snapshot.yaml",
        "customerManagedPolicies:\n",
        'customerManagedPolicies:\n  - { name: unread, path: /identity/, accounts: [payments-dev, shop-dev, payments-prod, shop-prod, "100000000002"] }\n',
      ],
      [
        "permission-sets/viewer.yaml",
        "managedPolicies: [ViewOnlyAccess]\n",
        "managedPolicies: [ViewOnlyAccess]\ncustomerManagedPolicies: [{ name: unread, path: /identity/ }]\n",
      ],
    ),
    verdict:
      "Access broadens: 2 permission sets undecided (counted as broadened); 2 people in 5 accounts, 3 of production.",
    rows: [
      "? can't tell | Engineering, ana.lima (2 people) | viewer-prod | prod: payments-prod, security, shop-prod | production",
      "? can't tell | Engineering (2 people) | viewer-dev | dev: payments-dev, shop-dev | ",
    ],
  },
  {
    edit: "deny more",
    tree: edit(["policies/developer.json", '"organizations:*"', '"account:*", "organizations:*"']),
    verdict: "Access narrows: 2 permission sets narrowed; 1 person in 2 accounts, 1 of production.",
    rows: [
      "- narrows | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production",
      "- narrows | Payments-Developers (1 person) | developer-dev | dev: payments-dev | ",
    ],
  },
  {
    edit: "deny less",
    tree: edit([
      "policies/developer.json",
      '["iam:*User*", "organizations:*"]',
      '"organizations:*"',
    ]),
    verdict: "Access broadens: 1 permission set broadened; 1 person in 1 account, 1 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production",
      "~ changes | Payments-Developers (1 person) | developer-dev | dev: payments-dev | ",
    ],
  },
  {
    edit: "allow all actions of a service, which one environment had by another policy",
    tree: edit([
      "policies/developer.json",
      '      "Action": "s3:GetObject",\n      "Resource": "arn:aws:s3:::acme-${aws:PrincipalTag/team}/*"',
      '      "Action": "s3:*",\n      "Resource": "*"',
    ]),
    verdict: "Access broadens: 1 permission set broadened; 1 person in 1 account, 1 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production, all actions of a service",
      "~ changes | Payments-Developers (1 person) | developer-dev | dev: payments-dev | ",
    ],
  },
  {
    edit: "allow all actions of a service",
    tree: edit([uploader, '"s3:PutObject*"', '"s3:*"']),
    verdict: "Access broadens: 1 permission set broadened; 1 person in 1 account, 1 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production, all actions of a service",
    ],
  },
  {
    edit: "confine a statement by a condition",
    tree: edit([
      uploader,
      'uploads/*" }',
      'uploads/*", Condition: { Bool: { aws:SecureTransport: true } } }',
    ]),
    verdict: "Access narrows: 1 permission set narrowed; 1 person in 1 account, 1 of production.",
    rows: [
      "- narrows | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production",
    ],
  },
  {
    edit: "confine a statement to fewer objects",
    tree: edit([uploader, "acme-uploads/*", "acme-uploads/payments/*"]),
    verdict: "Access narrows: 1 permission set narrowed; 1 person in 1 account, 1 of production.",
    rows: [
      "- narrows | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production",
    ],
  },
  {
    edit: "allow other objects instead",
    tree: edit([uploader, "acme-uploads", "acme-archive"]),
    verdict:
      "Access broadens: 1 permission set undecided (counted as broadened); 1 person in 1 account, 1 of production.",
    rows: [
      "? can't tell | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production",
    ],
  },
  {
    edit: "say one action of a statement again",
    tree: edit([
      uploader,
      '"s3:PutObject*", Resource: "arn:aws:s3:::acme-uploads/*" }',
      '"s3:PutObject*", Resource: "arn:aws:s3:::acme-uploads/*" }\n    - { Effect: Allow, Action: "s3:PutObjectAcl", Resource: "arn:aws:s3:::acme-uploads/*" }',
    ]),
    verdict: "Nobody can do more or less than before.",
    rows: [
      "~ changes | Payments-Developers (1 person) | uploader-prod | prod: shop-prod | production",
    ],
  },
  {
    edit: "remove a permissions boundary",
    tree: edit([
      "permission-sets/developer.yaml",
      "permissionsBoundary: { customerManagedPolicy: { name: boundary, path: /identity/ } }\n",
      "",
    ]),
    verdict: "Access broadens: 1 permission set broadened; 1 person in 1 account, 0 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | developer-dev | dev: payments-dev | boundary removed",
    ],
  },
  {
    edit: "put a permissions boundary",
    tree: edit(["environments/prod.yaml", ", permissionsBoundary: null", ""]),
    verdict: "Access narrows: 1 permission set narrowed; 1 person in 1 account, 1 of production.",
    rows: [
      "- narrows | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production",
    ],
  },
  {
    edit: "lengthen sessions",
    tree: edit(["environments/prod.yaml", "PT1H", "PT2H"]),
    verdict: "Access broadens: 1 permission set broadened; 1 person in 1 account, 1 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production, longer session",
    ],
  },
  {
    edit: "shorten sessions",
    tree: edit(["permission-sets/developer.yaml", "PT4H", "PT2H"]),
    verdict: "Access narrows: 1 permission set narrowed; 1 person in 1 account, 0 of production.",
    rows: ["- narrows | Payments-Developers (1 person) | developer-dev | dev: payments-dev | "],
  },
  {
    edit: "allow less in longer sessions",
    tree: edit(
      ["environments/prod.yaml", "PT1H", "PT2H"],
      ["environments/prod.yaml", "managedPolicies: [ReadOnlyAccess]", "managedPolicies: []"],
    ),
    verdict: "Access broadens: 1 permission set broadened; 1 person in 1 account, 1 of production.",
    rows: [
      "+ broadens | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production, longer session",
    ],
  },
  {
    edit: "change description, tag and relay state",
    tree: edit(
      ["permission-sets/developer.yaml", "Build and run", "Build, run and repair"],
      ["permission-sets/developer.yaml", "owner: platform-team", "owner: payments"],
      [
        "permission-sets/developer.yaml",
        "managedPolicies:",
        "relayState: https://us-east-1.console.aws.amazon.com/lambda/home\nmanagedPolicies:",
      ],
    ),
    verdict: "Nobody can do more or less than before.",
    rows: [
      "~ changes | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production",
      "~ changes | Payments-Developers (1 person) | developer-dev | dev: payments-dev | ",
    ],
  },
  {
    edit: "rename a permission set in the catalog",
    tree: {
      ...withoutDeveloper,
      "permission-sets/builder.yaml": String(developer).replace("name: developer", "name: builder"),
      "environments/dev.yaml": VALID_TREE["environments/dev.yaml"].replace(
        "permissionSet: developer",
        "permissionSet: builder",
      ),
      "environments/prod.yaml": String(REVIEWED_TREE["environments/prod.yaml"])
        .replace("  developer: {", "  builder: {")
        .replace("permissionSet: developer", "permissionSet: builder"),
    },
    verdict:
      "Access broadens and narrows: 2 assignments added, 2 assignments removed; 1 person in 2 accounts, 1 of production.",
    rows: [
      "+ gains | Payments-Developers (1 person) | builder-prod | prod: payments-prod | production",
      "+ gains | Payments-Developers (1 person) | builder-dev | dev: payments-dev | ",
      "- loses | Payments-Developers (1 person) | developer-prod | prod: payments-prod | production",
      "- loses | Payments-Developers (1 person) | developer-dev | dev: payments-dev | ",
    ],
  },
  {
    edit: "rename permission sets by the naming template",
    tree: edit(["organization.yaml", "{name}-{environment}", "{environment}-{name}"]),
    verdict:
      "Nobody can do more or less than before: 5 permission sets made anew; 2 people in 5 accounts, 3 of production.",
    rows: [
      "! made anew | Engineering, ana.lima (2 people) | prod-viewer | prod: payments-prod, security, shop-prod | production",
      "! made anew | Payments-Developers (1 person) | prod-developer | prod: payments-prod | production",
      "! made anew | Payments-Developers (1 person) | prod-uploader | prod: shop-prod | production",
      "! made anew | Engineering (2 people) | dev-viewer | dev: payments-dev, shop-dev | ",
      "! made anew | Payments-Developers (1 person) | dev-developer | dev: payments-dev | ",
    ],
    code: 8,
  },
  {
    edit: "give an environment's own set to all",
    tree: edit([
      "permission-sets/viewer.yaml",
      "name: viewer\n",
      "name: viewer\nscope: instance\n",
    ]),
    verdict:
      "Nobody can do more or less than before: 2 permission sets made anew; 2 people in 5 accounts, 3 of production.",
    rows: [
      "! made anew | Engineering, ana.lima (2 people) | viewer | prod: payments-prod, security, shop-prod | production",
      "! made anew | Engineering (2 people) | viewer | dev: payments-dev, shop-dev | ",
    ],
    code: 8,
  },
];
