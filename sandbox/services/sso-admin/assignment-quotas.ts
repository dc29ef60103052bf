import type { Context } from "../operation";
import { checkQuota } from "../quotas";
import { idOf } from "./arns";
import { assignmentsOf, isProvisioned } from "./provisioned";
import { type Assignment, assignedGroups, provisionedByAccount } from "./tables";

/** Whether there is room for one more assignment. @throws AwsError `ServiceQuotaExceededException`. */
export function checkAssignmentQuotas(context: Context, assignment: Assignment): void {
  const { transaction } = context;
  const { accountId, permissionSetArn: arn, principalType: type, principalId } = assignment;
  if (!isProvisioned(context, arn, accountId)) {
    const held = transaction.count(provisionedByAccount, accountId);
    const what = "provisioned permission sets";
    checkQuota(transaction, "permissionSetsPerAccount", held + 1, `Account ${accountId}`, what);
  }
  if (type !== "GROUP") return;
  const place = assignmentsOf(accountId, arn);
  if (transaction.get(assignedGroups, place, principalId) !== undefined) return;
  const held = transaction.count(assignedGroups, place);
  const owner = `PermissionSet ${idOf(arn)} in account ${accountId}`;
  checkQuota(transaction, "groupsPerPermissionSetAndAccount", held + 1, owner, "groups");
}
