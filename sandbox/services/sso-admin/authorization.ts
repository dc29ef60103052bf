import { identityOf } from "../../identity";
import { readShapes } from "../../shapes/shape";
import type { Context } from "../operation";
import { organizationOf } from "../organizations/tables";
import { instanceArnOf } from "./arns";
import { instanceNotFound, managementAccountOnly, notAuthorized } from "./errors";
import { notSupported } from "./instance-errors";
import { isProvisioned } from "./provisioned";
import { isReachable } from "./region-status";
import { type Instance, instances } from "./tables";

interface Input {
  readonly InstanceArn?: string;
  readonly ApplicationArn?: string;
  readonly TrustedTokenIssuerArn?: string;
  readonly ResourceArn?: string;
  readonly PermissionSetArn?: string;
  readonly TargetId?: string;
}

/** What every account may ask for: it concerns no instance, or only the account's own. */
const open = new Set([
  "ListInstances",
  "CreateInstance",
  "ListApplicationProviders",
  "DescribeApplicationProvider",
]);

/** Operations that change what a provisioned permission set gives. */
const managesPermissionSet =
  /^((Update|Delete|Provision)PermissionSet|(Put|Delete)(InlinePolicy|PermissionsBoundary)(To|From)PermissionSet|(Attach|Detach)\w+PermissionSet)$/;

/** Operations whose `TargetId` is an account that gets or loses access. */
const targetsAccount = /^((Create|Delete)AccountAssignment|ProvisionPermissionSet)$/;

const needsPermissionSets = /PermissionSet|AccountAssignment|AccessControlAttribute/;

const changesRegions = /^(Add|Remove)Region$/;

/** Operations that say what is not there. Where AWS models no such error, it is what one may not use. */
const saysNotFound = new Set(
  Object.entries(readShapes("sso-admin").operations).flatMap(([name, { errors }]) =>
    errors?.includes("ResourceNotFoundException") ? [name] : [],
  ),
);

/**
 * Who may do what. The account that owns an instance may do everything; for the organization's, the
 * delegated administrator too, except what reaches the management account, and deleting it. Others
 * may only ask which instances they see, and create their own.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html
 *
 * @throws AwsError `AccessDeniedException`, `ResourceNotFoundException` for an instance that is not
 * there, or not in the Region, and `ValidationException` for what an instance doesn't do.
 */
export function authorize(context: Context, operation: string, input: Input): void {
  if (open.has(operation)) return;
  const { caller, transaction } = context;
  // Of the thing itself where it has an ARN: the InstanceArn beside it could be another one's.
  const arn = instanceArnOf(
    input.ResourceArn ??
      input.ApplicationArn ??
      input.TrustedTokenIssuerArn ??
      input.InstanceArn ??
      "",
  );
  const found = transaction.get(instances, "", arn);
  const instance = found !== undefined && isReachable(context, found) ? found : undefined;
  if (!mayUse(context, operation, instance)) throw notAuthorized(identityOf(context), operation);
  if (instance === undefined) throw instanceNotFound(arn);
  const { managementAccount } = organizationOf(transaction);
  const isOrganizations = instance.ownerAccountId === managementAccount;
  if (!isOrganizations) checkAccountInstance(context, operation, input, instance);
  else if (caller !== managementAccount && reaches(context, operation, input, managementAccount)) {
    throw managementAccountOnly(identityOf(context), operation);
  }
}

function mayUse(
  { caller, transaction }: Context,
  operation: string,
  instance: Instance | undefined,
): boolean {
  const { managementAccount, delegatedAdministrator } = organizationOf(transaction);
  const owner = instance?.ownerAccountId ?? managementAccount;
  if (instance === undefined && !saysNotFound.has(operation)) return false;
  if (caller === owner) return true;
  return (
    owner === managementAccount &&
    caller === delegatedAdministrator &&
    operation !== "DeleteInstance"
  );
}

/** What an account's own instance does not do: AWS's Regions, and other accounts. */
function checkAccountInstance(
  context: Context,
  operation: string,
  { TargetId: target }: Input,
  { ownerAccountId, permissionSetsEnabled }: Instance,
): void {
  const lacks =
    changesRegions.test(operation) ||
    (needsPermissionSets.test(operation) && !permissionSetsEnabled);
  if (lacks) throw notSupported();
  const leavesAccount = target !== undefined && target !== ownerAccountId;
  if (targetsAccount.test(operation) && leavesAccount)
    throw notAuthorized(identityOf(context), operation);
}

/** Whether an operation changes access to the account. */
function reaches(context: Context, operation: string, input: Input, account: string): boolean {
  if (targetsAccount.test(operation) && input.TargetId === account) return true;
  const arn = input.PermissionSetArn;
  return (
    managesPermissionSet.test(operation) &&
    arn !== undefined &&
    isProvisioned(context, arn, account)
  );
}
