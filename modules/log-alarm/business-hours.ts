import { invalid } from "../errors";

/** When people are at work, in UTC. Daylight saving moves their day by an hour and not these. */
export interface BusinessHours {
  /** Days on which a working day begins, 1 (Monday) to 7 (Sunday). */
  readonly days: readonly number[];
  /** The first hour, 0 to 23. */
  readonly from: number;
  /** The hour at which the day is over, 0 to 23; before `from` where it is over after midnight. */
  readonly to: number;
}

/**
 * A metric outside business hours, as metric math: filters of logs know neither time zone nor day of the week.
 * A day that is over after midnight (UTC) belongs to the day on which it began.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 *
 * @throws if days or hours are none of a week, or the day has no hours
 */
export function outsideBusinessHours(metric: string, hours: BusinessHours): string {
  const { days, from, to } = hours;
  const isPart = (value: number, first: number, last: number) =>
    Number.isInteger(value) && value >= first && value <= last;
  if (days.length === 0 || !days.every((day) => isPart(day, 1, 7)))
    throw invalid("Business days are 1 (Monday) to 7 (Sunday)", days);
  if (!isPart(from, 0, 23) || !isPart(to, 0, 23) || from === to)
    throw invalid("Business hours are two different hours of 0 to 23, in UTC", { from, to });
  const on = (some: readonly number[]) =>
    `(${some.map((day) => `DAY(${metric}) == ${day}`).join(" OR ")})`;
  const since = `HOUR(${metric}) >= ${from}`;
  const before = `HOUR(${metric}) < ${to}`;
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const next = sorted.map((day) => (day % 7) + 1).sort((a, b) => a - b);
  const inside =
    from < to
      ? `(${on(sorted)} AND ${since} AND ${before})`
      : `((${on(sorted)} AND ${since}) OR (${on(next)} AND ${before}))`;
  return `IF(${inside}, 0, ${metric})`;
}
