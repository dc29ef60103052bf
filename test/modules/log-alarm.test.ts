import { type BusinessHours, outsideBusinessHours } from "../../modules/log-alarm/business-hours";
import { LogAlarm, type LogAlarmProps } from "../../modules/log-alarm/log-alarm";
import { synthModule } from "../fixtures/synth-module";

const props: LogAlarmProps = {
  name: "failed-sign-ins",
  description: "Somebody tries passwords",
  logGroupName: "aws-controltower/CloudTrailLogs",
  filterPatterns: ['{ $.eventName = "CredentialVerification" }'],
  alarmActions: ["arn:aws:sns:us-east-1:100000000002:alerts"],
};

const synthAlarm = (changes: Partial<LogAlarmProps> = {}) =>
  synthModule((stack) => {
    new LogAlarm(stack, "alarm", { ...props, ...changes });
  }).resource;

describe("LogAlarm", () => {
  test("counts what fits one of its filters, in one metric", () => {
    const filterPatterns = ['{ $.eventName = "A" }', '{ $.eventName = "B" }'];
    const filters = synthAlarm({ filterPatterns })?.aws_cloudwatch_log_metric_filter ?? {};
    const metric = { namespace: "IdentityCenter", name: "failed-sign-ins", value: "1" };
    expect(filters).toMatchObject({
      "failed-sign-ins": {
        log_group_name: "aws-controltower/CloudTrailLogs",
        pattern: filterPatterns[0],
        metric_transformation: metric,
      },
      "failed-sign-ins--2": { pattern: filterPatterns[1], metric_transformation: metric },
    });
  });

  test("tells when there are as many as the threshold in a period, and takes silence for none", () => {
    const alarm = synthAlarm({ threshold: 3, period: 900 })?.aws_cloudwatch_metric_alarm;
    expect(alarm?.["failed-sign-ins"]).toMatchObject({
      namespace: "IdentityCenter",
      metric_name: "failed-sign-ins",
      statistic: "Sum",
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 3,
      period: 900,
      treat_missing_data: "notBreaching",
      alarm_actions: props.alarmActions,
    });
  });

  test("counts by metric math where only some hours matter", () => {
    const businessHours = { days: [1, 2, 3, 4, 5], from: 7, to: 18 };
    const alarm = synthAlarm({ businessHours })?.aws_cloudwatch_metric_alarm?.["failed-sign-ins"];
    expect(alarm).not.toHaveProperty("metric_name");
    expect(alarm?.metric_query).toMatchObject([
      { id: "events", metric: { metric_name: "failed-sign-ins", stat: "Sum", period: 300 } },
      {
        id: "outside",
        return_data: true,
        expression: outsideBusinessHours("events", businessHours),
      },
    ]);
  });

  test.each([
    [{ name: "a:b" }, 'An alarm\'s name has 1 to 255 characters, none of them :, got: "a:b"'],
    [{ period: 90 }, "A period is a multiple of 60 seconds, got: 90"],
    [{ threshold: 0 }, "The threshold of events is a whole number, 1 or more, got: 0"],
    [
      { filterPatterns: ["a".repeat(1025)] },
      'A filter pattern of alarm "failed-sign-ins" has at most 1024 characters, got: 1025',
    ],
  ])("refuses %#", (changes, message) => {
    expect(() => synthAlarm(changes)).toThrow(new Error(message));
  });
});

describe("outsideBusinessHours", () => {
  const week: BusinessHours = { days: [1, 2, 3, 4, 5], from: 7, to: 18 };
  const pacific: BusinessHours = { days: [1, 2, 3, 4, 5], from: 16, to: 1 };

  /** CloudWatch's operators and functions, by those of JavaScript. */
  function evaluate(expression: string, moment: string): number {
    const at = new Date(moment);
    const names = ["IF", "DAY", "HOUR", "m1"];
    const js = expression.replaceAll(" AND ", " && ").replaceAll(" OR ", " || ");
    const compiled = new Function(...names, `return ${js};`);
    return compiled(
      (condition: boolean, yes: number, no: number) => (condition ? yes : no),
      () => at.getUTCDay() || 7,
      () => at.getUTCHours(),
      1,
    );
  }

  test("is written in the words of metric math", () => {
    expect(outsideBusinessHours("m1", { days: [5, 1], from: 7, to: 18 })).toBe(
      "IF(((DAY(m1) == 1 OR DAY(m1) == 5) AND HOUR(m1) >= 7 AND HOUR(m1) < 18), 0, m1)",
    );
  });

  test.each([
    ["a Monday at ten", week, "2026-11-23T10:00:00Z", 0],
    ["the first minute of a day", week, "2026-11-23T07:00:00Z", 0],
    ["the minute before", week, "2026-11-23T06:59:00Z", 1],
    ["the minute when it is over", week, "2026-11-23T18:00:00Z", 1],
    ["three in the morning", week, "2026-11-24T03:00:00Z", 1],
    ["a Saturday at ten", week, "2026-11-28T10:00:00Z", 1],
    ["a Sunday at ten", week, "2026-11-29T10:00:00Z", 1],
    ["a Monday noon at the Pacific", pacific, "2026-11-23T20:00:00Z", 0],
    ["its last hour, on Tuesday by UTC", pacific, "2026-11-24T00:30:00Z", 0],
    ["after it", pacific, "2026-11-24T01:00:00Z", 1],
    ["a Friday's last hour, on Saturday by UTC", pacific, "2026-11-28T00:30:00Z", 0],
    ["a Sunday's, on Monday by UTC", pacific, "2026-11-23T00:30:00Z", 1],
    ["a Saturday noon there", pacific, "2026-11-28T20:00:00Z", 1],
    ["a week that begins on Sunday", { ...week, days: [7, 1, 2, 3, 4] }, "2026-11-29T10:00:00Z", 0],
    ["a day after a Sunday's begin", { ...pacific, days: [7] }, "2026-11-30T00:30:00Z", 0],
  ])("%s", (_, hours, moment, counted) => {
    expect(evaluate(outsideBusinessHours("m1", hours), moment)).toBe(counted);
  });

  test.each([
    [{ ...week, days: [] }, "Business days are 1 (Monday) to 7 (Sunday), got: []"],
    [{ ...week, days: [0, 1] }, "Business days are 1 (Monday) to 7 (Sunday), got: [0,1]"],
    [
      { ...week, to: 24 },
      'Business hours are two different hours of 0 to 23, in UTC, got: {"from":7,"to":24}',
    ],
    [
      { ...week, to: 7 },
      'Business hours are two different hours of 0 to 23, in UTC, got: {"from":7,"to":7}',
    ],
  ])("refuses %j", (hours, message) => {
    expect(() => outsideBusinessHours("m1", hours)).toThrow(new Error(message));
  });
});
