import type { Context } from "../operation";
import { organizationOf } from "../organizations/tables";
import { managementAccountOnly, notAuthorized } from "./errors";
import { administers } from "./instances";
import { isProvisioned } from "./provisioned";

/** Operations that change what a provisioned permission set gives. */
const managesPermissionSet =
  /^((Update|Delete|Provision)PermissionSet|(Put|Delete)(InlinePolicy|PermissionsBoundary)(To|From)PermissionSet|(Attach|Detach)\w+PermissionSet)$/;

const managesAssignment = /^(Create|Delete)AccountAssignment$/;

/**
 * Who may do what: the management account everything; the delegated administrator everything that
 * does not reach the management account; others may only ask which instances they see.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html
 *
 * @throws AwsError `AccessDeniedException`.
 */
export function authorize(
  context: Context,
  operation: string,
  input: { readonly PermissionSetArn?: string; readonly TargetId?: string },
): void {
  if (operation === "ListInstances") return;
  const { caller, transaction } = context;
  if (!administers(context)) throw notAuthorized(caller, operation);
  const { managementAccount } = organizationOf(transaction);
  if (caller === managementAccount) return;
  const arn = input.PermissionSetArn;
  const reachesManagement =
    ((managesAssignment.test(operation) || operation === "ProvisionPermissionSet") &&
      input.TargetId === managementAccount) ||
    (managesPermissionSet.test(operation) &&
      arn !== undefined &&
      isProvisioned(context, arn, managementAccount));
  if (reachesManagement) throw managementAccountOnly(caller, operation);
}
