import { AwsError } from "../../aws-error";

/** Short ids are what AWS names things by in its messages. */
function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

export function validation(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

export function invalidToken(): AwsError {
  return validation("The NextToken is not valid for this request.");
}

export function instanceNotFound(arn: string): AwsError {
  return new AwsError("ResourceNotFoundException", `Could not find Instance with id ${idOf(arn)}`);
}

export function encryptionNotImplemented(): AwsError {
  return new AwsError(
    "NotImplementedException",
    "The sandbox has no EncryptionConfiguration for sso-admin UpdateInstance: AWS does, and nothing was done.",
    501,
  );
}

export function permissionSetNotFound(arn: string): AwsError {
  return new AwsError(
    "ResourceNotFoundException",
    `Could not find PermissionSet with id ${idOf(arn)}`,
  );
}

export function permissionSetNameTaken(name: string): AwsError {
  return new AwsError("ConflictException", `PermissionSet with name ${name} already exists.`);
}

export function permissionSetInUse(arn: string): AwsError {
  return new AwsError(
    "ConflictException",
    `Could not delete because PermissionSet ${idOf(arn)} has AccountAssignments associated with it`,
  );
}

export function sessionDurationOutOfRange(duration: string): AwsError {
  return validation(`SessionDuration must be between PT1H and PT12H, got ${duration}`);
}

export function policyAlreadyAttached(policy: string, arn: string): AwsError {
  return new AwsError(
    "ConflictException",
    `Policy ${policy} is already attached to PermissionSet ${idOf(arn)}`,
  );
}

export function policyNotAttached(policy: string, arn: string): AwsError {
  return new AwsError(
    "ResourceNotFoundException",
    `Policy ${policy} is not attached to PermissionSet ${idOf(arn)}`,
  );
}

export function tooManyPolicies(arn: string, quota: number): AwsError {
  return new AwsError(
    "ServiceQuotaExceededException",
    `PermissionSet ${idOf(arn)} can have at most ${quota} managed and customer managed policies`,
  );
}

export function inlinePolicyTooLong(length: number, quota: number): AwsError {
  return validation(
    `InlinePolicy can have at most ${quota} bytes that are not white space, got ${length}`,
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
  return new AwsError(
    "ResourceNotFoundException",
    `PermissionSet ${idOf(arn)} has no permissions boundary`,
  );
}

export function accountNotFound(id: string): AwsError {
  return new AwsError(
    "ResourceNotFoundException",
    `Could not find AWS account ${id} in the organization`,
  );
}

export function targetIdMissing(): AwsError {
  return validation("TargetId is required when TargetType is AWS_ACCOUNT");
}

export function requestNotFound(id: string): AwsError {
  return new AwsError("ResourceNotFoundException", `Could not find request with id ${id}`);
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
  return new AwsError("ResourceNotFoundException", `Could not find resource ${arn}`);
}

export function tooManyTags(quota: number): AwsError {
  return new AwsError("ServiceQuotaExceededException", `A resource can have at most ${quota} tags`);
}

export function duplicateTag(key: string): AwsError {
  return validation(`Tag keys must be unique, got ${key} twice`);
}

export function attributesAlreadyConfigured(arn: string): AwsError {
  return new AwsError(
    "ConflictException",
    `Instance ${idOf(arn)} already has an access control attribute configuration`,
  );
}

export function attributesNotConfigured(arn: string): AwsError {
  return new AwsError(
    "ResourceNotFoundException",
    `Instance ${idOf(arn)} has no access control attribute configuration`,
  );
}

export function duplicateAttribute(key: string): AwsError {
  return validation(`Access control attributes must be unique, got ${key} twice`);
}

export function notAuthorized(caller: string, operation: string): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `User: arn:aws:iam::${caller}:root is not authorized to perform: sso:${operation} ` +
      "because Identity Center is administered from the management account and its delegated administrator",
  );
}

export function managementAccountOnly(caller: string, operation: string): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `User: arn:aws:iam::${caller}:root is not authorized to perform: sso:${operation} ` +
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
