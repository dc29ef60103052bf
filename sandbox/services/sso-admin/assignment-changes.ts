import type { Context } from "../operation";
import { failures } from "./errors";
import { principalExists, principalKey } from "./principals";
import {
  assignmentsOf,
  hasAssignments,
  isProvisioned,
  provision,
  unprovision,
} from "./provisioned";
import {
  type Assignment,
  assignedGroups,
  assignments,
  assignmentsByPrincipal,
  type Instance,
  type PermissionSet,
} from "./tables";

/** @returns why it failed, in AWS's words. What exists already is a success. */
export function createAssignment(
  context: Context,
  instance: Instance,
  permissionSet: PermissionSet,
  assignment: Assignment,
): string | undefined {
  const { transaction } = context;
  const { accountId, permissionSetArn, principalType, principalId } = assignment;
  if (!principalExists(context, instance, assignment)) {
    return failures.principalNotFound(principalType, principalId, instance.identityStoreId);
  }
  if (!isProvisioned(context, permissionSetArn, accountId)) {
    const reason = provision(context, permissionSet, accountId);
    if (reason !== undefined) return reason;
  }
  const place = assignmentsOf(accountId, permissionSetArn);
  const principal = principalKey(principalType, principalId);
  transaction.put(assignments, place, principal, assignment);
  transaction.put(assignmentsByPrincipal, principal, place, assignment);
  if (principalType === "GROUP") transaction.put(assignedGroups, place, principalId, principalId);
  return undefined;
}

/** Takes the permission set out of the account with its last assignment. @returns why it failed. */
export function removeAssignment(context: Context, assignment: Assignment): string | undefined {
  const { transaction } = context;
  const { accountId, permissionSetArn, principalType, principalId } = assignment;
  const place = assignmentsOf(accountId, permissionSetArn);
  const principal = principalKey(principalType, principalId);
  if (transaction.get(assignments, place, principal) === undefined) {
    return failures.assignmentNotFound();
  }
  transaction.delete(assignments, place, principal);
  transaction.delete(assignmentsByPrincipal, principal, place);
  transaction.delete(assignedGroups, place, principalId);
  if (!hasAssignments(context, permissionSetArn, accountId)) {
    unprovision(context, permissionSetArn, accountId);
  }
  return undefined;
}
