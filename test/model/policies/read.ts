import type { Account, PermissionSet, PolicyDocument } from "../../../model/access-model";
import { PolicyTexts, type Reading } from "../../../model/policies/reading";

export const ACCOUNT: Account = {
  id: "100000000011",
  name: "payments-dev",
  email: "payments-dev@acme.example",
  organizationalUnit: "Workloads/Dev",
  status: "ACTIVE",
  tags: {},
};

export const document = (...statements: readonly object[]): PolicyDocument =>
  ({ Version: "2012-10-17", Statement: statements }) as PolicyDocument;

/** A set that holds what is given and nothing else. */
export function permissionSet(content: Partial<PermissionSet>): PermissionSet {
  return {
    key: "tested",
    name: "tested-dev",
    scope: "environment",
    sessionDuration: "PT1H",
    managedPolicies: [],
    customerManagedPolicies: [],
    tags: {},
    ...content,
  };
}

/** What a set says in one account, which holds the customer managed policies given by name. */
export function read(
  content: Partial<PermissionSet>,
  customerManaged: Readonly<Record<string, PolicyDocument | undefined>> = {},
): Reading {
  const customerManagedPolicies = Object.entries(customerManaged).map(([name, text]) => ({
    name,
    path: "/",
    accounts: [ACCOUNT.id],
    ...(text && { document: text }),
  }));
  const organization = { id: "", rootId: "", organizationalUnits: [], customerManagedPolicies };
  const [reading] = new PolicyTexts({ organization }).readings(permissionSet(content), [ACCOUNT]);
  if (reading === undefined) throw new Error("A set has a reading in an account.");
  return reading;
}

/** What an inline policy of these statements says. */
export const readInline = (...statements: readonly object[]): Reading =>
  read({ inlinePolicy: document(...statements) });

export const managed = (name: string) => ({ name, arn: `arn:aws:iam::aws:policy/${name}` });
