import type { PolicyDocument } from "../policy-json";

const EVERYONE = "*";

/**
 * What nobody may do with the bucket: talk to it without TLS, and have an object encrypted otherwise than
 * with its key. A write that names no encryption gets that key from the bucket, and so do the parts of an
 * upload; one that asks for KMS and names no key would get AWS's own, and is refused like the others.
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
        Sid: "OneKeyOnly",
        Effect: "Deny",
        Principal: EVERYONE,
        Action: "s3:PutObject",
        Resource: objects,
        Condition: {
          Null: { "s3:x-amz-server-side-encryption": "false" },
          // Holds for a request that names no key, too.
          StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": kmsKeyNames },
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
