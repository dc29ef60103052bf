import type { AccessTree } from "../access-tree";
import { type Edits, SOUND_TREE, shownOf, soundTreeWith } from "./sound-tree";

const FOUR_MORE =
  "managedPolicies: [ViewOnlyAccess, SecurityAudit, AWSSupportAccess, IAMReadOnlyAccess, AmazonS3ReadOnlyAccess";

interface Case {
  readonly rule: string;
  readonly finds: readonly {
    readonly given: string;
    readonly edits: Edits;
    readonly shows: readonly string[];
  }[];
  readonly accepts: readonly { readonly given: string; readonly edits: Edits }[];
}

const PRODUCTION: NonNullable<Edits["organization.yaml"]> = [
  ["[Workloads/Prod, Security] }", "[Workloads/Prod, Security], production: true }"],
];
const BREAK_GLASS: NonNullable<Edits["organization.yaml"]> = [
  ...PRODUCTION,
  ["environments:", "breakGlass: { permissionSet: auditor }\nenvironments:"],
];
const BREAK_GLASS_GROUP = "  - { displayName: Emergency, members: [ana.lima, bo.chen] }\n";

const CASES: readonly Case[] = [
  {
    rule: "group-without-grants",
    finds: [
      {
        given: "a group that nothing names",
        edits: {
          "directory.yaml": [["groups:\n", `groups:\n${BREAK_GLASS_GROUP}`]],
        },
        shows: [
          "access/directory.yaml:5:20 warning group-without-grants",
          '  A group gives its members something, got "Emergency", which no grant and no application names.',
          "  fix: Grant it what it is for, or remove the group.",
        ],
      },
    ],
    accepts: [{ given: "groups with grants", edits: {} }],
  },
  {
    rule: "permission-set-without-grants",
    finds: [
      {
        given: "a set that an environment lists only",
        edits: {
          "environments/dev.yaml": [["grants:\n", "permissionSets:\n  junior: {}\ngrants:\n"]],
        },
        shows: [
          "access/environments/dev.yaml:2:3 warning permission-set-without-grants",
          '  A permission set that is created is granted, got "junior", which no grant of "dev" grants.',
          "  fix: Grant it, or take it out of permissionSets.",
        ],
      },
      {
        given: "a set of all environments that none grants",
        edits: {
          "environments/prod.yaml": [
            ["  - { group: Engineering, permissionSet: auditor, accounts: [security] }\n", ""],
          ],
        },
        shows: [
          "access/permission-sets/auditor.yaml:1:7 warning permission-set-without-grants",
          '  A permission set that is created is granted, got "auditor", which no environment grants.',
          "  fix: Grant it, or remove it from the catalog.",
        ],
      },
    ],
    accepts: [
      { given: "sets that are granted", edits: {} },
      {
        given: "a set for emergencies that waits for one",
        edits: {
          "organization.yaml": BREAK_GLASS,
          "environments/prod.yaml": [
            ["  - { group: Engineering, permissionSet: auditor, accounts: [security] }\n", ""],
          ],
        },
      },
    ],
  },
  {
    rule: "direct-user-grant",
    finds: [
      {
        given: "a grant for one person",
        edits: { "environments/dev.yaml": [["group: Engineering", "user: ana.lima"]] },
        shows: [
          "access/environments/dev.yaml:2:13 warning direct-user-grant",
          '  A grant is for a group, got the user "ana.lima" with "viewer".',
          "  fix: Make the user a member of a group, and grant that.",
        ],
      },
      {
        given: "one beside an error elsewhere",
        edits: {
          "environments/dev.yaml": [["group: Engineering", "user: ana.lima"]],
          "environments/prod.yaml": [["permissionSet: viewer", "permissionSet: viewr"]],
        },
        shows: [
          "access/environments/dev.yaml:2:13 warning direct-user-grant",
          '  A grant is for a group, got the user "ana.lima" with "viewer".',
          "  fix: Make the user a member of a group, and grant that.",
        ],
      },
    ],
    accepts: [{ given: "grants for groups", edits: {} }],
  },
  {
    rule: "review-date-missing",
    finds: [
      {
        given: "grants in production that nobody has to look at again",
        edits: {
          "organization.yaml": PRODUCTION,
          "environments/prod.yaml": [
            ['Workloads/Prod"] }', 'Workloads/Prod"], reviewBy: 2027-03-31 }'],
            [
              "auditor, accounts: [security] }",
              "auditor, accounts: [security], expires: 2027-03-31 }",
            ],
            [
              "administrator, accounts: [all] }",
              "administrator, accounts: [all], reviewBy: 2027-03-31 }",
            ],
          ],
        },
        shows: [
          "access/environments/prod.yaml:5:5 warning review-date-missing",
          '  A grant in production says by when it is reviewed, got "developer" for "Payments-Developers" in "prod" without.',
          "  fix: Give it a reviewBy, or let it end by expires.",
        ],
      },
    ],
    accepts: [{ given: "grants of an environment without production", edits: {} }],
  },
  {
    rule: "review-overdue",
    finds: [
      {
        given: "days that have passed, with and without an owner",
        edits: {
          "environments/dev.yaml": [
            ["[payments-dev] }", "[payments-dev], owner: payments, reviewBy: 2026-11-23 }"],
            [
              "administrator, accounts: [all] }",
              "administrator, accounts: [all], reviewBy: 2025-01-01 }",
            ],
          ],
        },
        shows: [
          "access/environments/dev.yaml:3:114 warning review-overdue",
          '  A grant is reviewed by the day that it names, got 2026-11-23 for "developer" of "Payments-Developers", which is over.',
          '  fix: Ask "payments" whether it is still needed; then set a later reviewBy, or remove it.',
          "access/environments/dev.yaml:4:84 warning review-overdue",
          '  A grant is reviewed by the day that it names, got 2025-01-01 for "administrator" of "Engineering", which is over.',
          "  fix: Ask its owner whether it is still needed; then set a later reviewBy, or remove it.",
        ],
      },
    ],
    accepts: [
      {
        given: "the day itself",
        edits: {
          "environments/dev.yaml": [["[payments-dev] }", "[payments-dev], reviewBy: 2026-11-24 }"]],
        },
      },
    ],
  },
  {
    rule: "grant-ends-soon",
    finds: [
      {
        given: "an end within two weeks",
        edits: {
          "environments/dev.yaml": [["[payments-dev] }", "[payments-dev], expires: 2026-12-07 }"]],
        },
        shows: [
          "access/environments/dev.yaml:3:96 warning grant-ends-soon",
          '  A grant that ends within 14 days is warned of, got "developer" for "Payments-Developers" until 2026-12-07.',
          "  fix: Nothing to do if it may end; set a later expires otherwise.",
        ],
      },
      {
        given: "an end within the days that the organization says",
        edits: {
          "organization.yaml": [["environments:", "expiryWarningDays: 1\nenvironments:"]],
          "environments/dev.yaml": [
            ["[payments-dev] }", "[payments-dev], expires: 2026-11-24T09:30:00Z }"],
          ],
        },
        shows: [
          "access/environments/dev.yaml:3:96 warning grant-ends-soon",
          '  A grant that ends within 1 day is warned of, got "developer" for "Payments-Developers" until 2026-11-24T09:30:00Z.',
          "  fix: Nothing to do if it may end; set a later expires otherwise.",
        ],
      },
    ],
    accepts: [
      {
        given: "a later end",
        edits: {
          "environments/dev.yaml": [["[payments-dev] }", "[payments-dev], expires: 2026-12-08 }"]],
        },
      },
      {
        given: "one that is over",
        edits: {
          "environments/dev.yaml": [["[payments-dev] }", "[payments-dev], expires: 2026-11-23 }"]],
        },
      },
    ],
  },
  {
    rule: "many-managed-policies",
    finds: [
      {
        given: "six AWS managed policies, in two environments the same",
        edits: {
          "permission-sets/viewer.yaml": [
            ["managedPolicies: [ViewOnlyAccess", `${FOUR_MORE}, AmazonEC2ReadOnlyAccess`],
          ],
        },
        shows: [
          "access/permission-sets/viewer.yaml:2:1 warning many-managed-policies",
          '  A permission set has 5 AWS managed policies at most, got 6 in "viewer".',
          "  fix: Look at what they allow together, and write the actions that are needed into a policy of your own.",
        ],
      },
    ],
    accepts: [
      {
        given: "five",
        edits: {
          "permission-sets/viewer.yaml": [["managedPolicies: [ViewOnlyAccess", FOUR_MORE]],
        },
      },
    ],
  },
  {
    rule: "iam-policies-per-role",
    finds: [
      {
        given: "eleven policies",
        edits: {
          "permission-sets/auditor.yaml": [["managedPolicies: [SecurityAudit]", customer(11)]],
        },
        shows: [
          "access/permission-sets/auditor.yaml:3:1 warning iam-policies-per-role",
          '  AWS allows 10 managed policies attached to one IAM role, got 11 in "auditor": each account where it is assigned needs a quota that was raised.',
          "  fix: Attach fewer, or have the quota raised in every account where the set is assigned: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        ],
      },
      {
        given: "ten of AWS and one of your own",
        edits: {
          "permission-sets/auditor.yaml": [
            [
              "managedPolicies: [SecurityAudit]",
              `${FOUR_MORE}, AmazonEC2ReadOnlyAccess, AmazonRDSReadOnlyAccess, AmazonSQSReadOnlyAccess, AmazonSNSReadOnlyAccess, AmazonDynamoDBReadOnlyAccess]\n${customer(1)}`,
            ],
          ],
        },
        shows: [
          "access/permission-sets/auditor.yaml:3:1 warning iam-policies-per-role",
          '  AWS allows 10 managed policies attached to one IAM role, got 11 in "auditor": each account where it is assigned needs a quota that was raised.',
          "  fix: Attach fewer, or have the quota raised in every account where the set is assigned: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        ],
      },
    ],
    accepts: [
      {
        given: "ten",
        edits: {
          "permission-sets/auditor.yaml": [["managedPolicies: [SecurityAudit]", customer(10)]],
        },
      },
    ],
  },
  {
    rule: "session-longer-than-environment",
    finds: [
      {
        given: "a session of four hours where two are allowed",
        edits: {
          "organization.yaml": [
            ["[Workloads/Dev] }", "[Workloads/Dev], maximumSessionDuration: PT2H }"],
          ],
        },
        shows: [
          "access/permission-sets/developer.yaml:3:1 error session-longer-than-environment",
          '  A session in "dev" lasts 2 hours at most, got 4 hours in "developer".',
          "  fix: Write sessionDuration: PT2H or less under permissionSets of the environment, or raise its maximumSessionDuration.",
        ],
      },
      {
        given: "a set of all environments that one of them grants",
        edits: {
          "organization.yaml": [
            [
              "[Workloads/Prod, Security] }",
              "[Workloads/Prod, Security], maximumSessionDuration: PT1H }",
            ],
          ],
          "permission-sets/auditor.yaml": [
            ["managedPolicies", "sessionDuration: PT1H30M\nmanagedPolicies"],
          ],
        },
        shows: [
          "access/permission-sets/auditor.yaml:3:1 error session-longer-than-environment",
          '  A session in "prod" lasts 1 hour at most, got 1 hour 30 minutes in "auditor".',
          "  fix: Write sessionDuration: PT1H or less under permissionSets of the environment, or raise its maximumSessionDuration.",
        ],
      },
    ],
    accepts: [
      {
        given: "a session as long as allowed",
        edits: {
          "organization.yaml": [
            ["[Workloads/Dev] }", "[Workloads/Dev], maximumSessionDuration: PT240M }"],
          ],
        },
      },
    ],
  },
  {
    rule: "last-account-administrator",
    finds: [
      {
        given: "accounts without and with one administrator",
        edits: {
          "environments/dev.yaml": [
            [
              "{ group: Engineering, permissionSet: administrator, accounts: [all] }",
              "{ group: Payments-Developers, permissionSet: administrator, accounts: [shop-dev] }",
            ],
          ],
        },
        shows: [
          "access/organization.yaml:12:3 warning last-account-administrator",
          '  Two people at least can administer an account, got "bo.chen" alone in "shop-dev" of "dev".',
          "  fix: Grant a set with administrator's rights there to a group of two or more.",
          "access/organization.yaml:12:3 warning last-account-administrator",
          '  Two people at least can administer an account, got nobody in "payments-dev" of "dev".',
          "  fix: Grant a set with administrator's rights there to a group of two or more.",
        ],
      },
    ],
    accepts: [{ given: "two administrators everywhere", edits: {} }],
  },
  {
    rule: "last-identity-center-administrator",
    finds: [
      {
        given: "one person in the delegated administrator account",
        edits: {
          "environments/prod.yaml": [
            [
              "{ group: Engineering, permissionSet: administrator, accounts: [all] }",
              "{ group: Payments-Developers, permissionSet: administrator, accounts: [all] }",
            ],
          ],
        },
        shows: [
          "access/organization.yaml:4:3 warning last-identity-center-administrator",
          '  Two people at least can administer Identity Center, got "bo.chen" alone with administrator\'s rights in "security".',
          "  fix: Grant a set with administrator's rights there to a group of two or more.",
        ],
      },
      {
        given: "nobody there",
        edits: {
          "environments/prod.yaml": [
            ["  - { group: Engineering, permissionSet: administrator, accounts: [all] }\n", ""],
          ],
        },
        shows: [
          "access/organization.yaml:4:3 warning last-identity-center-administrator",
          '  Two people at least can administer Identity Center, got nobody with administrator\'s rights in "security".',
          "  fix: Grant a set with administrator's rights there to a group of two or more.",
        ],
      },
    ],
    accepts: [
      { given: "two people", edits: {} },
      {
        given: "accounts that no environment owns",
        edits: {
          "organization.yaml": [["Workloads/Prod, Security", "Workloads/Prod"]],
          "environments/prod.yaml": [["accounts: [security]", "accounts: [shop-prod]"]],
        },
      },
    ],
  },
  {
    rule: "break-glass-missing",
    finds: [
      {
        given: "production without a set for emergencies",
        edits: { "organization.yaml": PRODUCTION },
        shows: [
          "access/organization.yaml:13:3 warning break-glass-missing",
          '  There is a way into production that is for emergencies alone, got none for "prod": organization.yaml names no breakGlass.permissionSet.',
          "  fix: Name the set, and grant it to a group of two people or more that holds nothing else.",
        ],
      },
      {
        given: "a set that nobody holds before the pipeline ran",
        edits: { "organization.yaml": BREAK_GLASS },
        shows: [
          "access/organization.yaml:14:3 warning break-glass-missing",
          '  Two people at least hold the set for emergencies at any time, so that it works while the pipeline does not, got nobody with "auditor" in "payments-prod", "shop-prod" of "prod".',
          "  fix: Grant it to a group of two people or more that holds nothing else; or except it, and say which other way in there is.",
        ],
      },
      {
        given: "a set that one person holds",
        edits: {
          "organization.yaml": BREAK_GLASS,
          "environments/prod.yaml": [
            [
              "group: Engineering, permissionSet: auditor, accounts: [security]",
              "group: Payments-Developers, permissionSet: auditor, accounts: [all]",
            ],
          ],
        },
        shows: [
          "access/organization.yaml:14:3 warning break-glass-missing",
          '  Two people at least hold the set for emergencies at any time, so that it works while the pipeline does not, got "bo.chen" alone with "auditor" in "payments-prod", "security", "shop-prod" of "prod".',
          "  fix: Grant it to a group of two people or more that holds nothing else; or except it, and say which other way in there is.",
        ],
      },
    ],
    accepts: [
      { given: "no production", edits: {} },
      {
        given: "two people who hold it everywhere",
        edits: {
          "organization.yaml": BREAK_GLASS,
          "environments/prod.yaml": [
            [
              "permissionSet: auditor, accounts: [security]",
              "permissionSet: auditor, accounts: [all]",
            ],
          ],
        },
      },
    ],
  },
  {
    rule: "break-glass-in-daily-use",
    finds: [
      {
        given: "a group that holds other sets as well",
        edits: { "organization.yaml": BREAK_GLASS },
        shows: [
          "access/environments/prod.yaml:6:5 warning break-glass-in-daily-use",
          '  Whoever is granted the set for emergencies is granted nothing else, got "Engineering" with "auditor" and "administrator", "viewer".',
          "  fix: Grant auditor to a group of its own, whose members sign in with it in an emergency only.",
        ],
      },
    ],
    accepts: [
      {
        given: "a group of its own",
        edits: {
          "organization.yaml": BREAK_GLASS,
          "directory.yaml": [["groups:\n", `groups:\n${BREAK_GLASS_GROUP}`]],
          "environments/prod.yaml": [
            [
              "group: Engineering, permissionSet: auditor, accounts: [security]",
              "group: Emergency, permissionSet: auditor, accounts: [all]",
            ],
          ],
        },
      },
    ],
  },
];

/** So many customer managed policies. */
function customer(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `{ name: p${index} }`);
  return `customerManagedPolicies: [${names.join(", ")}]`;
}

test("the sound tree breaks no rule", async () => {
  for (const { rule } of CASES) expect(await shownOf(rule, SOUND_TREE)).toEqual([]);
});

describe.each(CASES)("$rule", ({ rule, finds, accepts }) => {
  test.each(finds)("finds $given", async ({ edits, shows }) => {
    expect(await shownOf(rule, withJunior(soundTreeWith(edits)))).toEqual(shows);
  });

  test.each(accepts)("accepts $given", async ({ edits }) => {
    expect(await shownOf(rule, withJunior(soundTreeWith(edits)))).toEqual([]);
  });
});

/** One more set in the catalog, for an environment to list. */
const withJunior = (tree: AccessTree): AccessTree => ({
  ...tree,
  "permission-sets/junior.yaml": "name: junior\n",
});
