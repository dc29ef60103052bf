import { expressionInvalid, notImplemented, timezoneInvalid } from "./errors";

/**
 * When a one-time schedule is due, in milliseconds since 1970.
 *
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time
 *
 * @throws AwsError `ValidationException`.
 */
export function momentOf(expression: string, timezone: string): number {
  if (/^(rate|cron)\(.+\)$/.test(expression)) throw notImplemented("recurring schedules");
  const [, local] = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression) ?? [];
  const asUtc = Date.parse(`${local}Z`);
  // A day that a month doesn't have would be read as one of the next.
  const isReal = !Number.isNaN(asUtc) && new Date(asUtc).toISOString().startsWith(local ?? "");
  if (local === undefined || !isReal) throw expressionInvalid(expression);
  return asUtc - offsetAt(asUtc - offsetAt(asUtc, timezone), timezone);
}

/** Milliseconds by which a time zone is ahead of UTC at a moment. */
function offsetAt(moment: number, timezone: string): number {
  const parts = format(timezone).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - Math.floor(moment / 1000) * 1000;
}

function format(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw timezoneInvalid(timeZone);
  }
}
