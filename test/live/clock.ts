import type { Clock } from "../../live/rate-limit";

/** A clock that passes at once whatever is waited for. */
export function quickClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    wait: async (milliseconds) => {
      const end = now + milliseconds;
      await Promise.resolve();
      now = Math.max(now, end);
    },
  };
}
