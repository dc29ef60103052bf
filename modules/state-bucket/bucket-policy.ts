import type { PolicyDocument } from "../policy-json";

const EVERYONE = "*";

/**
 * What nobody may do with the bucket: talk to it without TLS, and write what another key encrypts, or
 * none. A write that names no encryption gets the bucket's own, and so do the parts of an upload; that
 * is why the conditions hold only where a request names one.
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
        Condition: { StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption": "aws:kms" } },
      },
      {
        Sid: "OneKeyOnly",
        Effect: "Deny",
        Principal: EVERYONE,
        Action: "s3:PutObject",
        Resource: objects,
        Condition: {
          StringNotEqualsIfExists: {
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
