import { KEY_ADMINISTRATION } from "../key-administration";
import type { PolicyDocument } from "../policy-json";
import { letPublishers } from "./publishers";

const USE = ["kms:Decrypt", "kms:GenerateDataKey"] as const;

/**
 * Who may do what with the key of a topic: its account looks after it, and the publishers encrypt what they
 * send. AWS's own key `alias/aws/sns` can't be used so: its policy can't be changed.
 *
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export const alertKeyPolicy = (
  accountId: string,
  publisherRoleArns: readonly string[],
): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "AccountAdministersKey",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: KEY_ADMINISTRATION,
      Resource: "*",
    },
    ...letPublishers("Encrypt", accountId, { Action: USE, Resource: "*" }),
    ...(publisherRoleArns.length === 0
      ? []
      : [
          {
            Sid: "RolesEncrypt",
            Effect: "Allow",
            Principal: { AWS: publisherRoleArns },
            Action: USE,
            Resource: "*",
          },
        ]),
  ],
});
