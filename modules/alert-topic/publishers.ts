interface Allowed {
  readonly Action: string | readonly string[];
  readonly Resource: string;
}

/**
 * Statements that let those publish who tell alerts. CloudWatch's alarms do so on the account's behalf alone. EventBridge
 * says to neither a topic nor a key on whose behalf it calls: with a condition on that, its messages are lost without a
 * word.
 *
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html,
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export const letPublishers = (
  what: "Encrypt" | "Publish",
  accountId: string,
  allowed: Allowed,
): readonly object[] => [
  {
    Sid: `Alarms${what}`,
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    ...allowed,
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
  {
    Sid: `Events${what}`,
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    ...allowed,
  },
];
