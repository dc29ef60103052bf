import type { Estate, EstateAccount } from "../../estate";
import type { Transaction } from "../../store/store";
import { derivedId, longAgo } from "./ids";
import { policyArn, versionsOf } from "./policy-store";
import {
  attachments,
  inlinePolicies,
  type ManagedPolicy,
  managedPolicies,
  nameKey,
  oidcProviders,
  policyVersions,
  type Role,
  roles,
  within,
} from "./tables";

/** What a policy says of which the estate only says that it exists: nothing. */
export const emptyPolicy = { Version: "2012-10-17", Statement: [] };

/** The role that Organizations makes in an account, for the management account to administer it. */
const organizationRole = "OrganizationAccountAccessRole";

/**
 * Makes the estate's customer managed policies what it says and takes those away that it no longer
 * has; policies made through the API stay. An account that is new to the store gets the role with
 * which the management account administers it.
 */
export function seedIam(
  transaction: Transaction,
  { accounts, organization: { managementAccount } }: Estate,
  before: ReadonlySet<string>,
): void {
  for (const account of accounts) {
    seedPolicies(transaction, account);
    if (account.id !== managementAccount && !before.has(account.id))
      seedOrganizationRole(transaction, account.id, managementAccount);
  }
}

function seedPolicies(transaction: Transaction, { id, customerManagedPolicies }: EstateAccount) {
  const declared = new Set(customerManagedPolicies.map(({ name }) => nameKey(name)));
  for (const policy of transaction.list(managedPolicies, id))
    if (policy.isOfEstate && !declared.has(nameKey(policy.name)))
      removePolicy(transaction, id, policy);
  for (const { name, path, document = emptyPolicy } of customerManagedPolicies) {
    const policy: ManagedPolicy = {
      name,
      path,
      id: derivedId("ANPA", policyArn(id, path, name)),
      created: longAgo,
      updated: longAgo,
      defaultVersion: "v1",
      lastVersion: 1,
      tags: [],
      isOfEstate: true,
    };
    removeVersions(transaction, id, policy);
    transaction.put(managedPolicies, id, nameKey(name), policy);
    const text = typeof document === "string" ? document : JSON.stringify(document);
    const first = { id: "v1", document: text, created: longAgo };
    transaction.put(policyVersions, versionsOf(id, policy), first.id, first);
  }
}

function seedOrganizationRole(
  transaction: Transaction,
  accountId: string,
  managementAccount: string,
): void {
  const role: Role = {
    name: organizationRole,
    path: "/",
    id: derivedId("AROA", accountId, organizationRole),
    created: longAgo,
    trustPolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${managementAccount}:root` },
          Action: "sts:AssumeRole",
        },
      ],
    }),
    maxSessionDuration: 3600,
    tags: [],
  };
  const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
  transaction.put(roles, accountId, nameKey(role.name), role);
  transaction.put(attachments, within(accountId, role.name), administrator, administrator);
}

function removePolicy(transaction: Transaction, accountId: string, policy: ManagedPolicy): void {
  removeVersions(transaction, accountId, policy);
  transaction.delete(managedPolicies, accountId, nameKey(policy.name));
}

function removeVersions(transaction: Transaction, accountId: string, policy: ManagedPolicy): void {
  const place = versionsOf(accountId, policy);
  for (const { id } of transaction.list(policyVersions, place))
    transaction.delete(policyVersions, place, id);
}

/** An account that left takes all that it had along. */
export function forgetIam(transaction: Transaction, accountId: string): void {
  for (const policy of transaction.list(managedPolicies, accountId))
    removePolicy(transaction, accountId, policy);
  for (const { name } of transaction.list(roles, accountId)) {
    const place = within(accountId, name);
    for (const policy of transaction.list(inlinePolicies, place))
      transaction.delete(inlinePolicies, place, policy.name);
    for (const arn of transaction.list(attachments, place))
      transaction.delete(attachments, place, arn);
    transaction.delete(roles, accountId, nameKey(name));
  }
  for (const { key } of transaction.entries(oidcProviders, accountId))
    transaction.delete(oidcProviders, accountId, key);
}
