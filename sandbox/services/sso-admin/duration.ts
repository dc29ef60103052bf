const hour = 3600;
const secondsPer = { Y: 31_536_000, M: 2_592_000, W: 604_800, D: 86_400, H: 3600, m: 60, S: 1 };

/** Whether a session may last as long: one hour to twelve. */
export function isSessionDuration(duration: string): boolean {
  const seconds = sessionSeconds(duration);
  return seconds >= hour && seconds <= 12 * hour;
}

/** Seconds of an ISO 8601 duration that AWS's pattern let through; negative ones are below zero. */
function sessionSeconds(duration: string): number {
  const [date = "", time = ""] = duration.replace(/^-?P/, "").split("T");
  const parts = [
    ...date.matchAll(/(\d+)([YMWD])/g),
    ...time.replaceAll("M", "m").matchAll(/([\d.]+)([HmS])/g),
  ];
  const seconds = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * secondsPer[unit as keyof typeof secondsPer],
    0,
  );
  return duration.startsWith("-") ? -seconds : seconds;
}
