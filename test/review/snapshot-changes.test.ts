import type { OrganizationSnapshotFile } from "../../model/schema/organization-snapshot";
import { describeChange } from "../../review/describe-change";
import { snapshotChanges } from "../../review/snapshot-changes";

type Account = OrganizationSnapshotFile["accounts"][number];

const payments: Account = {
  id: "100000000011",
  name: "payments",
  email: "payments@acme.example",
  organizationalUnit: "Workloads/Dev",
  status: "ACTIVE",
  tags: { team: "payments", tier: "gold" },
};
const shop: Account = {
  id: "100000000012",
  name: "shop",
  email: "shop@acme.example",
  organizationalUnit: "Workloads/Prod",
  status: "ACTIVE",
};
const document = (action: string) => ({ Version: "2012-10-17", Statement: [{ Action: action }] });

const before: OrganizationSnapshotFile = {
  organizationId: "o-acme123456",
  rootId: "r-ac1e",
  organizationalUnits: [
    { id: "ou-ac1e-10000001", path: "Workloads" },
    { id: "ou-ac1e-10000002", path: "Workloads/Dev" },
    { id: "ou-ac1e-10000003", path: "Workloads/Prod" },
  ],
  accounts: [payments, shop],
  customerManagedPolicies: [
    {
      name: "boundary",
      path: "/identity/",
      accounts: ["payments", "shop"],
      document: document("s3:*"),
    },
  ],
  groups: [{ displayName: "Engineering", members: ["ana.lima", "bo.chen"] }],
  users: [
    { userName: "ana.lima", displayName: "Ana Lima", givenName: "Ana", familyName: "Lima" },
    { userName: "bo.chen", displayName: "Bo Chen", givenName: "Bo", familyName: "Chen" },
  ],
};

const words = (after: OrganizationSnapshotFile, from = before) =>
  snapshotChanges(from, after)
    .map(describeChange)
    .map(({ what, subject, how }) => [what, subject, how].join(" | "));

test.each<[string, Partial<OrganizationSnapshotFile>, string[]]>([
  ["nothing, whatever the order", { accounts: [shop, payments] }, []],
  [
    "an account that came",
    {
      accounts: [
        payments,
        shop,
        { ...shop, id: "100000000013", name: "new", organizationalUnit: "" },
      ],
    },
    ["account added | new 100000000013 | in the root"],
  ],
  [
    "an account that went, and its policies",
    {
      accounts: [payments],
      customerManagedPolicies: [
        {
          name: "boundary",
          path: "/identity/",
          accounts: ["payments"],
          document: document("s3:*"),
        },
      ],
    },
    [
      "account gone | shop 100000000012 | was in Workloads/Prod",
      "policy gone | /identity/boundary | from shop",
    ],
  ],
  [
    "an account that moved",
    { accounts: [{ ...payments, organizationalUnit: "Workloads/Prod" }, shop] },
    ["account moved | payments 100000000011 | from Workloads/Dev to Workloads/Prod"],
  ],
  [
    "an account that was renamed, its policies being the same",
    {
      accounts: [{ ...payments, name: "billing" }, shop],
      customerManagedPolicies: [
        {
          name: "boundary",
          path: "/identity/",
          accounts: ["billing", "shop"],
          document: document("s3:*"),
        },
      ],
    },
    ["account renamed | billing 100000000011 | was payments"],
  ],
  [
    "an account that is being closed",
    { accounts: [payments, { ...shop, status: "PENDING_CLOSURE" }] },
    ["account status | shop 100000000012 | from ACTIVE to PENDING_CLOSURE"],
  ],
  [
    "another e-mail address",
    { accounts: [payments, { ...shop, email: "shop@new.example" }] },
    ["account e-mail | shop 100000000012 | from shop@acme.example to shop@new.example"],
  ],
  [
    "tags",
    { accounts: [{ ...payments, tags: { team: "billing", owner: "ana" } }, shop] },
    [
      "account tags | payments 100000000011 | owner=ana (new), team=billing (was payments), tier gone (was gold)",
    ],
  ],
  [
    "a unit that was renamed, without its accounts having moved",
    {
      organizationalUnits: [
        { id: "ou-ac1e-10000001", path: "Workloads" },
        { id: "ou-ac1e-10000002", path: "Workloads/Development" },
        { id: "ou-ac1e-10000003", path: "Workloads/Prod" },
      ],
      accounts: [{ ...payments, organizationalUnit: "Workloads/Development" }, shop],
    },
    ["unit moved | Workloads/Development | was Workloads/Dev"],
  ],
  [
    "a unit that came and one that went, an account moving with them under the same path",
    {
      organizationalUnits: [
        { id: "ou-ac1e-10000001", path: "Workloads" },
        { id: "ou-ac1e-10000009", path: "Workloads/Dev" },
        { id: "ou-ac1e-10000003", path: "Workloads/Prod" },
      ],
    },
    [
      "unit gone | Workloads/Dev | ou-ac1e-10000002",
      "unit added | Workloads/Dev | ou-ac1e-10000009",
    ],
  ],
  [
    "members who joined and left",
    { groups: [{ displayName: "Engineering", members: ["ana.lima", "cy.park"] }] },
    ["group members | Engineering | joined: cy.park; left: bo.chen"],
  ],
  [
    "a group that went and one that came",
    { groups: [{ displayName: "Operations", members: [] }] },
    [
      "group gone | Engineering | had 2 in it: ana.lima, bo.chen",
      "group added | Operations | nobody in it",
    ],
  ],
  [
    "a group in other words",
    {
      groups: [
        { displayName: "Engineering", description: "All", members: ["ana.lima", "bo.chen"] },
      ],
    },
    ["group described | Engineering | in other words"],
  ],
  [
    "people who came, went and changed",
    {
      users: [
        { userName: "ana.lima", displayName: "Ana Silva", givenName: "Ana", familyName: "Silva" },
        { userName: "cy.park", displayName: "Cy Park", givenName: "Cy", familyName: "Park" },
      ],
    },
    [
      "user changed | ana.lima | name or e-mail address",
      "user gone | bo.chen | ",
      "user added | cy.park | ",
    ],
  ],
  [
    "a policy that says something else in one account, and a new one",
    {
      customerManagedPolicies: [
        {
          name: "boundary",
          path: "/identity/",
          accounts: ["payments"],
          document: document("s3:*"),
        },
        { name: "boundary", path: "/identity/", accounts: ["shop"], document: document("*") },
        { name: "extra", accounts: ["shop"] },
      ],
    },
    ["policy added | /extra | in shop", "policy changed | /identity/boundary | in shop"],
  ],
])("%s", (_, change, expected) => {
  expect(words({ ...before, ...change })).toEqual(expected);
});

test("long lists are cut", () => {
  const members = Array.from(
    { length: 12 },
    (_, index) => `user-${String(index).padStart(2, "0")}`,
  );
  const [line] = words({ ...before, groups: [{ displayName: "Engineering", members }] });
  expect(line).toContain("user-09 and 2 more; left: ana.lima, bo.chen");
});
