import type { PolicyDocument } from "../policy-json";

const EVERYONE = "*";

/**
 * What nobody may do with the bucket: talk to it without TLS, and write without naming the key that
 * encrypts, as Terraform does with every state and lock. A negated condition holds for a request that
 * names nothing, too; the parts of an upload are judged by what its start named.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms
 */
export function stateBucketPolicy(
  bucketArn: string,
  kmsKeyNames: readonly string[],
): PolicyDocument {
  const objects = `${bucketArn}/*`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: EVERYONE,
        Action: "s3:*",
        Resource: [bucketArn, objects],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Sid: "KmsOnly",
        Effect: "Deny",
        Principal: EVERYONE,
        Action: "s3:PutObject",
        Resource: objects,
        Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } },
      },
      {
        Sid: "OneKeyOnly",
        Effect: "Deny",
        Principal: EVERYONE,
        Action: "s3:PutObject",
        Resource: objects,
        Condition: {
          StringNotEquals: {
            "s3:x-amz-server-side-encryption-aws-kms-key-id": kmsKeyNames,
          },
        },
      },
      {
        Sid: "NoCustomerKeys",
        Effect: "Deny",
        Principal: EVERYONE,
        Action: "s3:PutObject",
        Resource: objects,
        Condition: { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } },
      },
    ],
  };
}
