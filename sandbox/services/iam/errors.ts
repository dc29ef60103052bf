import { AwsError } from "../../aws-error";

function noSuchEntity(message: string): AwsError {
  return new AwsError("NoSuchEntity", message, 404);
}

function alreadyExists(message: string): AwsError {
  return new AwsError("EntityAlreadyExists", message, 409);
}

function deleteConflict(message: string): AwsError {
  return new AwsError("DeleteConflict", message, 409);
}

function limitExceeded(message: string): AwsError {
  return new AwsError("LimitExceeded", message, 409);
}

function invalidInput(message: string): AwsError {
  return new AwsError("InvalidInput", message);
}

export function validation(message: string): AwsError {
  return new AwsError("ValidationError", message);
}

export function invalidMarker(): AwsError {
  return validation("Invalid Marker.");
}

export function malformedPolicy(reason: string): AwsError {
  return new AwsError("MalformedPolicyDocument", reason);
}

export const roleNotFound = (name: string) =>
  noSuchEntity(`The role with name ${name} cannot be found.`);

export const roleExists = (name: string) => alreadyExists(`Role with name ${name} already exists.`);

export const roleIsProtected = (name: string) =>
  new AwsError(
    "UnmodifiableEntity",
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
  );

export const policiesAttached = () =>
  deleteConflict("Cannot delete entity, must detach all policies first.");

export const inlinePoliciesLeft = () =>
  deleteConflict("Cannot delete entity, must delete policies first.");

export const rolePolicyNotFound = (name: string) =>
  noSuchEntity(`The role policy with name ${name} cannot be found.`);

export const boundaryNotAttachable = (arn: string) =>
  noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);

export const boundaryNotFound = (name: string) =>
  noSuchEntity(`Role ${name} has no permissions boundary.`);

export const policyNotAttachable = (arn: string) =>
  noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);

export const policyNotFound = (arn: string) => noSuchEntity(`Policy ${arn} was not found.`);

export const policyExists = (name: string) =>
  alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);

export const policyVersionNotFound = (arn: string, version: string) =>
  noSuchEntity(`Policy ${arn} version ${version} does not exist or is not attachable.`);

export const policyIsAttached = () =>
  deleteConflict("Cannot delete a policy attached to entities.");

export const policyHasVersions = () =>
  deleteConflict(
    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
  );

export const versionIsDefault = () =>
  deleteConflict("Cannot delete the default version of a policy.");

export const tooManyVersions = (quota: number) =>
  limitExceeded(
    `A managed policy can have up to ${quota} versions. Before you create a new version, you must delete an existing version.`,
  );

export const quotaExceeded = (quota: string, limit: number) =>
  limitExceeded(`Cannot exceed quota for ${quota}: ${limit}`);

export const inlinePoliciesTooLong = (limit: number, role: string) =>
  limitExceeded(`Maximum policy size of ${limit} bytes exceeded for role ${role}`);

export const oidcProviderNotFound = (arn: string) =>
  noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);

export const oidcProviderExists = (url: string) =>
  alreadyExists(`Provider with url https://${url} already exists.`);

export const oidcUrlInvalid = () => validation("Invalid Open ID Connect Provider URL");

export const samlProviderNotFound = (arn: string) =>
  noSuchEntity(`Manifest not found for arn ${arn}`);

export const userNameMissing = () =>
  validation("Must specify userName when calling with non-User credentials");

export const userNotFound = (name: string) =>
  noSuchEntity(`The user with name ${name} cannot be found.`);

export const duplicateTags = () =>
  invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");

export const notModifiableByYou = (arn: string) =>
  new AwsError("AccessDenied", `${arn} belongs to AWS: only AWS can change it.`, 403);

/** AWS has it, and the sandbox knows no more than its name. */
export const awsPolicyDocumentUnknown = (arn: string) =>
  new AwsError(
    "NotImplementedException",
    `The sandbox doesn't hold the document of ${arn}: AWS does.`,
    501,
  );
