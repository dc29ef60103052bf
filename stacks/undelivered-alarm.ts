import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { TerraformStack } from "cdktf";
import { address, atAddress } from "../modules/address";
import { UNDELIVERED_QUEUE } from "./break-glass";

const FIVE_MINUTES = 300;

/** Tells that access for an emergency could not be taken away: its request lies in the dead-letter queue. */
export function undeliveredAlarm(stack: TerraformStack, alarmActions: readonly string[]): void {
  atAddress(
    address(UNDELIVERED_QUEUE),
    new CloudwatchMetricAlarm(stack, "undelivered", {
      alarmName: UNDELIVERED_QUEUE,
      alarmDescription: `Access for an emergency did not end, or nobody was told: look into queue ${UNDELIVERED_QUEUE}`,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: UNDELIVERED_QUEUE },
      statistic: "Maximum",
      period: FIVE_MINUTES,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      // SQS measures nothing of a queue that nobody uses.
      treatMissingData: "notBreaching",
      alarmActions: [...alarmActions],
    }),
  );
}
