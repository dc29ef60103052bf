import { type AccessTree, added, edited, loadedText, VALID_TREE } from "../access-tree";

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "a session of 15 minutes",
    tree: edited("permission-sets/developer.yaml", "PT4H", "PT15M"),
    shows: [
      "access/permission-sets/developer.yaml:3:18 error session-duration",
      "  AWS's minimum for a session is one hour and its maximum 12 hours, got 15 minutes.",
      "  fix: Write PT1H to PT12H, or with minutes as in PT1H30M.",
    ],
  },
  {
    given: "a session of 13 hours",
    tree: edited("permission-sets/developer.yaml", "PT4H", "PT13H"),
    shows: [
      "access/permission-sets/developer.yaml:3:18 error session-duration",
      "  AWS's minimum for a session is one hour and its maximum 12 hours, got 13 hours.",
      "  fix: Write PT1H to PT12H, or with minutes as in PT1H30M.",
    ],
  },
  {
    given: "an environment's session of a day",
    tree: edited("environments/prod.yaml", "PT1H", "P1DT1M"),
    shows: [
      "access/environments/prod.yaml:2:33 error session-duration",
      "  AWS's minimum for a session is one hour and its maximum 12 hours, got 24 hours 1 minute.",
      "  fix: Write PT1H to PT12H, or with minutes as in PT1H30M.",
    ],
  },
  {
    given: "a duration that is not ISO 8601",
    tree: edited("permission-sets/developer.yaml", "PT4H", "4h"),
    shows: [
      "access/permission-sets/developer.yaml:3:18 error session-duration",
      '  AWS\'s minimum for a session is one hour and its maximum 12 hours, in ISO 8601, got "4h".',
      "  fix: Write PT1H to PT12H, or with minutes as in PT1H30M.",
    ],
  },
  {
    given: "a name that is not the file's",
    tree: edited("permission-sets/viewer.yaml", "name: viewer", "name: viewers"),
    shows: [
      "access/permission-sets/viewer.yaml:1:7 error permission-set-file-name",
      '  A permission set has the name of its file, got "viewers" in "viewer.yaml".',
      "  fix: Write name: viewer, or rename the file.",
    ],
  },
  {
    given: "a misspelt AWS managed policy",
    tree: edited("permission-sets/viewer.yaml", "ViewOnlyAccess", "ViewOnlyAcess"),
    shows: [
      "access/permission-sets/viewer.yaml:2:19 error unknown-managed-policy",
      '  An AWS managed policy is given by its name and exists, got "ViewOnlyAcess".',
      '  nearest: "ViewOnlyAccess"',
      "  fix: Correct the name; policies of your own belong under customerManagedPolicies.",
    ],
  },
  {
    given: "an ARN for a name",
    tree: edited(
      "permission-sets/viewer.yaml",
      "ViewOnlyAccess",
      "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:19 error unknown-managed-policy",
      '  An AWS managed policy is given by its name and exists, got "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess".',
      '  nearest: "ViewOnlyAccess"',
      "  fix: Correct the name; policies of your own belong under customerManagedPolicies.",
    ],
  },
  {
    given: "a policy that only AWS attaches",
    tree: edited("permission-sets/viewer.yaml", "ViewOnlyAccess", "AWSSSOServiceRolePolicy"),
    shows: [
      "access/permission-sets/viewer.yaml:2:19 error managed-policy-not-attachable",
      '  A permission set holds policies that people may use, got "AWSSSOServiceRolePolicy"; those under /aws-service-role/ only AWS attaches.',
      "  fix: Choose another policy.",
    ],
  },
  {
    given: "a policy twice in one account",
    tree: edited(
      "permission-sets/viewer.yaml",
      "[ViewOnlyAccess]",
      "[ViewOnlyAccess, ViewOnlyAccess]",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:35 error repeated-entry",
      '  "managedPolicies" holds an entry once, got "ViewOnlyAccess" again.',
      "  fix: Keep one of the two.",
    ],
  },
  {
    given: "a customer managed policy twice",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies: [ViewOnlyAccess]",
      "customerManagedPolicies: [{ name: boundary, path: /identity/ }, { name: Boundary }]",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:65 error missing-customer-managed-policy",
      '  A customer managed policy exists in every account where its set is assigned, got "viewer-dev" without "/Boundary" in 2 of 2 ("payments-dev", "shop-dev").',
      '  nearest: "/identity/boundary"',
      "  fix: Create the policies in these accounts and refresh organization.snapshot.yaml, or correct name and path.",
      "access/permission-sets/viewer.yaml:2:65 error missing-customer-managed-policy",
      '  A customer managed policy exists in every account where its set is assigned, got "viewer-prod" without "/Boundary" in 3 of 3 ("payments-prod", "security", "shop-prod").',
      '  nearest: "/identity/boundary"',
      "  fix: Create the policies in these accounts and refresh organization.snapshot.yaml, or correct name and path.",
      "access/permission-sets/viewer.yaml:2:73 error repeated-customer-managed-policy",
      '  A permission set refers to a customer managed policy once, got "Boundary" again.',
      "  fix: Keep one of the two. An account has one policy of a name, whatever its path and case.",
    ],
  },
  {
    given: "a path without slashes",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies: [ViewOnlyAccess]",
      "customerManagedPolicies: [{ name: boundary, path: identity }]",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:51 error invalid-policy-path",
      '  A policy\'s path begins and ends with /, as in / or /identity/, got "identity".',
      "  fix: Write the path with a / at both ends.",
    ],
  },
  {
    given: "several customer managed policies, each in some of the accounts",
    tree: {
      ...edited(
        "permission-sets/viewer.yaml",
        "managedPolicies: [ViewOnlyAccess]",
        "customerManagedPolicies: [{ name: boundary, path: /identity/ }, { name: one }, { name: two }]",
      ),
      "organization.snapshot.yaml": VALID_TREE["organization.snapshot.yaml"].replace(
        "customerManagedPolicies:\n",
        "customerManagedPolicies:\n  - { name: one, accounts: [payments-dev, shop-dev, payments-prod] }\n  - { name: two, accounts: [payments-dev, shop-dev, shop-prod] }\n",
      ),
    },
    shows: [
      "access/permission-sets/viewer.yaml:2:65 error missing-customer-managed-policy",
      '  A customer managed policy exists in every account where its set is assigned, got "viewer-prod" without "/one" in 1 of 3 ("shop-prod"); without "/one", "/two" in 1 of 3 ("security"); without "/two" in 1 of 3 ("payments-prod").',
      "  fix: Create the policies in these accounts and refresh organization.snapshot.yaml, or correct name and path.",
    ],
  },
  {
    given: "a customer managed policy that accounts lack",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies: [ViewOnlyAccess]",
      "customerManagedPolicies: [{ name: boundary }]",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:27 error missing-customer-managed-policy",
      '  A customer managed policy exists in every account where its set is assigned, got "viewer-dev" without "/boundary" in 2 of 2 ("payments-dev", "shop-dev").',
      '  nearest: "/identity/boundary"',
      "  fix: Create the policies in these accounts and refresh organization.snapshot.yaml, or correct name and path.",
      "access/permission-sets/viewer.yaml:2:27 error missing-customer-managed-policy",
      '  A customer managed policy exists in every account where its set is assigned, got "viewer-prod" without "/boundary" in 3 of 3 ("payments-prod", "security", "shop-prod").',
      '  nearest: "/identity/boundary"',
      "  fix: Create the policies in these accounts and refresh organization.snapshot.yaml, or correct name and path.",
    ],
  },
  {
    given: "a rendered name of 33 characters",
    tree: {
      ...edited(
        "environments/dev.yaml",
        "permissionSet: viewer",
        "permissionSet: payments-platform-engineer-x",
      ),
      "permission-sets/payments-platform-engineer-x.yaml": "name: payments-platform-engineer-x\n",
      "environments/prod.yaml": VALID_TREE["environments/prod.yaml"].replace(
        "grants:",
        "  payments-platform-engineer-x: {}\ngrants:",
      ),
    },
    shows: [
      "access/permission-sets/payments-platform-engineer-x.yaml:1:7 error permission-set-name-length",
      '  AWS allows 32 characters in a permission set\'s name, got 33 in "payments-platform-engineer-x-prod" for "prod".',
      "  fix: Shorten the set's name or the naming template.",
    ],
  },
  {
    given: "a name that another environment's set has",
    tree: added("permission-sets/Viewer-PROD.yaml", "name: Viewer-PROD\nscope: instance\n"),
    shows: [
      "access/permission-sets/viewer.yaml:1:7 error permission-set-name-taken",
      '  A permission set\'s name is unique in the instance, whatever its case, got "viewer-prod" again; "Viewer-PROD" with scope "instance" has it already.',
      "  fix: Rename one of the sets, or change the naming template.",
    ],
  },
  {
    given: "a space in a name",
    tree: added("permission-sets/a b.yaml", "name: a b\n"),
    shows: [
      "access/permission-sets/a b.yaml:1:7 error invalid-permission-set-name",
      '  A permission set\'s name has 1 to 32 letters, digits and characters of _+=,.@-, got "a b".',
      "  fix: Choose a name without spaces and other characters.",
    ],
  },
  {
    given: "an emoji in a description",
    tree: edited("permission-sets/developer.yaml", "Build and run applications", "Build 🚀"),
    shows: [
      "access/permission-sets/developer.yaml:2:14 error invalid-description",
      '  A permission set\'s description has 1 to 700 Latin-1 characters, got "Build 🚀".',
      "  fix: Leave out emoji, dashes and curly quotes: AWS takes letters of Western European languages only.",
    ],
  },
  {
    given: "a relay state with angle brackets",
    tree: edited(
      "permission-sets/developer.yaml",
      "sessionDuration",
      "relayState: https://a/<b>\nsessionDuration",
    ),
    shows: [
      "access/permission-sets/developer.yaml:3:13 error invalid-relay-state",
      '  A relay state is a URL of 1 to 240 characters, got "https://a/<b>".',
      "  fix: Write the address of the console page, as in https://console.aws.amazon.com/lambda/home",
    ],
  },
  {
    given: "changes to a set of the instance",
    tree: edited("environments/prod.yaml", "  developer:", "  auditor: {}\n  developer:"),
    shows: [
      "access/environments/prod.yaml:2:3 error instance-scope-override",
      '  A permission set with scope "instance" is the same for all environments, got changes to "auditor".',
      "  fix: Remove it from permissionSets here, or change its scope to environment.",
    ],
  },
  {
    given: "changes to an unknown set",
    tree: edited("environments/prod.yaml", "  developer:", "  develper:"),
    shows: [
      "access/environments/prod.yaml:2:3 error unknown-permission-set",
      '  A permission set is one of the catalog\'s, got "develper".',
      '  nearest: "developer"',
      "  fix: Correct the name, or add the set to permission-sets/.",
    ],
  },
  {
    given: "another name in an environment",
    tree: edited("environments/prod.yaml", "sessionDuration: PT1H", "name: dev"),
    shows: [
      "access/environments/prod.yaml:2:16 error unknown-field",
      '  "developer" has known fields only, got "name".',
      '  fix: Correct or remove it. Here belong "description", "sessionDuration", "relayState", "managedPolicies", "customerManagedPolicies", "inlinePolicy", "permissionsBoundary", "revokeSessionsIssuedBefore", "tags".',
    ],
  },
  {
    given: "26 policies",
    tree: edited(
      "permission-sets/viewer.yaml",
      "[ViewOnlyAccess]",
      `[${Array.from({ length: 26 }, (_, i) => ["AdministratorAccess", "PowerUserAccess", "ReadOnlyAccess", "SecurityAudit", "ViewOnlyAccess", "Billing", "DatabaseAdministrator", "DataScientist", "NetworkAdministrator", "SupportUser", "SystemAdministrator", "AmazonS3FullAccess", "AmazonS3ReadOnlyAccess", "AmazonEC2FullAccess", "AmazonEC2ReadOnlyAccess", "AmazonSQSFullAccess", "AmazonSQSReadOnlyAccess", "AmazonSNSFullAccess", "AmazonSNSReadOnlyAccess", "AmazonRDSFullAccess", "AmazonRDSReadOnlyAccess", "AmazonVPCFullAccess", "AmazonVPCReadOnlyAccess", "AmazonDynamoDBFullAccess", "AmazonDynamoDBReadOnlyAccess", "IAMFullAccess"][i]).join(", ")}]`,
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:1 error quota",
      "  AWS allows 25 AWS managed and customer managed policies in one permission set, got 26 here.",
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
    ],
  },
  {
    given: "76 tags",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies",
      `tags: { ${Array.from({ length: 76 }, (_, i) => `k${i}: v`).join(", ")} }\nmanagedPolicies`,
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:7 error quota",
      '  AWS allows 75 tags of one resource, got 76 in "tags".',
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_TagResource.html",
    ],
  },
  {
    given: "tags with other characters",
    tree: edited("permission-sets/developer.yaml", "owner: platform-team", 'owner: "a;b", "k*": x'),
    shows: [
      "access/permission-sets/developer.yaml:7:16 error invalid-tag",
      '  A tag\'s value has 0 to 256 letters, digits, spaces and characters of _.:/=+-@, got "a;b".',
      "  fix: Leave out other characters.",
      "access/permission-sets/developer.yaml:7:23 error invalid-tag",
      '  A tag\'s key has 1 to 128 letters, digits, spaces and characters of _.:/=+-@, and does not begin with aws:, got "k*".',
      "  fix: Leave out other characters, and the prefix aws:, which AWS keeps for its own tags.",
    ],
  },
  {
    given: "a tag with the prefix that AWS keeps for itself",
    tree: edited("permission-sets/developer.yaml", "owner: platform-team", '"aws:owner": me'),
    shows: [
      "access/permission-sets/developer.yaml:7:9 error invalid-tag",
      '  A tag\'s key has 1 to 128 letters, digits, spaces and characters of _.:/=+-@, and does not begin with aws:, got "aws:owner".',
      "  fix: Leave out other characters, and the prefix aws:, which AWS keeps for its own tags.",
    ],
  },
  {
    given: "a set that nobody uses",
    tree: added("permission-sets/extra.yaml", "name: extra\n"),
    shows: [
      "access/permission-sets/extra.yaml:1:7 notice unused-permission-set",
      '  A permission set is created where an environment grants or lists it, got "extra", which none does.',
      "  fix: Grant it, list it under permissionSets of an environment, or remove it.",
    ],
  },
  ...["15m", "900", "15:00", "15 minutes"].map((given) => ({
    given: `a session of ${given}, in a notation that is none`,
    tree: edited("permission-sets/developer.yaml", "PT4H", given),
    shows: [
      "access/permission-sets/developer.yaml:3:18 error session-duration",
      `  AWS's minimum for a session is one hour and its maximum 12 hours, in ISO 8601, got "${given}".`,
      "  fix: Write PT1H to PT12H, or with minutes as in PT1H30M.",
    ],
  })),
  {
    given: "a session of 30 minutes in production",
    tree: edited("environments/prod.yaml", "PT1H", "PT30M"),
    shows: [
      "access/environments/prod.yaml:2:33 error session-duration",
      "  AWS's minimum for a session is one hour and its maximum 12 hours, got 30 minutes.",
      "  fix: Write PT1H to PT12H, or with minutes as in PT1H30M.",
    ],
  },
  {
    given: "a duration of 103 characters",
    tree: edited("environments/prod.yaml", "PT1H", `PT${"0".repeat(99)}1H`),
    shows: [
      "access/environments/prod.yaml:2:33 error session-duration",
      '  AWS\'s minimum for a session is one hour and its maximum 12 hours, in ISO 8601, got "PT0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001H".',
      "  fix: Write PT1H to PT12H, or with minutes as in PT1H30M.",
    ],
  },
  {
    given: "a path in a policy's name",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies: [ViewOnlyAccess]",
      "customerManagedPolicies: [{ name: identity/boundary }]",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:35 error invalid-policy-name",
      '  A policy\'s name has 1 to 128 letters, digits and characters of _+=,.@-, got "identity/boundary".',
      "  fix: Write the policy's name alone, neither its ARN nor its path.",
    ],
  },
  {
    given: "an empty name of a policy",
    tree: edited("permission-sets/viewer.yaml", "[ViewOnlyAccess]", '[""]'),
    shows: [
      "access/permission-sets/viewer.yaml:2:19 error invalid-managed-policy",
      '  An AWS managed policy is given by its name, got "".',
      "  fix: Write the name alone, as in ReadOnlyAccess.",
    ],
  },
  {
    given: "a scope that is no number",
    tree: edited("permission-sets/auditor.yaml", "scope: instance", "scope: .nan"),
    shows: [
      "access/permission-sets/auditor.yaml:2:8 error invalid-choice",
      '  "scope" is one of "environment", "instance", got the number .nan.',
      "  fix: Write one of them.",
    ],
  },
  {
    given: "two sets that differ in case only",
    tree: {
      ...added("permission-sets/Viewer.yaml", "name: Viewer\n"),
      "environments/dev.yaml":
        VALID_TREE["environments/dev.yaml"] +
        "  - { group: Engineering, permissionSet: Viewer, accounts: [shop-dev] }\n",
    },
    shows: [
      "access/permission-sets/viewer.yaml:1:7 error permission-set-name-taken",
      '  A permission set\'s name is unique in the instance, whatever its case, got "viewer-dev" again; "Viewer" in "dev" has it already.',
      "  fix: Rename one of the sets, or change the naming template.",
    ],
  },
  {
    given: "a day as the instant of a revocation",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies:",
      "revokeSessionsIssuedBefore: { everyone: 2027-03-31 }\nmanagedPolicies:",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:41 error invalid-instant",
      '  An instant has the form YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar, got "2027-03-31".',
      "  fix: Write for example 2027-03-31T17:00:00Z.",
    ],
  },
  {
    given: "an instant that is in no calendar",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies:",
      "revokeSessionsIssuedBefore: { users: { f81d4fae-7dec-11d0-a765-00a0c91e6bf6: 2027-02-30T00:00:00Z } }\nmanagedPolicies:",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:78 error invalid-instant",
      '  An instant has the form YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar, got "2027-02-30T00:00:00Z".',
      "  fix: Write for example 2027-03-31T17:00:00Z.",
    ],
  },
  {
    given: "a revocation by user name",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies:",
      "revokeSessionsIssuedBefore: { users: { ana.lima: 2027-03-31T17:00:00Z } }\nmanagedPolicies:",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:40 error invalid-user-id",
      '  A user\'s id in the Identity Store is a UUID, with ten hexadecimal digits before it or without, got "ana.lima".',
      "  fix: Write UserId as aws identitystore describe-user or the console shows it.",
    ],
  },
  {
    given: "an instant without whom it concerns",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies:",
      "revokeSessionsIssuedBefore: 2027-03-31T17:00:00Z\nmanagedPolicies:",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:29 error wrong-type",
      '  "revokeSessionsIssuedBefore" takes a mapping, got the text "2027-03-31T17:00:00Z".',
      "  fix: Write a mapping here.",
    ],
  },
];

describe("permission sets in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
