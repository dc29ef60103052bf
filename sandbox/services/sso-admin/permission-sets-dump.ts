import type { InstanceContentsInput } from "../../estate-contents-schema";
import type { Transaction } from "../../store/store";
import { readable } from "../iam/dump";
import { groups, users } from "../identitystore/tables";
import { derivedPermissionSetArn, derivedSuffix } from "./permission-sets-seed";
import type { Principal } from "./principals";
import { assignmentsOf } from "./provisioned";
import {
  assignments,
  type CustomerManagedPolicyReference,
  customerManagedPolicyReferences,
  type Instance,
  managedPolicies,
  type PermissionSet,
  type PermissionsBoundary,
  type Provisioned,
  permissionSets,
  provisioned,
  type Revision,
  revisions,
} from "./tables";
import { tagRecord } from "./tags";

type Sets = NonNullable<InstanceContentsInput["permissionSets"]>;
type Assignments = NonNullable<InstanceContentsInput["assignments"]>;

/** The permission sets of an instance as an estate has them. */
export function dumpPermissionSets(transaction: Transaction, { arn }: Instance): Sets {
  return transaction.list(permissionSets, arn).map((set) => ({
    ...(set.arn !== derivedPermissionSetArn(arn, set.name) && { arn: set.arn }),
    name: set.name,
    sessionDuration: set.sessionDuration,
    ...(set.relayState !== undefined && { relayState: set.relayState }),
    tags: tagRecord(transaction, set.arn),
    ...policiesOf({
      description: set.description,
      inlinePolicy: set.inlinePolicy,
      permissionsBoundary: set.permissionsBoundary,
      managedPolicies: transaction.list(managedPolicies, set.arn),
      customerManagedPolicies: transaction.list(customerManagedPolicyReferences, set.arn),
    }),
    roles: transaction.list(provisioned, set.arn).flatMap((role) => {
      const described = dumpRole(transaction, set, role);
      // A role with nothing special to it follows from its assignments.
      const follows = transaction.count(assignments, assignmentsOf(role.accountId, set.arn)) > 0;
      return follows && Object.keys(described).length === 1 ? [] : [described];
    }),
  }));
}

function dumpRole(
  transaction: Transaction,
  { arn, revision: latest }: PermissionSet,
  { accountId, suffix, revision }: Provisioned,
) {
  const content =
    revision === latest ? undefined : transaction.get(revisions, arn, String(revision));
  return {
    account: accountId,
    ...(suffix !== derivedSuffix(arn, accountId) && { suffix }),
    ...(content !== undefined && { outdated: policiesOf(content) }),
  };
}

function policiesOf({ description, inlinePolicy, permissionsBoundary, ...attached }: Revision) {
  return {
    ...(description !== undefined && { description }),
    managedPolicies: [...attached.managedPolicies],
    customerManagedPolicies: attached.customerManagedPolicies.map(reference),
    ...(inlinePolicy !== undefined && { inlinePolicy: readable(inlinePolicy) }),
    ...(permissionsBoundary !== undefined && {
      permissionsBoundary: boundary(permissionsBoundary),
    }),
  };
}

const reference = ({ Name, Path }: CustomerManagedPolicyReference) => ({ name: Name, path: Path });

function boundary(given: PermissionsBoundary) {
  return "ManagedPolicyArn" in given
    ? { managedPolicy: given.ManagedPolicyArn }
    : { customerManagedPolicy: reference(given.CustomerManagedPolicyReference) };
}

/** Who is assigned what where, one entry for each principal and permission set. */
export function dumpAssignments(transaction: Transaction, instance: Instance): Assignments {
  return transaction.list(permissionSets, instance.arn).flatMap(({ arn, name }) => {
    const accountsOf = new Map<string, { principal: Principal; accounts: string[] }>();
    for (const { accountId } of transaction.list(provisioned, arn)) {
      for (const { key, value } of transaction.entries(
        assignments,
        assignmentsOf(accountId, arn),
      )) {
        const entry = accountsOf.get(key) ?? { principal: value, accounts: [] };
        accountsOf.set(key, entry);
        entry.accounts.push(accountId);
      }
    }
    return Array.from(accountsOf.values(), ({ principal, accounts }) => ({
      ...nameOf(transaction, instance, principal),
      permissionSet: name,
      accounts,
    }));
  });
}

/** By its name where there is one. */
export function nameOf(
  transaction: Transaction,
  { identityStoreId: store }: Instance,
  { principalType, principalId }: Principal,
) {
  const user =
    principalType === "USER"
      ? transaction.get(users, store, principalId)?.attributes.UserName
      : undefined;
  const group =
    principalType === "GROUP"
      ? transaction.get(groups, store, principalId)?.displayName
      : undefined;
  if (user !== undefined) return { user };
  return group === undefined ? { principal: { type: principalType, id: principalId } } : { group };
}
