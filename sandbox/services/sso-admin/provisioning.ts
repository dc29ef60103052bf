import type { Context } from "../operation";
import { accountOf } from "../organizations/tables";
import { page } from "../pagination";
import { accountNotFound, invalidToken, targetIdMissing } from "./errors";
import { requireInstance } from "./instances";
import type { SsoAdminOperations } from "./operations";
import { requirePermissionSet } from "./permission-sets";
import { pageOfRequests, requireRequest, startRequest } from "./requests";
import {
  type Provisioned,
  type ProvisioningTask,
  permissionSets,
  provisioned,
  provisionedByAccount,
  type Request,
} from "./tables";

function describe(
  { id, task, failureReason, created }: Request<ProvisioningTask>,
  status: Request["status"],
) {
  const { accountId, permissionSetArn } = task;
  return {
    Status: status,
    RequestId: id,
    ...(accountId !== undefined && { AccountId: accountId }),
    PermissionSetArn: permissionSetArn,
    ...(status === "FAILED" && { FailureReason: failureReason }),
    CreatedDate: new Date(created),
  };
}

/** Accounts that are closed or gone keep what they had; they don't stop the others. */
function provisionedAccounts({ transaction }: Context, arn: string): readonly string[] {
  return transaction
    .list(provisioned, arn)
    .map(({ accountId }) => accountId)
    .filter((accountId) => accountOf(transaction, accountId)?.status === "ACTIVE");
}

function isLatest(revision: number | undefined, entry: Provisioned): string {
  return entry.revision === revision
    ? "LATEST_PERMISSION_SET_PROVISIONED"
    : "LATEST_PERMISSION_SET_NOT_PROVISIONED";
}

export const provisioningOperations = {
  ProvisionPermissionSet(context, input) {
    const { instanceArn, arn: permissionSetArn } = requirePermissionSet(context, input);
    const everywhere = input.TargetType === "ALL_PROVISIONED_ACCOUNTS";
    const accountId = everywhere ? undefined : input.TargetId;
    if (!everywhere && accountId === undefined) throw targetIdMissing();
    if (accountId !== undefined && accountOf(context.transaction, accountId) === undefined) {
      throw accountNotFound(accountId);
    }
    const request = startRequest(
      context,
      instanceArn,
      { kind: "provisioning", permissionSetArn, accountId } as const,
      accountId === undefined ? provisionedAccounts(context, permissionSetArn) : [accountId],
    );
    return { PermissionSetProvisioningStatus: describe(request, "IN_PROGRESS") };
  },

  DescribePermissionSetProvisioningStatus(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const id = input.ProvisionPermissionSetRequestId;
    const request = requireRequest<ProvisioningTask>(context, arn, "provisioning", id);
    return { PermissionSetProvisioningStatus: describe(request, request.status) };
  },

  ListPermissionSetProvisioningStatus(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const { items, nextToken } = pageOfRequests(context, arn, "provisioning", input);
    return {
      PermissionSetsProvisioningStatus: items,
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  ListAccountsForProvisionedPermissionSet(context, input) {
    const { arn, revision } = requirePermissionSet(context, input);
    const wanted = input.ProvisioningStatus;
    const keep = (entry: Provisioned) =>
      wanted === undefined || isLatest(revision, entry) === wanted;
    const { items, nextToken } = page(context, input, provisioned, arn, invalidToken, keep);
    return {
      AccountIds: items.map(({ accountId }) => accountId),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  ListPermissionSetsProvisionedToAccount(context, input) {
    const { transaction } = context;
    const { arn: instanceArn } = requireInstance(context, input.InstanceArn);
    const { AccountId: accountId, ProvisioningStatus: wanted } = input;
    if (accountOf(transaction, accountId) === undefined) throw accountNotFound(accountId);
    const keep = (arn: string) => {
      const entry = transaction.get(provisioned, arn, accountId);
      const set = transaction.get(permissionSets, instanceArn, arn);
      if (entry === undefined || set === undefined) return false;
      return wanted === undefined || isLatest(set.revision, entry) === wanted;
    };
    const { items, nextToken } = page(
      context,
      input,
      provisionedByAccount,
      accountId,
      invalidToken,
      keep,
    );
    return { PermissionSets: items, ...(nextToken && { NextToken: nextToken }) };
  },
} satisfies SsoAdminOperations;
