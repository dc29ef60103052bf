import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { invalid } from "../errors";
import { MAXIMUM_PATTERN_LENGTH } from "../identity-center-events/filter-patterns";
import { check } from "../rules";
import { literal } from "../terraform-text";
import { type BusinessHours, outsideBusinessHours } from "./business-hours";

export type { BusinessHours };

/**
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export interface LogAlarmProps {
  /** `AlarmName`, and the name of the metric that is counted: 1 to 255 characters, no `:`. */
  readonly name: string;
  /** `AlarmDescription`, at most 1024 characters: what happened, and where it says what to do. */
  readonly description: string;
  /** `logGroupName` of CloudTrail's log group. */
  readonly logGroupName: string;
  /** `filterPattern`, each 1024 characters at most: an event that fits one of them counts. */
  readonly filterPatterns: readonly string[];
  /**
   * As many events in a period are an alarm.
   *
   * @default 1
   */
  readonly threshold?: number;
  /**
   * `Period` in seconds, a multiple of 60.
   *
   * @default 300
   */
  readonly period?: number;
  /**
   * Counts only what happens outside of them.
   *
   * @default - at any time
   */
  readonly businessHours?: BusinessHours;
  /** `AlarmActions`: ARNs of topics that let CloudWatch publish; at most 5. */
  readonly alarmActions: readonly string[];
}

/** Where all of these metrics are. */
export const METRIC_NAMESPACE = "IdentityCenter";

/** Counts log events and tells when there are too many: the events of a whole organization, minutes later. */
export class LogAlarm extends Construct {
  /** @throws if a prop breaks a rule of AWS */
  constructor(scope: Construct, id: string, props: LogAlarmProps) {
    super(scope, id);
    const { name, logGroupName, filterPatterns, threshold = 1, period = 300 } = props;
    check(name, /^[^:\p{C}]{1,255}$/u, "An alarm's name has 1 to 255 characters, none of them :");
    if (!Number.isInteger(period) || period < 60 || period % 60 !== 0)
      throw invalid("A period is a multiple of 60 seconds", period);
    if (!Number.isInteger(threshold) || threshold < 1)
      throw invalid("The threshold of events is a whole number, 1 or more", threshold);
    for (const [index, pattern] of filterPatterns.entries()) {
      if (pattern.length > MAXIMUM_PATTERN_LENGTH) {
        throw invalid(
          `A filter pattern of alarm ${JSON.stringify(name)} has at most ${MAXIMUM_PATTERN_LENGTH} characters`,
          pattern.length,
        );
      }
      const part = index === 0 ? [] : [String(index + 1)];
      atAddress(
        address(name, ...part),
        new CloudwatchLogMetricFilter(this, ["filter", ...part].join("-"), {
          name: [name, ...part].join("-"),
          logGroupName: literal(logGroupName),
          pattern: literal(pattern),
          metricTransformation: { namespace: METRIC_NAMESPACE, name, value: "1" },
        }),
      );
    }
    atAddress(address(name), this.alarm(props, threshold, period));
  }

  private alarm(props: LogAlarmProps, threshold: number, period: number): CloudwatchMetricAlarm {
    const { name, description, businessHours, alarmActions } = props;
    const counted = { namespace: METRIC_NAMESPACE, metricName: name, period };
    return new CloudwatchMetricAlarm(this, "alarm", {
      alarmName: name,
      alarmDescription: literal(description),
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold,
      evaluationPeriods: 1,
      // Nothing is counted while nothing happens.
      treatMissingData: "notBreaching",
      alarmActions: [...alarmActions],
      ...(businessHours === undefined
        ? { ...counted, statistic: "Sum" }
        : {
            metricQuery: [
              { id: "events", metric: { ...counted, stat: "Sum" } },
              {
                id: "outside",
                label: `${name}, outside business hours (UTC)`,
                expression: outsideBusinessHours("events", businessHours),
                returnData: true,
              },
            ],
          }),
    });
  }
}
