import type { Context } from "../operation";
import { accountOf } from "../organizations/tables";
import { page } from "../pagination";
import { instanceArnOf } from "./arns";
import { checkAssignmentQuotas } from "./assignment-quotas";
import { accountNotFound, invalidToken } from "./errors";
import { requireInstance } from "./instances";
import type { SsoAdminOperations } from "./operations";
import { requirePermissionSet } from "./permission-sets";
import { principalKeys } from "./principals";
import { assignmentsOf } from "./provisioned";
import { pageOfRequests, requireRequest, startRequest } from "./requests";
import {
  type Assignment,
  type AssignmentTask,
  assignments,
  assignmentsByPrincipal,
  type Request,
} from "./tables";

function describe(
  { id, task: { assignment }, failureReason, created }: Request<AssignmentTask>,
  status: Request["status"],
) {
  return {
    Status: status,
    RequestId: id,
    ...(status === "FAILED" && { FailureReason: failureReason }),
    TargetId: assignment.accountId,
    TargetType: "AWS_ACCOUNT" as const,
    PermissionSetArn: assignment.permissionSetArn,
    PrincipalType: assignment.principalType,
    PrincipalId: assignment.principalId,
    CreatedDate: new Date(created),
  };
}

function describeAssignment({
  accountId,
  permissionSetArn,
  principalType,
  principalId,
}: Assignment) {
  return {
    AccountId: accountId,
    PermissionSetArn: permissionSetArn,
    PrincipalType: principalType,
    PrincipalId: principalId,
  };
}

interface AssignmentInput {
  readonly InstanceArn: string;
  readonly TargetId: string;
  readonly PermissionSetArn: string;
  readonly PrincipalType: "USER" | "GROUP";
  readonly PrincipalId: string;
}

function startChange(
  context: Context,
  kind: AssignmentTask["kind"],
  input: AssignmentInput,
): Request<AssignmentTask> {
  const { instanceArn, arn } = requirePermissionSet(context, input);
  if (accountOf(context.transaction, input.TargetId) === undefined) {
    throw accountNotFound(input.TargetId);
  }
  const assignment: Assignment = {
    accountId: input.TargetId,
    permissionSetArn: arn,
    principalType: input.PrincipalType,
    principalId: input.PrincipalId,
  };
  if (kind === "assignment-creation") checkAssignmentQuotas(context, assignment);
  return startRequest(context, instanceArn, { kind, assignment }, [assignment.accountId]);
}

export const assignmentOperations = {
  CreateAccountAssignment(context, input) {
    const request = startChange(context, "assignment-creation", input);
    return { AccountAssignmentCreationStatus: describe(request, "IN_PROGRESS") };
  },

  DescribeAccountAssignmentCreationStatus(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const id = input.AccountAssignmentCreationRequestId;
    const request = requireRequest<AssignmentTask>(context, arn, "assignment-creation", id);
    return { AccountAssignmentCreationStatus: describe(request, request.status) };
  },

  ListAccountAssignmentCreationStatus(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const { items, nextToken } = pageOfRequests(context, arn, "assignment-creation", input);
    return { AccountAssignmentsCreationStatus: items, ...(nextToken && { NextToken: nextToken }) };
  },

  DeleteAccountAssignment(context, input) {
    const request = startChange(context, "assignment-deletion", input);
    return { AccountAssignmentDeletionStatus: describe(request, "IN_PROGRESS") };
  },

  DescribeAccountAssignmentDeletionStatus(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const id = input.AccountAssignmentDeletionRequestId;
    const request = requireRequest<AssignmentTask>(context, arn, "assignment-deletion", id);
    return { AccountAssignmentDeletionStatus: describe(request, request.status) };
  },

  ListAccountAssignmentDeletionStatus(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const { items, nextToken } = pageOfRequests(context, arn, "assignment-deletion", input);
    return { AccountAssignmentsDeletionStatus: items, ...(nextToken && { NextToken: nextToken }) };
  },

  ListAccountAssignments(context, input) {
    const { arn } = requirePermissionSet(context, input);
    if (accountOf(context.transaction, input.AccountId) === undefined) {
      throw accountNotFound(input.AccountId);
    }
    const place = assignmentsOf(input.AccountId, arn);
    const { items, nextToken } = page(context, input, assignments, place, invalidToken);
    return {
      AccountAssignments: items.map(describeAssignment),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  /** A user's are its own and those of every group it is in. */
  ListAccountAssignmentsForPrincipal(context, input) {
    const instance = requireInstance(context, input.InstanceArn);
    const wanted = input.Filter?.AccountId;
    const keep = ({ accountId, permissionSetArn }: Assignment) =>
      instanceArnOf(permissionSetArn) === instance.arn &&
      (wanted === undefined || accountId === wanted);
    const principals = principalKeys(context, input.PrincipalType, input.PrincipalId);
    const { items, nextToken } = page(
      context,
      input,
      assignmentsByPrincipal,
      principals,
      invalidToken,
      keep,
    );
    return {
      AccountAssignments: items.map(describeAssignment),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SsoAdminOperations;
