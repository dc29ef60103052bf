import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { policyJson } from "../policy-json";
import { check, checkUnique } from "../rules";
import { compareText, literal } from "../terraform-text";
import { alertKeyPolicy } from "./key-policy";
import { letPublishers } from "./publishers";

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export interface AlertTopicProps {
  /** `Name` of the topic: 1 to 256 letters, digits, `-` and `_`. Its key goes by `alias/` and the same name. */
  readonly name: string;
  /** 12-digit id of the account that the topic belongs to. */
  readonly accountId: string;
  /**
   * E-mail addresses that are told; each has to confirm by a link that AWS sends.
   *
   * @default - none
   */
  readonly emails?: readonly string[];
  /**
   * ARNs of roles of the account whose own policies let them publish: the key lets them, too.
   *
   * @default - none
   */
  readonly publisherRoleArns?: readonly string[];
}

/**
 * An SNS topic for alerts, encrypted with a key of its own that EventBridge and CloudWatch may use: with
 * AWS's key for SNS their messages would be lost without a word.
 *
 * https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic.html
 */
export class AlertTopic extends Construct {
  /** `TopicArn`. */
  readonly arn: string;

  /** @throws if name or addresses break a rule of AWS, or an address is given twice */
  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    const { name, accountId, emails = [], publisherRoleArns = [] } = props;
    check(name, /^[A-Za-z0-9_-]{1,256}$/, "A topic's name has 1 to 256 letters, digits, - and _");
    for (const email of emails)
      check(email, /^[^\s@]+@[^\s@]+$/, "An e-mail address has the form name@domain");
    checkUnique(emails, "A topic tells an e-mail address once");
    const key = atAddress(
      address(name),
      new KmsKey(this, "key", {
        description: `Alerts of SNS topic ${name}`,
        enableKeyRotation: true,
        policy: policyJson(alertKeyPolicy(accountId, publisherRoleArns)),
      }),
    );
    atAddress(
      address(name),
      new KmsAlias(this, "alias", { name: `alias/${name}`, targetKeyId: key.keyId }),
    );
    const topic = atAddress(
      address(name),
      new SnsTopic(this, "topic", { name, kmsMasterKeyId: key.arn }),
    );
    atAddress(
      address(name),
      new SnsTopicPolicy(this, "policy", {
        arn: topic.arn,
        policy: policyJson(topicPolicy(topic.arn, accountId)),
      }),
    );
    for (const email of emails.toSorted(compareText)) {
      atAddress(
        address(name, email),
        new SnsTopicSubscription(this, email, {
          topicArn: topic.arn,
          protocol: "email",
          endpoint: literal(email),
        }),
      );
    }
    this.arn = topic.arn;
  }
}

const topicPolicy = (topicArn: string, accountId: string) => ({
  Version: "2012-10-17",
  Statement: [
    ...letPublishers("Publish", accountId, { Action: "sns:Publish", Resource: topicArn }),
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
});
