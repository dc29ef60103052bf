import type { Context } from "../operation";
import { quotas } from "../quotas";
import { conflictingOperation, tooManyRequests } from "./errors";
import { principalKey } from "./principals";
import {
  type Assignment,
  assignmentsInProgress,
  type Request,
  requests,
  requestsInProgress,
  type Task,
} from "./tables";

/** How many requests AWS works on at a time. Deletions are as many as the rate of requests allows. */
const most: Readonly<Record<Task["kind"], number>> = {
  "assignment-creation": quotas.assignmentCreationsInProgress.limit,
  "assignment-deletion": Number.POSITIVE_INFINITY,
  provisioning: quotas.provisioningsInProgress.limit,
};

function assignmentKey({ accountId, principalType, principalId }: Assignment): string {
  return `${accountId} ${principalKey(principalType, principalId)}`;
}

export function markInProgress({ transaction }: Context, { id, task }: Request): void {
  transaction.put(requestsInProgress, task.kind, id, id);
  if (task.kind === "provisioning") return;
  const { assignment } = task;
  const key = assignmentKey(assignment);
  transaction.put(assignmentsInProgress, assignment.permissionSetArn, key, id);
}

export function markEnded({ transaction }: Context, { id, task }: Request): void {
  transaction.delete(requestsInProgress, task.kind, id);
  if (task.kind === "provisioning") return;
  const { assignment } = task;
  const key = assignmentKey(assignment);
  transaction.delete(assignmentsInProgress, assignment.permissionSetArn, key);
}

/** @throws AwsError `ConflictException`, or `ThrottlingException` when too many are in progress. */
export function checkAcceptable(context: Context, task: Task): void {
  const conflicts =
    task.kind === "provisioning"
      ? isProvisioning(context, task.permissionSetArn, task.accountId)
      : isChanging(context, task.assignment);
  if (conflicts) throw conflictingOperation();
  const inProgress = context.transaction.count(requestsInProgress, task.kind);
  if (inProgress >= most[task.kind]) throw tooManyRequests();
}

/** @throws AwsError `ConflictException` while accounts are brought up to the permission set. */
export function checkNotProvisioning(context: Context, permissionSetArn: string): void {
  if (isProvisioning(context, permissionSetArn)) throw conflictingOperation();
}

/** @throws AwsError `ConflictException` while anything that concerns the permission set is in progress. */
export function checkIdle(context: Context, permissionSetArn: string): void {
  checkNotProvisioning(context, permissionSetArn);
  if (context.transaction.count(assignmentsInProgress, permissionSetArn) > 0) {
    throw conflictingOperation();
  }
}

function isChanging({ transaction }: Context, assignment: Assignment): boolean {
  const { permissionSetArn } = assignment;
  const id = transaction.get(assignmentsInProgress, permissionSetArn, assignmentKey(assignment));
  return id !== undefined;
}

/** In one account, or in any. */
function isProvisioning({ transaction }: Context, arn: string, accountId?: string): boolean {
  return transaction.list(requestsInProgress, "provisioning").some((id) => {
    const task = transaction.get(requests, "provisioning", id)?.task;
    if (task?.kind !== "provisioning" || task.permissionSetArn !== arn) return false;
    return accountId === undefined || (task.accountId ?? accountId) === accountId;
  });
}
