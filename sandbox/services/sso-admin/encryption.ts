import { findKey } from "../kms/key-store";
import type { Context } from "../operation";
import {
  kmsKeyDisabled,
  kmsKeyMissing,
  kmsKeyNotFound,
  kmsKeyPendingDeletion,
  kmsKeyUnwanted,
} from "./instance-errors";

/**
 * ARN of the key that an instance is to be encrypted with, or nothing for a key that AWS owns.
 * Multi-Region keys are taken to exist.
 *
 * @throws AwsError `ValidationException` or `ResourceNotFoundException`.
 */
export function requestedKey(
  context: Context,
  configuration: {
    readonly KeyType: "AWS_OWNED_KMS_KEY" | "CUSTOMER_MANAGED_KEY";
    readonly KmsKeyArn?: string | undefined;
  },
): string | undefined {
  const { KeyType: type, KmsKeyArn: arn } = configuration;
  if (type === "AWS_OWNED_KMS_KEY") {
    if (arn !== undefined) throw kmsKeyUnwanted();
    return undefined;
  }
  if (arn === undefined) throw kmsKeyMissing();
  if (isMultiRegion(arn)) return arn;
  const key = findKey(context.transaction, arn, context);
  if (key === undefined) throw kmsKeyNotFound(arn);
  if (key.deletion !== undefined) throw kmsKeyPendingDeletion(arn);
  if (!key.isEnabled) throw kmsKeyDisabled(arn);
  return arn;
}

export function isMultiRegion(keyArn: string): boolean {
  return keyArn.includes(":key/mrk-");
}
