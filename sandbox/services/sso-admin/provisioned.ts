import type { Context } from "../operation";
import { accountOf, customerManagedPolicies } from "../organizations/tables";
import { failures } from "./errors";
import {
  assignments,
  customerManagedPolicyReferences,
  type PermissionSet,
  provisioned,
  provisionedByAccount,
} from "./tables";

/** Name of the partition of `assignments` that holds one permission set in one account. */
export function assignmentsOf(accountId: string, permissionSetArn: string): string {
  return `${accountId} ${permissionSetArn}`;
}

export function isProvisioned(context: Context, arn: string, accountId: string): boolean {
  return context.transaction.get(provisioned, arn, accountId) !== undefined;
}

/**
 * Brings an account up to the permission set as it stands.
 *
 * @returns why that failed, in AWS's words; the account then keeps what it had.
 */
export function provision(
  context: Context,
  permissionSet: PermissionSet,
  accountId: string,
): string | undefined {
  const { transaction } = context;
  const { arn, revision, permissionsBoundary: boundary } = permissionSet;
  const account = accountOf(transaction, accountId);
  if (account?.status !== "ACTIVE") {
    return failures.accountNotActive(accountId, account?.status ?? "not in the organization");
  }
  const references = transaction.list(customerManagedPolicyReferences, arn);
  const bounds =
    boundary !== undefined && "CustomerManagedPolicyReference" in boundary
      ? [boundary.CustomerManagedPolicyReference]
      : [];
  for (const { Name, Path } of [...references, ...bounds]) {
    if (transaction.get(customerManagedPolicies, accountId, Path + Name) === undefined) {
      return failures.policyNotFound(accountId, Path, Name);
    }
  }
  transaction.put(provisioned, arn, accountId, { permissionSetArn: arn, accountId, revision });
  transaction.put(provisionedByAccount, accountId, arn, arn);
  return undefined;
}

export function unprovision(context: Context, arn: string, accountId: string): void {
  context.transaction.delete(provisioned, arn, accountId);
  context.transaction.delete(provisionedByAccount, accountId, arn);
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
