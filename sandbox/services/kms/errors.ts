import { AwsError } from "../../aws-error";

function kmsError(type: string, message: string): AwsError {
  return new AwsError(type, message);
}

export const validation = (message: string) => kmsError("ValidationException", message);

export const invalidMarker = () => kmsError("InvalidMarkerException", "The marker is not valid.");

export const keyNotFound = (arn: string) =>
  kmsError("NotFoundException", `Key '${arn}' does not exist`);

export const keyIdInvalid = (keyId: string) =>
  kmsError("NotFoundException", `Invalid keyId '${keyId}'`);

export const aliasNotFound = (arn: string) =>
  kmsError("NotFoundException", `Alias ${arn} is not found.`);

export const aliasExists = (arn: string) =>
  kmsError("AlreadyExistsException", `An alias with the name ${arn} already exists`);

export const aliasNameInvalid = (name: string) =>
  validation(`Invalid identifier: ${name}. Alias must start with the prefix "alias/"`);

export const aliasIsReserved = () =>
  kmsError("NotAuthorizedException", "Alias names that begin with alias/aws/ belong to AWS.");

export const pendingDeletion = (arn: string) =>
  kmsError("KMSInvalidStateException", `${arn} is pending deletion.`);

export const notPendingDeletion = (arn: string) =>
  kmsError("KMSInvalidStateException", `${arn} is not pending deletion.`);

export const keyDisabled = (arn: string) => kmsError("DisabledException", `${arn} is disabled.`);

/** KMS says no more than this. */
export const ciphertextInvalid = () => kmsError("InvalidCiphertextException", "");

export const incorrectKey = () =>
  kmsError(
    "IncorrectKeyException",
    "The key ID in the request does not identify a CMK that can perform this operation.",
  );

export const notAuthorized = (arn: string) =>
  kmsError(
    "AccessDeniedException",
    `The ciphertext refers to ${arn}, which belongs to another account.`,
  );

export const keySizeNotExactlyOne = () =>
  validation("Please specify either number of bytes or key spec.");

export const dryRun = () =>
  new AwsError(
    "DryRunOperationException",
    "The request would have succeeded, but the DryRun option is set.",
    412,
  );

export const policyMalformed = (reason: string) =>
  kmsError("MalformedPolicyDocumentException", reason);

export const policyLocksOut = () =>
  policyMalformed("The new key policy will not allow you to update the key policy in the future.");

export const policyNotFound = (name: string) =>
  kmsError("NotFoundException", `No such policy exists: ${name}. A key has one, named default.`);

export const duplicateTags = () => kmsError("TagException", "Duplicate tag keys");

export const tooManyTags = (limit: number) =>
  kmsError("TagException", `A key can have at most ${limit} tags`);

/** AWS has it, and nothing was done. */
export const keyKindNotImplemented = (what: string) =>
  new AwsError(
    "NotImplementedException",
    `The sandbox has symmetric keys of one Region with AWS's own material, and no ${what}: AWS does, and nothing was done.`,
    501,
  );
