import type { AccessModel, Account, PermissionSet } from "../../../model/access-model";
import { readPolicies } from "../../../model/policies/policy-reader";
import { ACCOUNT, document, permissionSet } from "./read";

const other: Account = { ...ACCOUNT, id: "100000000012", name: "shop-dev" };
const security: Account = { ...ACCOUNT, id: "100000000002", name: "security" };

const allow = (action: string) => document({ Effect: "Allow", Action: action, Resource: "*" });

/** As much of a model as policies are read from: one environment, sets assigned where it is said. */
function model(
  permissionSets: readonly PermissionSet[],
  assigned: Readonly<Record<string, readonly Account[]>> = {},
  customerManagedPolicies: AccessModel["organization"]["customerManagedPolicies"] = [],
): AccessModel {
  const principal = { type: "GROUP", name: "Engineering" } as const;
  const assignments = Object.entries(assigned).flatMap(([key, accounts]) =>
    accounts.map((account) => ({ principal, permissionSet: key, account })),
  );
  return {
    instance: {
      region: "us-east-1",
      managementAccount: "100000000001",
      delegatedAdministrator: security.id,
    },
    organization: { id: "", rootId: "", organizationalUnits: [], customerManagedPolicies },
    instancePermissionSets: [],
    environments: [
      {
        name: "dev",
        accounts: [ACCOUNT, other, security],
        permissionSets,
        grants: [],
        assignments,
      },
    ],
  } as unknown as AccessModel;
}

const extra = permissionSet({ customerManagedPolicies: [{ name: "extra", path: "/" }] });

test("a set has one reading for accounts that hold the same documents, and one for each that differs", () => {
  const policies = readPolicies(
    model([extra], { tested: [ACCOUNT, other] }, [
      { name: "extra", path: "/", accounts: [ACCOUNT.id], document: allow("*") },
      { name: "extra", path: "/", accounts: [other.id], document: allow("s3:*") },
    ]),
  );
  expect(policies.readings(extra).map(({ accounts }) => accounts)).toEqual([[ACCOUNT], [other]]);
  expect(policies.isAdministratorEquivalent(extra)).toBe(true);
  expect(policies.isAdministratorEquivalent(extra, ACCOUNT)).toBe(true);
  expect(policies.isAdministratorEquivalent(extra, other)).toBe(false);
});

test("a document that the snapshot does not hold is unknown, and the rest is read", () => {
  const [reading] = readPolicies(model([extra], { tested: [ACCOUNT] })).readings(extra);
  expect(reading).toMatchObject({
    policies: [],
    unknown: [{ origin: { type: "customer-managed", name: "extra", path: "/" } }],
  });
});

test("a set that is assigned nowhere is read for where it can be", () => {
  const [reading] = readPolicies(model([extra])).readings(extra);
  expect(reading?.accounts).toEqual([ACCOUNT, other, security]);
});

test("writing Identity Center counts in the account that administers it", () => {
  const set = permissionSet({ inlinePolicy: allow("sso:*") });
  expect(readPolicies(model([set], { tested: [ACCOUNT] })).escalations(set)).toEqual([]);
  expect(
    readPolicies(model([set], { tested: [ACCOUNT, security] }))
      .escalations(set)
      .map(({ path }) => path.name),
  ).toContain("assign any permission set");
});
