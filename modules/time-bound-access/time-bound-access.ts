import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { AlertTopic } from "../alert-topic/alert-topic";
import { policyJson } from "../policy-json";
import { check, checkUnique } from "../rules";
import { grantResources } from "./grant-resources";
import type { TimeBoundAccessProps } from "./props";
import { scheduleRole } from "./roles";
import { endAccess, notify, queuePolicy, sendUndelivered } from "./statements";

export type { TimeBoundAccessProps, TimeBoundGrant } from "./props";

/** In seconds; SQS keeps nothing longer. */
const FOURTEEN_DAYS = 1_209_600;

/**
 * Account assignments that end at their moment without anybody's help: a one-time schedule of EventBridge
 * Scheduler calls DeleteAccountAssignment, as a role that may do nothing else; a topic is told when access
 * begins and ends. What could not be taken away lies in a dead-letter queue.
 *
 * A schedule that has fired stays until its grant is no longer among these. Identity Center works on a
 * removal after it has taken the request: one that fails later shows in its status alone.
 *
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export class TimeBoundAccess extends Construct {
  /** ARN of the topic that is told. */
  readonly topicArn: string;

  /** @throws if a name or a moment breaks a rule of AWS, or one is given twice */
  constructor(scope: Construct, id: string, props: TimeBoundAccessProps) {
    super(scope, id);
    validate(props);
    const { name, accountId, region, instanceArn, grants, permissionsBoundaryArn } = props;
    const group = atAddress(address(name), new SchedulerScheduleGroup(this, "group", { name }));
    const queue = atAddress(
      address(name),
      new SqsQueue(this, "queue", {
        name: `${name}-undelivered`,
        sqsManagedSseEnabled: true,
        messageRetentionSeconds: FOURTEEN_DAYS,
      }),
    );
    const role = (suffix: string, description: string, statements: readonly object[]) =>
      scheduleRole(this, {
        name: `${name}-${suffix}`,
        description,
        accountId,
        groupArn: group.arn,
        permissionsBoundaryArn,
        statements: [...statements, sendUndelivered(queue.arn)],
      });
    const ender = role(
      "end",
      "Ends access when its time is over",
      endAccess({
        instanceArn,
        grants: grants.map(({ targetId, permissionSet }) => ({
          targetId,
          permissionSetArn: permissionSet.arn,
        })),
      }),
    );
    const told = props.notifications;
    const topicArn =
      "topicArn" in told ? told.topicArn : `arn:aws:sns:${region}:${accountId}:${name}`;
    const notifier = role(
      "notify",
      "Tells when access begins and ends",
      notify(topicArn, accountId, region),
    );
    this.topicArn =
      "topicArn" in told
        ? told.topicArn
        : new AlertTopic(this, "topic", {
            name,
            accountId,
            emails: told.emails,
            publisherRoleArns: [notifier.arn],
          }).arn;
    atAddress(
      address(name),
      new SqsQueuePolicy(this, "queue-policy", {
        queueUrl: queue.url,
        policy: policyJson({ ...queuePolicy(queue.arn, [ender.arn, notifier.arn]) }),
      }),
    );
    for (const grant of grants)
      grantResources(this, grant, {
        instanceArn,
        groupName: group.name,
        topicArn: this.topicArn,
        queue: { arn: queue.arn, name: `${name}-undelivered` },
        ender,
        notifier,
      });
  }
}

function validate({ name, grants }: TimeBoundAccessProps): void {
  check(name, /^[A-Za-z0-9-]{1,48}$/, "The name has 1 to 48 letters, digits and -");
  checkUnique(
    grants.map((grant) => grant.name),
    "A grant's name is given once",
  );
  for (const grant of grants) {
    check(grant.name, /^[\w.-]{1,48}$/, "A grant's name has 1 to 48 letters, digits and . - _");
    check(
      grant.until,
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
      "A grant ends at a moment in UTC such as 2027-03-31T17:00:00Z",
    );
  }
}
