import type { PolicyDocument } from "../policy-json";

/** Everything that looking after the key takes, and nothing that reads or writes what it encrypts. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

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
        Action: ADMINISTRATION,
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
