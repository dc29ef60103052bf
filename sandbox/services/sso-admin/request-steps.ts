import type { Context } from "../operation";
import { createAssignment, removeAssignment } from "./assignment-changes";
import { failures } from "./errors";
import { isProvisioned, provision } from "./provisioned";
import { instances, permissionSets, type Request, type Task } from "./tables";

/** Does one account's part of a request. @returns why it failed, in AWS's words. */
function work(
  context: Context,
  { instanceArn, task }: Request,
  accountId: string,
): string | undefined {
  const { transaction } = context;
  const { permissionSetArn: arn } = task.kind === "provisioning" ? task : task.assignment;
  const instance = transaction.get(instances, "", instanceArn);
  const permissionSet = transaction.get(permissionSets, instanceArn, arn);
  if (instance === undefined || permissionSet === undefined) {
    return failures.permissionSetNotFound(arn);
  }
  switch (task.kind) {
    case "assignment-creation":
      return createAssignment(context, instance, permissionSet, task.assignment);
    case "assignment-deletion":
      return removeAssignment(context, task.assignment);
    case "provisioning":
      // The account may have lost it with its last assignment meanwhile.
      return task.accountId !== undefined || isProvisioned(context, arn, accountId)
        ? provision(context, permissionSet, accountId)
        : undefined;
  }
}

/** The request after one account's part of it. One that fails does not stop the others. */
export function takeStep<T extends Task>(
  context: Context,
  request: Request<T>,
  accountId: string,
): Request<T> {
  const reason = request.injectedFailure ?? work(context, request, accountId);
  const failureReason = request.failureReason ?? reason;
  return { ...request, remaining: request.remaining - 1, failureReason };
}

/** The request with its outcome, once nothing of it remains to be done. */
export function ending<T extends Task>(request: Request<T>): Request<T> {
  if (request.remaining > 0) return request;
  const failureReason = request.failureReason ?? request.injectedFailure;
  return {
    ...request,
    failureReason,
    status: failureReason === undefined ? "SUCCEEDED" : "FAILED",
  };
}
