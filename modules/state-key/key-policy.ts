import { KEY_ADMINISTRATION } from "../key-administration";
import type { PolicyDocument } from "../policy-json";

/**
 * Who may do what with the key, for its account's IAM policies to hand on: look after it, and use it
 * through S3 for objects of one bucket, which guests may as well. Nobody, not even an administrator of the account, decrypts past S3.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context
 */
export function stateKeyPolicy(
  accountId: string,
  region: string,
  bucketArn: string,
  guestAccountIds: readonly string[] = [],
): PolicyDocument {
  const account = { AWS: `arn:aws:iam::${accountId}:root` };
  const throughBucket = {
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: {
      StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
      // The bucket with an S3 Bucket Key, the object without: which objects is for the bucket's policy to say.
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, `${bucketArn}/*`] },
    },
  };
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AccountAdministersKey",
        Effect: "Allow",
        Principal: account,
        Action: KEY_ADMINISTRATION,
        Resource: "*",
      },
      {
        Sid: "AccountUsesKeyThroughBucket",
        Effect: "Allow",
        Principal: account,
        ...throughBucket,
      },
      ...guestAccountIds.map((guest) => ({
        Sid: `GuestUsesKeyThroughBucket${guest}`,
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${guest}:root` },
        ...throughBucket,
      })),
    ],
  };
}
