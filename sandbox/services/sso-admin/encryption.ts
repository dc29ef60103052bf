import { kmsKeyMissing, kmsKeyUnwanted } from "./errors";

/**
 * ARN of the key that an instance is to be encrypted with, or nothing for a key that AWS owns.
 *
 * @throws AwsError `ValidationException`.
 */
export function requestedKey(configuration: {
  readonly KeyType: "AWS_OWNED_KMS_KEY" | "CUSTOMER_MANAGED_KEY";
  readonly KmsKeyArn?: string | undefined;
}): string | undefined {
  const { KeyType: type, KmsKeyArn: arn } = configuration;
  if (type === "AWS_OWNED_KMS_KEY" && arn !== undefined) throw kmsKeyUnwanted();
  if (type === "CUSTOMER_MANAGED_KEY" && arn === undefined) throw kmsKeyMissing();
  return arn;
}
