import { type AccessTree, added, edited, loadedText, removed, VALID_TREE } from "../access-tree";

const KMS_KEY = "arn:aws:kms:us-east-1:100000000002:key/0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69";

const withCi = (ci: string): AccessTree =>
  edited("organization.yaml", "environments:", `ci: ${ci}\nenvironments:`);

const withPortal = (portal: string): AccessTree =>
  edited("organization.yaml", "environments:", `portal: ${portal}\nenvironments:`);

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "unknown management account",
    tree: edited("organization.yaml", "100000000001", "100000000009"),
    shows: [
      "access/organization.yaml:3:22 error unknown-account",
      '  An account is one of the snapshot\'s, got "100000000009".',
      '  nearest: "100000000001"',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an account id of eleven digits",
    tree: edited("organization.yaml", '"100000000001"', '"10000000001"'),
    shows: [
      "access/organization.yaml:3:22 error invalid-account-id",
      '  An account id has 12 digits, got "10000000001".',
      "  fix: Write all 12 digits, in quotes.",
    ],
  },
  {
    given: "a misspelt Region",
    tree: edited("organization.yaml", "us-east-1", "us_east_1"),
    shows: [
      "access/organization.yaml:2:11 error invalid-region",
      '  A Region is a code such as us-east-1, got "us_east_1".',
      "  fix: Write the Region's code: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html",
    ],
  },
  {
    given: "an instance ARN without its store",
    tree: edited(
      "organization.yaml",
      "  region: us-east-1",
      "  arn: arn:aws:sso:::instance/ssoins-0123456789abcdef\n  region: us-east-1",
    ),
    shows: [
      "access/organization.yaml:2:8 error instance-arn-and-store",
      '  An instance is given by "arn" and "identityStoreId" together, got only "arn".',
      "  fix: Add identityStoreId, or leave out both to have the instance looked up.",
    ],
  },
  {
    given: "a KMS key of AWS's own",
    tree: edited("organization.yaml", KMS_KEY, "alias/aws/s3"),
    shows: [
      "access/organization.yaml:10:11 error invalid-kms-key",
      '  A KMS key is given by an alias of your own (alias/NAME or its ARN), by its id or its ARN, got "alias/aws/s3".',
      "  fix: Write an alias, as in arn:aws:kms:us-east-1:100000000002:alias/identity-center-state.",
    ],
  },
  {
    given: "a KMS key in another Region than the bucket's",
    tree: edited("organization.yaml", KMS_KEY, KMS_KEY.replace("us-east-1", "eu-west-1")),
    shows: [
      "access/organization.yaml:10:11 error kms-key-in-other-region",
      `  S3 encrypts with a key of the bucket's Region, us-east-1, got "${KMS_KEY.replace("us-east-1", "eu-west-1")}".`,
      "  fix: Name a key or an alias in that Region.",
    ],
  },
  {
    given: "an alias in another account than the one that administers",
    tree: edited("organization.yaml", KMS_KEY, "arn:aws:kms:us-east-1:100000000001:alias/state"),
    shows: [
      "access/organization.yaml:10:11 error kms-alias-in-other-account",
      '  An alias belongs to the account that administers, 100000000002, got "arn:aws:kms:us-east-1:100000000001:alias/state": the bootstrap makes it there.',
      "  fix: Correct the account, or name a key of another account by its ARN.",
    ],
  },
  {
    given: "a repository's URL",
    tree: withCi("{ github: { repository: https://github.com/acme/identity } }"),
    shows: [
      "access/organization.yaml:11:29 error invalid-github-repository",
      '  A repository is given as OWNER/NAME, got "https://github.com/acme/identity".',
      "  fix: Write it as in acme/identity-center: no URL, no wildcard.",
    ],
  },
  {
    given: "a wildcard for the branch",
    tree: withCi('{ github: { repository: acme/identity, branch: "*" } }'),
    shows: [
      "access/organization.yaml:11:52 error invalid-branch",
      '  A branch is given by its name, got "*".',
      "  fix: Write it as in main: no refs/heads/, no wildcard.",
    ],
  },
  {
    given: "a wildcard for GitHub's environment",
    tree: withCi('{ github: { repository: acme/identity, environments: ["prod*"] } }'),
    shows: [
      "access/organization.yaml:11:59 error invalid-github-environment",
      '  An environment of GitHub is given by its name, got "prod*".',
      "  fix: Write the name as GitHub shows it, without : and wildcards.",
    ],
  },
  {
    given: "a name for the id of a repository's owner",
    tree: withCi(
      '{ github: { repository: acme/identity, ids: { owner: acme, repository: "7" } } }',
    ),
    shows: [
      "access/organization.yaml:11:58 error invalid-github-id",
      '  An id of GitHub is a number, got "acme".',
      "  fix: Read both ids with: gh api repos/OWNER/NAME --jq '.owner.id, .id'",
    ],
  },
  {
    given: "a role for idc sync that administers the accounts",
    tree: edited(
      "organization.yaml",
      "environments:",
      "sync: { roleName: OrganizationAccountAccessRole }\nenvironments:",
    ),
    shows: [
      "access/organization.yaml:11:19 error invalid-sync-role",
      '  The role that reads IAM is given by its name, and is none that administers the account, got "OrganizationAccountAccessRole".',
      "  fix: Make a role in every account that may iam:GetAccountAuthorizationDetails and nothing else, and write its name alone.",
    ],
  },
  {
    given: "the portal's address without https",
    tree: withPortal("{ startUrl: http://acme.awsapps.com/start }"),
    shows: [
      "access/organization.yaml:11:21 error invalid-start-url",
      '  The access portal\'s address is an https URL such as https://acme.awsapps.com/start, got "http://acme.awsapps.com/start".',
      "  fix: Copy the AWS access portal URL from the settings of IAM Identity Center.",
    ],
  },
  {
    given: "an sso-session that would end its section's name",
    tree: withPortal('{ startUrl: https://acme.awsapps.com/start, ssoSession: "acme]" }'),
    shows: [
      "access/organization.yaml:11:65 error invalid-sso-session",
      '  An sso-session\'s name has 1 to 64 letters, digits and characters of _.-, no - first, got "acme]".',
      "  fix: Choose a short name such as acme.",
    ],
  },
  {
    given: "a misspelt placeholder",
    tree: edited("organization.yaml", "{name}-{environment}", "{name}-{enviroment}"),
    shows: [
      "access/organization.yaml:6:9 error unknown-placeholder",
      '  The naming template knows {name} and {environment}, got "{enviroment}".',
      '  nearest: "{environment}"',
      "  fix: Correct the placeholder.",
    ],
  },
  {
    given: "names that would collide",
    tree: edited("organization.yaml", "{name}-{environment}", "{name}"),
    shows: [
      "access/organization.yaml:6:9 error missing-placeholder",
      '  The naming template holds {environment} when there are several environments, or names would collide in the instance, got "{name}".',
      '  fix: Write for example "{name}-{environment}".',
    ],
  },
  {
    given: "a space in the naming template",
    tree: edited("organization.yaml", "{name}-{environment}", "{name} {environment}"),
    shows: [
      "access/organization.yaml:6:9 error invalid-naming",
      '  The naming template has letters, digits, characters of _+=,.@- and placeholders, got "{name} {environment}".',
      "  fix: Leave out other characters.",
    ],
  },
  {
    given: "an environment named like another stack",
    tree: edited(
      "organization.yaml",
      "  dev: {",
      "  identity: { organizationalUnits: [Security] }\n  dev: {",
    ),
    shows: [
      "access/organization.yaml:12:3 error reserved-environment-name",
      "  An environment's name is also its stack's, got \"identity\", which is another stack.",
      "  fix: Choose another name.",
      "access/organization.yaml:14:49 error overlapping-environments",
      '  An account belongs to one environment, got "Security" of "prod"; "identity" owns that.',
      "  fix: Give each environment organizational units of its own.",
    ],
  },
  {
    given: "a misspelt organizational unit, and no consequences of it",
    tree: edited("organization.yaml", "[Workloads/Dev]", "[Workload/Dev]"),
    shows: [
      "access/organization.yaml:12:32 error unknown-organizational-unit",
      '  An organizational unit is one of the snapshot\'s, got "Workload/Dev".',
      '  nearest: "Workloads/Dev"',
      "  fix: Correct the path, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "two environments with one unit",
    tree: edited("organization.yaml", "[Workloads/Dev]", "[Workloads/Dev, Security]"),
    shows: [
      "access/organization.yaml:13:49 error overlapping-environments",
      '  An account belongs to one environment, got "Security" of "prod"; "dev" owns that.',
      "  fix: Give each environment organizational units of its own.",
    ],
  },
  {
    given: "an environment inside another",
    tree: edited(
      "organization.yaml",
      "[Workloads/Dev]",
      "[Workloads/Dev, Workloads/Prod/Payments]",
    ),
    shows: [
      "access/organization.yaml:12:47 error overlapping-environments",
      '  An account belongs to one environment, got "Workloads/Prod/Payments" of "dev", which lies within "Workloads/Prod"; "prod" owns that.',
      "  fix: Give each environment organizational units of its own.",
    ],
  },
  {
    given: "a file for no environment",
    tree: added("environments/pord.yaml", "grants: []\n"),
    shows: [
      "access/environments/pord.yaml:1:1 error unknown-environment",
      '  A file in environments/ is named for an environment of organization.yaml, got "pord".',
      '  nearest: "prod"',
      '  fix: Rename the file or declare the environment; declared are "dev", "prod".',
    ],
  },
  {
    given: "an environment without a file",
    tree: removed("environments/dev.yaml"),
    shows: [
      "access/organization.yaml:12:3 notice environment-without-file",
      "  An environment's grants stand in environments/dev.yaml, got no such file: nobody is granted anything there.",
      "  fix: Create environments/dev.yaml.",
    ],
  },
  {
    given: "duplicate account name",
    tree: edited("organization.snapshot.yaml", "name: shop-dev", "name: payments-dev"),
    shows: [
      "access/organization.snapshot.yaml:13:33 error duplicate-name",
      '  An active account\'s name is unique, got "payments-dev" again; line 12 has it already.',
      "  fix: Change or remove one of the two.",
      "access/organization.snapshot.yaml:17:66 error unknown-account",
      '  An account is one of the snapshot\'s, got "shop-dev".',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "duplicate account id",
    tree: edited("organization.snapshot.yaml", "100000000012", "100000000011"),
    shows: [
      "access/organization.snapshot.yaml:13:11 error duplicate-name",
      '  An account\'s id is unique, got "100000000011" again; line 12 has it already.',
      "  fix: Change or remove one of the two.",
      "access/organization.snapshot.yaml:17:66 error duplicate-name",
      '  A policy\'s name in shop-dev is unique, got "boundary" again; line 17 has it already.',
      "  fix: Change or remove one of the two.",
    ],
  },
  {
    given: "duplicate account email",
    tree: edited("organization.snapshot.yaml", "email: shop-dev@", "email: Payments-Dev@"),
    shows: [
      "access/organization.snapshot.yaml:13:50 error duplicate-name",
      '  An account\'s e-mail address is unique, got "Payments-Dev@acme.example" again; line 12 has it already.',
      "  fix: Change or remove one of the two.",
    ],
  },
  {
    given: "an account named all",
    tree: edited("organization.snapshot.yaml", "name: shop-dev", "name: all"),
    shows: [
      "access/organization.snapshot.yaml:13:33 error ambiguous-account-name",
      '  An account\'s name reads as nothing else in a grant, got "all".',
      '  fix: Rename the account: "all", "ou:…", "ou-only:…", "tag:…" and 12 digits are other targets.',
      "access/organization.snapshot.yaml:17:66 error unknown-account",
      '  An account is one of the snapshot\'s, got "shop-dev".',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an account in an unknown unit",
    tree: edited(
      "organization.snapshot.yaml",
      "organizationalUnit: Workloads/Dev, status: ACTIVE, tags: { team: shop }",
      "organizationalUnit: Workloads/Dve, status: ACTIVE",
    ),
    shows: [
      "access/organization.snapshot.yaml:13:93 error unknown-organizational-unit",
      '  An organizational unit is one of the snapshot\'s, got "Workloads/Dve".',
      '  nearest: "Workloads/Dev"',
      "  fix: Correct the path, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "units whose parent is missing",
    tree: edited(
      "organization.snapshot.yaml",
      "  - { id: ou-ac1e-10000002, path: Workloads }\n",
      "",
    ),
    shows: [
      "access/organization.snapshot.yaml:5:35 error unknown-organizational-unit",
      '  An organizational unit is one of the snapshot\'s, got "Workloads".',
      "  fix: Correct the path, or refresh organization.snapshot.yaml.",
      "access/organization.snapshot.yaml:6:35 error unknown-organizational-unit",
      '  An organizational unit is one of the snapshot\'s, got "Workloads".',
      "  fix: Correct the path, or refresh organization.snapshot.yaml.",
      "access/organization.snapshot.yaml:7:35 error unknown-organizational-unit",
      '  An organizational unit is one of the snapshot\'s, got "Workloads".',
      "  fix: Correct the path, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "a policy in an unknown account",
    tree: edited("organization.snapshot.yaml", 'shop-prod, "', 'shop-prd, "'),
    shows: [
      "access/organization.snapshot.yaml:17:91 error unknown-account",
      '  An account is one of the snapshot\'s, got "shop-prd".',
      '  nearest: "shop-prod"',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "a policy twice in one account",
    tree: edited(
      "organization.snapshot.yaml",
      "  - { name: boundary,",
      "  - { name: Boundary, accounts: [shop-dev] }\n  - { name: boundary,",
    ),
    shows: [
      "access/organization.snapshot.yaml:18:66 error duplicate-name",
      '  A policy\'s name in shop-dev is unique, got "boundary" again; line 17 has it already.',
      "  fix: Change or remove one of the two.",
    ],
  },
  {
    given: "the management account as delegated administrator",
    tree: edited(
      "organization.yaml",
      'delegatedAdministrator: "100000000002"',
      'delegatedAdministrator: "100000000001"',
    ),
    shows: [
      "access/organization.yaml:4:27 error delegated-administrator",
      '  The delegated administrator is a member account, got "100000000001", the management account.',
      "  fix: Name the account that AWS Organizations shows as delegated administrator, or leave it out.",
    ],
  },
  {
    given: "no environments, and no consequences of that",
    tree: edited(
      "organization.yaml",
      "environments:\n  dev: { organizationalUnits: [Workloads/Dev] }\n  prod: { organizationalUnits: [Workloads/Prod, Security] }",
      "environments: {}",
    ),
    shows: [
      "access/organization.yaml:11:1 error no-environments",
      "  There is one environment at least, got none.",
      "  fix: Add an environment with the organizational units that it owns.",
    ],
  },
  {
    given: "a path from the root",
    tree: edited("organization.yaml", "[Workloads/Dev]", "[/Workloads/Dev]"),
    shows: [
      "access/organization.yaml:12:32 error invalid-organizational-unit-path",
      '  An organizational unit\'s path is the names from below the root, joined with /, got "/Workloads/Dev".',
      "  fix: Write it as in Workloads/Prod: no / at the ends, no empty name, without the root.",
    ],
  },
  {
    given: "an environment with other characters",
    tree: edited(
      "organization.yaml",
      "  dev: {",
      "  Test_1: { organizationalUnits: [Security] }\n  dev: {",
    ),
    shows: [
      "access/organization.yaml:12:3 error invalid-environment-name",
      '  An environment\'s name has 1 to 24 lower-case letters, digits and hyphens, a letter first, got "Test_1".',
      "  fix: Choose a short name such as dev.",
    ],
  },
  {
    given: "ids of an instance that are none",
    tree: edited(
      "organization.yaml",
      "  region: us-east-1",
      "  arn: ssoins-0123456789abcdef\n  identityStoreId: d-0123\n  region: us-east-1",
    ),
    shows: [
      "access/organization.yaml:2:8 error invalid-instance-arn",
      '  An instance\'s ARN has the form arn:aws:sso:::instance/ssoins-0123456789abcdef, got "ssoins-0123456789abcdef".',
      "  fix: Copy it from the settings of IAM Identity Center, or leave it out to have it looked up.",
      "access/organization.yaml:3:20 error invalid-identity-store-id",
      '  An identity store\'s id has the form d-0123456789, got "d-0123".',
      "  fix: Copy it from the settings of IAM Identity Center, or leave it out to have it looked up.",
    ],
  },
  {
    given: "a URL for the bucket",
    tree: edited("organization.yaml", "bucket: acme-state", "bucket: s3://acme-state"),
    shows: [
      "access/organization.yaml:8:11 error invalid-bucket-name",
      '  A bucket\'s name has 3 to 63 lower-case letters, digits, dots and hyphens, got "s3://acme-state".',
      "  fix: Write the bucket's name alone, neither its ARN nor a URL.",
    ],
  },
  {
    given: "a key of another Region",
    tree: edited("organization.yaml", "arn:aws:kms:us-east-1:", "arn:aws:kms:eu-west-1:"),
    shows: [
      "access/organization.yaml:10:11 error kms-key-in-other-region",
      '  S3 encrypts with a key of the bucket\'s Region, us-east-1, got "arn:aws:kms:eu-west-1:100000000002:key/0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69".',
      "  fix: Name a key or an alias in that Region.",
    ],
  },
  {
    given: "an empty naming template",
    tree: edited("organization.yaml", '"{name}-{environment}"', '""'),
    shows: [
      "access/organization.yaml:6:9 error invalid-naming",
      '  The naming template holds {name}, and {environment} where there are several, got "".',
      '  fix: Write for example "{name}-{environment}".',
    ],
  },
  {
    given: "an id of a unit that is none",
    tree: edited("organization.snapshot.yaml", "ou-ac1e-10000005", "ou-5"),
    shows: [
      "access/organization.snapshot.yaml:8:11 error invalid-organizational-unit-id",
      '  An organizational unit\'s id has the form ou-ab12-cd345678, got "ou-5".',
      "  fix: Copy the id from AWS Organizations.",
    ],
  },
  {
    given: "an account's name with a line end",
    tree: edited("organization.snapshot.yaml", "name: shop-dev", 'name: "shop\\ndev"'),
    shows: [
      "access/organization.snapshot.yaml:13:33 error invalid-account-name",
      '  An account\'s name has 1 to 50 visible characters, got "shop\\u{a}dev".',
      "  fix: Copy the name from AWS Organizations.",
    ],
  },
  {
    given: "an account named like another's id",
    tree: edited("organization.snapshot.yaml", "name: shop-dev", 'name: "100000000011"'),
    shows: [
      "access/organization.snapshot.yaml:13:33 error ambiguous-account-name",
      '  An account\'s name reads as nothing else in a grant, got "100000000011".',
      '  fix: Rename the account: "all", "ou:…", "ou-only:…", "tag:…" and 12 digits are other targets.',
      "access/organization.snapshot.yaml:17:66 error unknown-account",
      '  An account is one of the snapshot\'s, got "shop-dev".',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  },
  {
    given: "an account without a name in a list",
    tree: edited("organization.snapshot.yaml", '"100000000002"]', '""]'),
    shows: [
      "access/organization.snapshot.yaml:17:102 error invalid-account",
      '  An account is given by its name or id, got "".',
      "  fix: Write the name or the 12-digit id, in quotes.",
    ],
  },
  {
    given: "ids of the organization that are none",
    tree: added(
      "organization.snapshot.yaml",
      VALID_TREE["organization.snapshot.yaml"]
        .replace("o-acme123456", "acme")
        .replace("r-ac1e", "root"),
    ),
    shows: [
      "access/organization.snapshot.yaml:1:17 error invalid-organization-id",
      '  An organization\'s id has the form o-ab12cd34ef, got "acme".',
      "  fix: Copy the id from AWS Organizations.",
      "access/organization.snapshot.yaml:2:9 error invalid-root-id",
      '  A root\'s id has the form r-ab12, got "root".',
      "  fix: Copy the id from AWS Organizations.",
    ],
  },
  {
    given: "7,006 accounts",
    tree: edited(
      "organization.snapshot.yaml",
      "customerManagedPolicies:",
      `${Array.from({ length: 7000 }, (_, i) => `  - { id: "${300_000_000_000 + i}", name: a${i}, email: a${i}@acme.example, status: ACTIVE }\n`).join("")}customerManagedPolicies:`,
    ),
    shows: [
      "access/organization.snapshot.yaml:10:3 error quota",
      "  AWS allows 7000 accounts of the organization in Identity Center, got 7006 in the snapshot.",
      "  fix: Declare fewer, or have AWS raise the quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
    ],
  },
];

describe("organization in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
