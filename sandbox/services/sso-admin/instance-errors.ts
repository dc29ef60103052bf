import { AwsError } from "../../aws-error";
import { idOf } from "./arns";
import { conflict, notFound, validation } from "./errors";

/** As AWS says it of an account's own instance. */
export function notSupported(): AwsError {
  return validation("The operation is not supported for this Identity Center instance");
}

export function instanceInManagementAccount(account: string): AwsError {
  return validation(
    `Account ${account} is the management account: its Instance is enabled in the console, for the organization`,
  );
}

export function instanceTaken(account: string): AwsError {
  return conflict(`Account ${account} already has an Instance`);
}

export function updatesTwoThings(): AwsError {
  return validation(
    "EncryptionConfiguration and PermissionSetsEnabled can't be updated in the same request",
  );
}

export function permissionSetsStayEnabled(): AwsError {
  return validation("PermissionSetsEnabled can only be true");
}

export function kmsKeyMissing(): AwsError {
  return validation("KmsKeyArn is required when KeyType is CUSTOMER_MANAGED_KEY");
}

export function kmsKeyUnwanted(): AwsError {
  return validation("KmsKeyArn can't be specified when KeyType is AWS_OWNED_KMS_KEY");
}

function keyProblem(type: string, message: string, reason: string): AwsError {
  return new AwsError(type, message, 400, { Reason: `KMS_${reason}` });
}

export function kmsKeyNotFound(arn: string): AwsError {
  const message = `Key '${arn}' does not exist`;
  return keyProblem("ResourceNotFoundException", message, "NotFoundException");
}

export function kmsKeyDisabled(arn: string): AwsError {
  return keyProblem("ValidationException", `${arn} is disabled.`, "DisabledException");
}

export function kmsKeyPendingDeletion(arn: string): AwsError {
  return keyProblem("ValidationException", `${arn} is pending deletion.`, "InvalidStateException");
}

export function regionNotFound(name: string, arn: string): AwsError {
  return notFound(`Instance ${idOf(arn)} is not in Region ${name}`);
}

export function regionAlreadyAdded(name: string, arn: string): AwsError {
  return conflict(`Instance ${idOf(arn)} is already in Region ${name}`);
}

export function regionChanging(name: string, status: string): AwsError {
  return conflict(`Region ${name} is ${status}: one Region is added or removed at a time`);
}

export function primaryRegionStays(name: string): AwsError {
  return validation(`Region ${name} is the primary Region, which can't be removed`);
}

export function notPrimaryRegion(primary: string): AwsError {
  return validation(`Regions are added and removed from the primary Region, ${primary}`);
}

export function multiRegionKeyMissing(): AwsError {
  return validation(
    "Another Region needs an Instance that is encrypted with a multi-Region customer managed key",
  );
}
