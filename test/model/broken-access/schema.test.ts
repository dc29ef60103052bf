import { type AccessTree, edited, loadedText, VALID_TREE } from "../access-tree";

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "an account id without quotes",
    tree: edited("organization.yaml", '"100000000001"', "100000000001"),
    shows: [
      "access/organization.yaml:3:22 error wrong-type",
      '  "managementAccount" takes text, got the number 100000000001.',
      '  fix: Put it in quotes: "100000000001".',
    ],
  },
  {
    given: "an account id with a leading zero, without quotes",
    tree: edited("organization.snapshot.yaml", '{ id: "100000000011"', "{ id: 010000000011"),
    shows: [
      "access/organization.snapshot.yaml:12:11 error wrong-type",
      '  "id" takes text, got the number 010000000011.',
      '  fix: Put it in quotes: "010000000011".',
    ],
  },
  {
    given: "a number that is infinite",
    tree: edited("organization.snapshot.yaml", '{ id: "100000000011"', "{ id: 1e999"),
    shows: [
      "access/organization.snapshot.yaml:12:11 error wrong-type",
      '  "id" takes text, got the number 1e999.',
      '  fix: Put it in quotes: "1e999".',
    ],
  },
  {
    given: "true without quotes as a tag's value",
    tree: edited("permission-sets/developer.yaml", 'requires-mfa: "true"', "requires-mfa: true"),
    shows: [
      "access/permission-sets/developer.yaml:7:45 error wrong-type",
      '  "requires-mfa" takes text, got the boolean true.',
      '  fix: Put it in quotes: "true".',
    ],
  },
  {
    given: "a number as a tag's value, beside a date and a numeric key, which are text",
    tree: edited(
      "permission-sets/developer.yaml",
      'requires-mfa: "true"',
      "reviewed: 2026-11-01, 2024: 7",
    ),
    shows: [
      "access/permission-sets/developer.yaml:7:59 error wrong-type",
      '  "2024" takes text, got the number 7.',
      '  fix: Put it in quotes: "7".',
    ],
  },
  {
    given: "a key without a value",
    tree: edited(
      "permission-sets/developer.yaml",
      'tags: { owner: platform-team, requires-mfa: "true" }',
      "tags:",
    ),
    shows: [
      "access/permission-sets/developer.yaml:7:6 error wrong-type",
      '  "tags" takes a mapping, got nothing.',
      "  fix: Write a mapping here.",
    ],
  },
  {
    given: "a list for a mapping",
    tree: edited(
      "environments/prod.yaml",
      "  developer: { sessionDuration: PT1H, managedPolicies: [ReadOnlyAccess], permissionsBoundary: null }",
      "  - developer",
    ),
    shows: [
      "access/environments/prod.yaml:2:3 error wrong-type",
      '  "permissionSets" takes a mapping, got a list.',
      "  fix: Write a mapping here.",
    ],
  },
  {
    given: "a text for a list",
    tree: edited("environments/dev.yaml", "[all]", "all"),
    shows: [
      "access/environments/dev.yaml:2:60 error wrong-type",
      '  "accounts" takes a list, got the text "all".',
      "  fix: Write a list here.",
    ],
  },
  {
    given: "a list as the whole file",
    tree: edited(
      "permission-sets/viewer.yaml",
      VALID_TREE["permission-sets/viewer.yaml"],
      "- name: viewer\n",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:1:1 error wrong-type",
      '  "permission-sets/viewer.yaml" takes a mapping, got a list.',
      "  fix: Write a mapping here.",
    ],
  },
  {
    given: "missing field",
    tree: edited("organization.yaml", '  managementAccount: "100000000001"\n', ""),
    shows: [
      "access/organization.yaml:2:3 error missing-field",
      '  "instance" needs "managementAccount", got none.',
      "  fix: Add managementAccount.",
    ],
  },
  {
    given: "unknown field",
    tree: edited("permission-sets/developer.yaml", "managedPolicies", "managedPolicys"),
    shows: [
      "access/permission-sets/developer.yaml:4:1 error unknown-field",
      '  "permission-sets/developer.yaml" has known fields only, got "managedPolicys".',
      '  nearest: "managedPolicies"',
      '  fix: Correct or remove it. Here belong "name", "scope", "description", "sessionDuration", "relayState", "managedPolicies", "customerManagedPolicies", "inlinePolicy", "permissionsBoundary", "revokeSessionsIssuedBefore", "tags".',
    ],
  },
  {
    given: "a field named constructor",
    tree: edited("permission-sets/developer.yaml", "description", "constructor"),
    shows: [
      "access/permission-sets/developer.yaml:2:1 error unknown-field",
      '  "permission-sets/developer.yaml" has known fields only, got "constructor".',
      '  fix: Correct or remove it. Here belong "name", "scope", "description", "sessionDuration", "relayState", "managedPolicies", "customerManagedPolicies", "inlinePolicy", "permissionsBoundary", "revokeSessionsIssuedBefore", "tags".',
    ],
  },
  {
    given: "an unknown status",
    tree: edited(
      "organization.snapshot.yaml",
      "name: shop-dev, email: shop-dev@acme.example, organizationalUnit: Workloads/Dev, status: ACTIVE",
      "name: shop-dev, email: shop-dev@acme.example, organizationalUnit: Workloads/Dev, status: ENDED",
    ),
    shows: [
      "access/organization.snapshot.yaml:13:116 error invalid-choice",
      '  "status" is one of "PENDING_ACTIVATION", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED", got the text "ENDED".',
      "  fix: Write one of them.",
    ],
  },
  {
    given: "a choice in the wrong case",
    tree: edited("permission-sets/auditor.yaml", "scope: instance", "scope: Instance"),
    shows: [
      "access/permission-sets/auditor.yaml:2:8 error invalid-choice",
      '  "scope" is one of "environment", "instance", got the text "Instance".',
      '  nearest: "instance"',
      "  fix: Write one of them.",
    ],
  },
  {
    given: "no targets",
    tree: edited("environments/dev.yaml", "[all]", "[]"),
    shows: [
      "access/environments/dev.yaml:2:60 error empty-list",
      '  "accounts" has one entry at least, got none.',
      "  fix: Add an entry, or remove what holds the list.",
    ],
  },
  {
    given: "a target twice",
    tree: edited("environments/dev.yaml", "[payments-dev]", "[payments-dev, payments-dev]"),
    shows: [
      "access/environments/dev.yaml:3:86 error repeated-entry",
      '  "accounts" holds an entry once, got "payments-dev" again.',
      "  fix: Keep one of the two.",
    ],
  },
  {
    given: "a grant for nobody",
    tree: edited("environments/dev.yaml", "group: Engineering, ", ""),
    shows: [
      "access/environments/dev.yaml:2:5 error one-principal",
      '  A grant is for exactly one of "group" and "user", got none.',
      "  fix: Say who gets it.",
    ],
  },
  {
    given: "a grant for group and user",
    tree: edited(
      "environments/dev.yaml",
      "group: Engineering",
      "group: Engineering, user: ana.lima",
    ),
    shows: [
      "access/environments/dev.yaml:2:5 error one-principal",
      '  A grant is for exactly one of "group" and "user", got both.',
      "  fix: Write two of them.",
    ],
  },
  {
    given: "two boundaries",
    tree: edited(
      "permission-sets/developer.yaml",
      "permissionsBoundary: {",
      "permissionsBoundary: { managedPolicy: ReadOnlyAccess,",
    ),
    shows: [
      "access/permission-sets/developer.yaml:6:22 error permissions-boundary",
      '  A permissions boundary is exactly one of "managedPolicy" and "customerManagedPolicy", got both.',
      "  fix: Keep one of the two.",
    ],
  },
  {
    given: "an empty boundary",
    tree: edited(
      "permission-sets/developer.yaml",
      "{ customerManagedPolicy: { name: boundary, path: /identity/ } }",
      "{}",
    ),
    shows: [
      "access/permission-sets/developer.yaml:6:22 error permissions-boundary",
      '  A permissions boundary is exactly one of "managedPolicy" and "customerManagedPolicy", got none.',
      "  fix: Give one, or leave out permissionsBoundary.",
    ],
  },
  {
    given: "several bad grants, each shown, the good ones still checked",
    tree: edited(
      "environments/dev.yaml",
      VALID_TREE["environments/dev.yaml"],
      "grants:\n  - { group: Enginering, permissionSet: viewer, accounts: [all] }\n  - { group: 7, permissionSet: viewer, accounts: [all] }\n  - { group: Engineering, permissionSet: viewer, acounts: [all] }\n  - { group: Engineering, permissionSet: viewr, accounts: [all] }\n",
    ),
    shows: [
      "access/environments/dev.yaml:2:14 error unknown-group",
      '  A grant names a group of the directory, got "Enginering".',
      '  nearest: "Engineering"',
      "  fix: Correct the name, or add the group to directory.yaml.",
      "access/environments/dev.yaml:3:14 error wrong-type",
      '  "group" takes text, got the number 7.',
      '  fix: Put it in quotes: "7".',
      "access/environments/dev.yaml:4:5 error missing-field",
      '  An entry of "grants" needs "accounts", got none.',
      "  fix: Add accounts.",
      "access/environments/dev.yaml:4:50 error unknown-field",
      '  An entry of "grants" has known fields only, got "acounts".',
      '  nearest: "accounts"',
      '  fix: Correct or remove it. Here belong "group", "user", "permissionSet", "accounts", "except", "owner", "justification", "ticket", "expires", "reviewBy", "pending".',
      "access/environments/dev.yaml:5:42 error unknown-permission-set",
      '  A permission set is one of the catalog\'s, got "viewr".',
      '  nearest: "viewer"',
      "  fix: Correct the name, or add the set to permission-sets/.",
    ],
  },
];

describe("schema in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
