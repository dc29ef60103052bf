/**
 * How much of AWS's time the sandbox takes. `off`: work is done before the first answer, and nothing
 * is refused for being too fast. `real`: work takes as long as in AWS, and AWS's limits on what may
 * happen at a time hold. `slow`: the same, ten times as fast.
 */
export type Pace = "off" | "slow" | "real";

export const paces: readonly Pace[] = ["off", "slow", "real"];

/** How many times faster than AWS. */
const speeds = { slow: 10, real: 1 };

/**
 * Milliseconds for one role in one account: AWS publishes no figure. About 20 assignments a minute
 * are reported: https://github.com/aws-samples/aws-iam-identity-center-extensions (2026-11).
 */
const roleUpdate = 3000;

/** Milliseconds that one permission set in one account takes. */
export function roleUpdateDuration(pace: Exclude<Pace, "off">): number {
  return roleUpdate / speeds[pace];
}

/** Milliseconds until an instance is in another Region, or out of it: AWS only says that it takes a while. */
const regionChange = 60_000;

/** Milliseconds from asking for a Region to having it, or to being rid of it. */
export function regionChangeDuration(pace: Pace): number {
  return pace === "off" ? 0 : regionChange / speeds[pace];
}

/** What `limit` requests per second are at this pace. */
export function requestRate(pace: Exclude<Pace, "off">, limit: number): number {
  return limit * speeds[pace];
}
