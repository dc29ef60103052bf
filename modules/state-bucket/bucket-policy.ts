import type { PolicyDocument } from "../policy-json";

const EVERYONE = "*";

/** Another account, and the one state in the bucket that is its own. */
export interface StateGuest {
  /** 12-digit id. */
  readonly accountId: string;
  /** Key of the state, as in `identity-center/management.tfstate`. */
  readonly key: string;
}

/**
 * What nobody may do with the bucket: talk to it without TLS, and have an object encrypted otherwise than
 * with its key. A write that names no encryption gets that key from the bucket, and so do the parts of an
 * upload; one that asks for KMS and names no key would get AWS's own, and is refused like the others.
 * And what a guest may do: find, read and write its own state, and hold that state's lock.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms
 */
export function stateBucketPolicy(
  bucketArn: string,
  kmsKeyNames: readonly string[],
  guests: readonly StateGuest[] = [],
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
      ...guests.flatMap((guest) => guestStatements(bucketArn, guest)),
    ],
  };
}

/** For the guest's own IAM policies to hand on. https://developer.hashicorp.com/terraform/language/backend/s3#s3-state-storage */
function guestStatements(bucketArn: string, { accountId, key }: StateGuest) {
  const allow = (sid: string, Action: readonly string[], Resource: string) => ({
    Sid: `${sid}${accountId}`,
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${accountId}:root` },
    Action,
    Resource,
  });
  return [
    // A state that is not there is told from one that is forbidden by this right alone.
    allow("FindState", ["s3:ListBucket"], bucketArn),
    allow("OwnState", ["s3:GetObject", "s3:PutObject"], `${bucketArn}/${key}`),
    allow(
      "OwnLock",
      ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      `${bucketArn}/${key}.tflock`,
    ),
  ];
}
