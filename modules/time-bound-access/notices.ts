import type { TimeBoundGrant } from "./props";

/** What SNS is asked to say: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export interface Notice {
  readonly TopicArn: string;
  readonly Subject: string;
  readonly Message: string;
}

const access = ({ permissionSet, targetName, targetId }: TimeBoundGrant): string =>
  `${permissionSet.key} in ${targetName} (${targetId})`;

const who = ({ principalType, principalName }: TimeBoundGrant): string =>
  `${principalType.toLowerCase()} ${principalName}`;

export const begun = (grant: TimeBoundGrant, topicArn: string): Notice => ({
  TopicArn: topicArn,
  Subject: `Access has begun: ${grant.name}`,
  Message: `${who(grant)} has ${access(grant)} until ${grant.until}. ${grant.reason}`,
});

/** The moment is filled in by EventBridge Scheduler. */
export const ended = (grant: TimeBoundGrant, topicArn: string, queueName: string): Notice => ({
  TopicArn: topicArn,
  Subject: `Access ends: ${grant.name}`,
  Message: `At <aws.scheduler.scheduled-time> IAM Identity Center was asked to take ${access(grant)} from ${who(grant)}. Sessions that are open go on until they expire. If it is not gone within minutes, queue ${queueName} says why.`,
});
