import { AwsError } from "../../aws-error";
import type { Identity } from "../../identity";
import { idOf } from "./arns";

export function validation(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

export function notFound(message: string): AwsError {
  return new AwsError("ResourceNotFoundException", message);
}

export function conflict(message: string): AwsError {
  return new AwsError("ConflictException", message);
}

export function invalidToken(): AwsError {
  return validation("The NextToken is not valid for this request.");
}

export function tokenReused(token: string): AwsError {
  return conflict(
    `IdempotentParameterMismatch: the ClientToken ${token} was used before, with other parameters`,
  );
}

export function instanceNotFound(arn: string): AwsError {
  return notFound(`Could not find Instance with id ${idOf(arn)}`);
}

export function issuerNotFound(arn: string): AwsError {
  return notFound(`Could not find TrustedTokenIssuer with id ${idOf(arn)}`);
}

export function permissionSetNotFound(arn: string): AwsError {
  return notFound(`Could not find PermissionSet with id ${idOf(arn)}`);
}

export function permissionSetNameTaken(name: string): AwsError {
  return conflict(`PermissionSet with name ${name} already exists.`);
}

export function permissionSetInUse(arn: string): AwsError {
  return conflict(
    `Could not delete because PermissionSet ${idOf(arn)} has AccountAssignments associated with it`,
  );
}

export function sessionDurationOutOfRange(duration: string): AwsError {
  return validation(`SessionDuration must be between PT1H and PT12H, got ${duration}`);
}

export function policyAlreadyAttached(policy: string, arn: string): AwsError {
  return conflict(`Policy ${policy} is already attached to PermissionSet ${idOf(arn)}`);
}

export function policyNotAttached(policy: string, arn: string): AwsError {
  return notFound(`Policy ${policy} is not attached to PermissionSet ${idOf(arn)}`);
}

export function inlinePolicyTooLong(length: number, quota: number): AwsError {
  return validation(
    `Current size of the non-whitespace characters present in the InlinePolicy Document is ${length} bytes which has exceeded the maximum limit of ${quota} bytes`,
  );
}

export function inlinePolicyMalformed(reason: string): AwsError {
  return validation(`Invalid PermissionsPolicy Document: ${reason}`);
}

export function boundaryNotExactlyOne(): AwsError {
  return validation(
    "PermissionsBoundary must have exactly one of ManagedPolicyArn and CustomerManagedPolicyReference",
  );
}

export function boundaryNotFound(arn: string): AwsError {
  return notFound(`PermissionSet ${idOf(arn)} has no permissions boundary`);
}

export function accountNotFound(id: string): AwsError {
  return notFound(`Could not find AWS account ${id} in the organization`);
}

export function targetIdMissing(): AwsError {
  return validation("TargetId is required when TargetType is AWS_ACCOUNT");
}

export function requestNotFound(id: string): AwsError {
  return notFound(`Could not find request with id ${id}`);
}

/** In AWS's words: what is asked for would touch what a request in progress is touching. */
export function conflictingOperation(): AwsError {
  return new AwsError("ConflictException", "There is a conflicting operation in process.");
}

/** In AWS's words: as many requests are in progress as AWS takes. */
export function tooManyRequests(): AwsError {
  return new AwsError(
    "ThrottlingException",
    "There are too many requests processing. Please try again later.",
  );
}

export function resourceNotFound(arn: string): AwsError {
  return notFound(`Could not find resource ${arn}`);
}

export function duplicateTag(key: string): AwsError {
  return validation(`Tag keys must be unique, got ${key} twice`);
}

export function reservedTag(key: string): AwsError {
  return validation(`Tag keys that start with aws: are reserved for AWS, got ${key}`);
}

export function attributesAlreadyConfigured(arn: string): AwsError {
  return conflict(`Instance ${idOf(arn)} already has an access control attribute configuration`);
}

export function attributesNotConfigured(arn: string): AwsError {
  return notFound(`Instance ${idOf(arn)} has no access control attribute configuration`);
}

export function duplicateAttribute(key: string): AwsError {
  return validation(`Access control attributes must be unique, got ${key} twice`);
}

export function notAuthorized(identity: Identity, operation: string): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `User: ${identity.arn} is not authorized to perform: sso:${operation} ` +
      "because an instance is administered by the account that owns it, and the organization's by its delegated administrator",
  );
}

export function managementAccountOnly(identity: Identity, operation: string): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `User: ${identity.arn} is not authorized to perform: sso:${operation} ` +
      "because a delegated administrator can't manage access to the management account",
  );
}

/** Reasons for which an asynchronous request ends `FAILED`. */
export const failures = {
  principalNotFound: (type: string, id: string, identityStoreId: string) =>
    `Received a 404 status error: the ${type} assignee ${id} was not found in directory ${identityStoreId}`,
  policyNotFound: (accountId: string, path: string, name: string) =>
    `Received a 404 status error: Not supported policy arn:aws:iam::${accountId}:policy${path}${name}.`,
  tooManyPolicies: (limit: number) =>
    `Received a 409 status error: Cannot exceed quota for PoliciesPerRole: ${limit}`,
  policyInvalid: (mistake: string) => `Received a 400 status error: ${mistake}`,
  accountNotActive: (accountId: string, status: string) =>
    `Received a 403 status error: AWS account ${accountId} is ${status}.`,
  permissionSetNotFound: (arn: string) =>
    `Received a 404 status error: Could not find PermissionSet with id ${idOf(arn)}`,
  assignmentNotFound: () => "Received a 404 status error: EntitlementItem doesn't exist.",
};
