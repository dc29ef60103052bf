const ISO_8601 =
  /^P(?=\d|T\d)(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?=\d)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/;

const SECONDS = { weeks: 604_800, days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const;

/** Length of an ISO 8601 duration in seconds; undefined when it is none. Years and months have no fixed length and count as none. */
export function durationInSeconds(text: string): number | undefined {
  const groups = ISO_8601.exec(text)?.groups;
  if (groups === undefined) return undefined;
  let total = 0;
  for (const [unit, seconds] of Object.entries(SECONDS))
    total += Number(groups[unit] ?? 0) * seconds;
  return total;
}

/** A length of time in words: `15 minutes`, `1 hour 30 minutes`. */
export function inWords(totalSeconds: number): string {
  const parts: string[] = [];
  let rest = totalSeconds;
  for (const [unit, seconds] of [
    ["hour", 3_600],
    ["minute", 60],
    ["second", 1],
  ] as const) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? "" : "s"}`);
  }
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
}
