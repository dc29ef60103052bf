import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { policyJson } from "../policy-json";

export interface TimeBoundAccessBoundaryProps {
  /** `PolicyName`. */
  readonly policyName: string;
  /** `name` of the construct TimeBoundAccess that it is for. */
  readonly name: string;
  readonly accountId: string;
}

/** The most that a role of TimeBoundAccess can be given, whoever writes its policies. */
export class TimeBoundAccessBoundary extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: TimeBoundAccessBoundaryProps) {
    super(scope, id);
    const { policyName, name, accountId } = props;
    const policy = new IamPolicy(this, "policy", {
      name: policyName,
      description: "Limits the schedules that end access",
      policy: policyJson({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "EndAccess",
            Effect: "Allow",
            Action: "sso:DeleteAccountAssignment",
            Resource: "*",
          },
          {
            Sid: "SendUndelivered",
            Effect: "Allow",
            Action: "sqs:SendMessage",
            Resource: `arn:aws:sqs:*:${accountId}:${name}-undelivered`,
          },
          { Sid: "Notify", Effect: "Allow", Action: "sns:Publish", Resource: "*" },
          {
            Sid: "EncryptNotices",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: "*",
            Condition: { StringLike: { "kms:ViaService": "sns.*.amazonaws.com" } },
          },
        ],
      }),
    });
    this.arn = atAddress(address(policyName), policy).arn;
  }
}
