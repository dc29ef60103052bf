import fc from "fast-check";
import { parse } from "yaml";
import {
  type OrganizationSnapshotFile,
  organizationSnapshotFile,
} from "../../../model/schema/organization-snapshot";
import { inOrder } from "../../../model/snapshot/order";
import { snapshotText } from "../../../model/snapshot/text";

const snapshot: OrganizationSnapshotFile = {
  organizationId: "o-acme123456",
  rootId: "r-ac1e",
  organizationalUnits: [
    { id: "ou-ac1e-10000002", path: "Workloads" },
    { id: "ou-ac1e-10000001", path: "Security" },
  ],
  accounts: [
    {
      id: "100000000002",
      name: "shop",
      email: "shop@acme.example",
      organizationalUnit: "Workloads",
      status: "SUSPENDED",
      tags: { team: "shop", area: "7" },
    },
    {
      id: "100000000001",
      name: "management",
      email: "aws@acme.example",
      organizationalUnit: "",
      status: "ACTIVE",
      tags: {},
    },
  ],
  customerManagedPolicies: [
    {
      name: "boundary",
      path: "/",
      accounts: ["100000000002", "management"],
      document: { Version: "2012-10-17", Statement: [] },
    },
  ],
  groups: [
    { displayName: "Operations", members: ["bo.chen", "ana.lima"] },
    { displayName: "Empty", members: [] },
  ],
  users: [
    { userName: "bo.chen", displayName: "Bo Chen", givenName: "Bo", familyName: "Chen" },
    { userName: "ana.lima", displayName: "Ana Lima", givenName: "Ana", familyName: "Lima" },
  ],
};

const text = `# yaml-language-server: $schema=schema/organization-snapshot.schema.json
# What AWS Organizations, Identity Center and IAM hold. A review reads this file, and so needs no credentials.
# Written by idc sync, which keeps comments above an entry; everything else comes from AWS.
organizationId: o-acme123456
rootId: r-ac1e
organizationalUnits:
  - { id: ou-ac1e-10000001, path: Security }
  - { id: ou-ac1e-10000002, path: Workloads }
accounts:
  - id: "100000000001"
    name: management
    email: aws@acme.example
    status: ACTIVE
  - id: "100000000002"
    name: shop
    email: shop@acme.example
    organizationalUnit: Workloads
    status: SUSPENDED
    tags:
      area: "7"
      team: shop
customerManagedPolicies:
  - name: boundary
    accounts:
      - management
      - shop
    document:
      Version: 2012-10-17
      Statement: []
groups:
  - displayName: Empty
  - displayName: Operations
    members:
      - ana.lima
      - bo.chen
users:
  - { userName: ana.lima, displayName: Ana Lima, givenName: Ana, familyName: Lima }
  - { userName: bo.chen, displayName: Bo Chen, givenName: Bo, familyName: Chen }
`;

test("a snapshot is written sorted, one line for each unit and person", () => {
  expect(snapshotText(snapshot)).toBe(text);
});

test("what was written is written again as it is", () => {
  expect(snapshotText(parse(text), text)).toBe(text);
});

test("one account more is that many lines more, and nothing else", () => {
  const account = { ...snapshot.accounts[0], id: "100000000003", name: "new", tags: {} };
  const more = snapshotText(
    { ...snapshot, accounts: [...snapshot.accounts, account as (typeof snapshot.accounts)[0]] },
    text,
  );
  const added = `  - id: "100000000003"
    name: new
    email: shop@acme.example
    organizationalUnit: Workloads
    status: SUSPENDED
`;
  expect(more.replace(added, "")).toBe(text);
});

test("comments at the top, above a list and above an entry stay; that of an entry that is gone goes", () => {
  const commented = text
    .replace(/^(#.*\n)+/, "# Ours.\n\n")
    .replace("accounts:\n", "# Everything we run.\naccounts:\n")
    .replace('  - id: "100000000001"', '  # Pays for all.\n  - id: "100000000001"')
    .replace('  - id: "100000000002"', '  # Closing.\n  # Soon.\n  - id: "100000000002"')
    .replace("  - name: boundary", "  # The most.\n  - name: boundary")
    .replace("  - { userName: bo.chen", "  # On leave.\n  - { userName: bo.chen");
  expect(snapshotText(parse(commented), commented)).toBe(commented);
  const fewer = { ...snapshot, accounts: snapshot.accounts.slice(1) };
  const after = snapshotText(fewer, commented);
  expect(after).toContain("# Ours.\n\norganizationId");
  expect(after).toContain("# Everything we run.\n");
  expect(after).toContain("  # Pays for all.\n");
  expect(after).not.toContain("# Closing.");
});

test("a comment above policies of one name that say several things is kept once", () => {
  const policy = { name: "boundary", document: { Version: "2012-10-17" } };
  const two = {
    ...snapshot,
    customerManagedPolicies: [
      { ...policy, accounts: ["shop"] },
      { ...policy, accounts: ["management"], document: { Version: "2008-10-17" } },
    ],
  };
  const commented = text.replace("  - name: boundary", "  # The most.\n  - name: boundary");
  expect(snapshotText(two, commented).match(/# The most\./g)).toHaveLength(1);
});

test("an account whose name another one has, or that reads as an id, is called by its id", () => {
  const account = (id: string, name: string) => ({
    id,
    name,
    email: `${id}@acme.example`,
    status: "ACTIVE" as const,
  });
  const { customerManagedPolicies } = inOrder({
    ...snapshot,
    accounts: [
      account("100000000001", "twin"),
      account("100000000002", "twin"),
      account("100000000003", "100000000001"),
      account("100000000004", "single"),
    ],
    customerManagedPolicies: [
      {
        name: "boundary",
        accounts: ["100000000001", "100000000002", "100000000003", "100000000004"],
      },
    ],
  });
  expect(customerManagedPolicies?.[0]?.accounts).toEqual([
    "100000000001",
    "100000000002",
    "100000000003",
    "single",
  ]);
});

test("names that mean something in YAML come back as they were", () => {
  const name = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      "null",
      "yes",
      "1e3",
      "- a",
      "# b",
      "{ c: d }",
      "*x",
      "&y",
      "!!str z",
      "'",
      '"',
      "a\nb",
    ),
  );
  fc.assert(
    fc.property(name, name, name, (displayName, key, value) => {
      const given = {
        ...snapshot,
        accounts: [{ ...snapshot.accounts[0], name: displayName, tags: { [key]: value } }],
        groups: [{ displayName, members: [value] }],
      } as OrganizationSnapshotFile;
      const written = snapshotText(given);
      expect(parse(written)).toEqual(JSON.parse(JSON.stringify(inOrder(given))));
      expect(snapshotText(parse(written), written)).toBe(written);
    }),
  );
});

test("what is written is what the model takes", () => {
  expect(organizationSnapshotFile.safeParse(parse(text)).success).toBe(true);
});
