import { identityPolicyMistake } from "../../policies/grammar";
import { managedPoliciesPerRole, managedPolicyAt } from "../iam/policy-store";
import { randomHex } from "../ids";
import type { Context } from "../operation";
import { accountOf } from "../organizations/tables";
import { failures } from "./errors";
import {
  assignments,
  customerManagedPolicyReferences,
  managedPolicies,
  type PermissionSet,
  provisioned,
  provisionedByAccount,
  type Revision,
  revisions,
  revisionUses,
} from "./tables";

/** Name of the partition of `assignments` that holds one permission set in one account. */
export function assignmentsOf(accountId: string, permissionSetArn: string): string {
  return `${accountId} ${permissionSetArn}`;
}

export function isProvisioned(context: Context, arn: string, accountId: string): boolean {
  return context.transaction.get(provisioned, arn, accountId) !== undefined;
}

/**
 * Brings an account up to the permission set as it stands: the role there gets exactly its policies.
 *
 * @returns why that failed, in AWS's words; the account then keeps what it had.
 */
export function provision(
  context: Context,
  permissionSet: PermissionSet,
  accountId: string,
): string | undefined {
  const { transaction, now } = context;
  const { arn, revision } = permissionSet;
  const account = accountOf(transaction, accountId);
  if (account?.status !== "ACTIVE") {
    return failures.accountNotActive(accountId, account?.status ?? "not in the organization");
  }
  const content = contentOf(context, permissionSet);
  const reason = whatIamRefuses(context, content, accountId);
  if (reason !== undefined) return reason;
  const before = transaction.get(provisioned, arn, accountId);
  const { suffix, created } = before ?? { suffix: randomHex(16), created: now.getTime() };
  const entry = { permissionSetArn: arn, accountId, revision, suffix, created };
  if (before?.revision !== revision) {
    if (before !== undefined) releaseRevision(context, arn, before.revision);
    useRevision(context, arn, revision, content);
    transaction.put(provisioned, arn, accountId, entry);
  }
  if (before === undefined) transaction.put(provisionedByAccount, accountId, arn, arn);
  return undefined;
}

function contentOf({ transaction }: Context, permissionSet: PermissionSet): Revision {
  const { arn, description, inlinePolicy, permissionsBoundary } = permissionSet;
  return {
    description,
    inlinePolicy,
    permissionsBoundary,
    managedPolicies: transaction.list(managedPolicies, arn),
    customerManagedPolicies: transaction.list(customerManagedPolicyReferences, arn),
  };
}

function whatIamRefuses(
  { transaction }: Context,
  { inlinePolicy, permissionsBoundary, managedPolicies, customerManagedPolicies }: Revision,
  accountId: string,
): string | undefined {
  const boundaries =
    permissionsBoundary !== undefined && "CustomerManagedPolicyReference" in permissionsBoundary
      ? [permissionsBoundary.CustomerManagedPolicyReference]
      : [];
  for (const { Name, Path } of [...customerManagedPolicies, ...boundaries]) {
    if (managedPolicyAt(transaction, accountId, Path, Name) === undefined) {
      return failures.policyNotFound(accountId, Path, Name);
    }
  }
  const limit = managedPoliciesPerRole(transaction, accountId);
  if (managedPolicies.length + customerManagedPolicies.length > limit) {
    return failures.tooManyPolicies(limit);
  }
  const mistake = inlinePolicy === undefined ? undefined : identityPolicyMistake(inlinePolicy);
  return mistake === undefined ? undefined : failures.policyInvalid(mistake);
}

/** Keeps what a revision gives, for one more account. */
export function useRevision(
  context: Context,
  arn: string,
  revision: number,
  content: Revision,
): void {
  const { transaction } = context;
  const key = String(revision);
  const uses = transaction.get(revisionUses, arn, key) ?? 0;
  if (uses === 0) transaction.put(revisions, arn, key, content);
  transaction.put(revisionUses, arn, key, uses + 1);
}

function releaseRevision({ transaction }: Context, arn: string, revision: number): void {
  const key = String(revision);
  const uses = (transaction.get(revisionUses, arn, key) ?? 0) - 1;
  if (uses > 0) {
    transaction.put(revisionUses, arn, key, uses);
    return;
  }
  transaction.delete(revisionUses, arn, key);
  transaction.delete(revisions, arn, key);
}

/** Takes the role out of the account. */
export function unprovision(context: Context, arn: string, accountId: string): void {
  const { transaction } = context;
  const entry = transaction.get(provisioned, arn, accountId);
  if (entry === undefined) return;
  releaseRevision(context, arn, entry.revision);
  transaction.delete(provisioned, arn, accountId);
  transaction.delete(provisionedByAccount, accountId, arn);
}

export function unprovisionEverywhere(context: Context, arn: string): void {
  for (const { accountId } of context.transaction.list(provisioned, arn)) {
    unprovision(context, arn, accountId);
  }
}

/** An assigned permission set is provisioned, so looking at those accounts is enough. */
export function isAssigned(context: Context, arn: string): boolean {
  for (const { value } of context.transaction.entries(provisioned, arn)) {
    if (hasAssignments(context, arn, value.accountId)) return true;
  }
  return false;
}

export function hasAssignments(context: Context, arn: string, accountId: string): boolean {
  for (const _ of context.transaction.entries(assignments, assignmentsOf(accountId, arn)))
    return true;
  return false;
}
