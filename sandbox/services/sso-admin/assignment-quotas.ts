import type { Context } from "../operation";
import { checkQuota } from "../quotas";
import { idOf } from "./arns";
import { assignmentsOf, isProvisioned } from "./provisioned";
import { type Assignment, assignments, provisionedByAccount } from "./tables";

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
  const others = transaction
    .list(assignments, assignmentsOf(accountId, arn))
    .filter((other) => other.principalType === "GROUP" && other.principalId !== principalId);
  const owner = `PermissionSet ${idOf(arn)} in account ${accountId}`;
  const quota = "groupsPerPermissionSetAndAccount";
  checkQuota(transaction, quota, others.length + 1, owner, "groups");
}
