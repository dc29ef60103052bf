/** What a rate limit measures time with. */
export interface Clock {
  /** Milliseconds; only differences count. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

export interface RateLimit {
  /** Resolves when the next request may be sent. */
  take(): Promise<void>;
  /** AWS has refused a request as one too many: nothing is sent for a second. */
  refused(): void;
}

/** Lets so many requests a second through; after a pause a second's worth at once, as AWS's own limits do. */
export function createRateLimit(perSecond: number, clock: Clock): RateLimit {
  const interval = 1000 / perSecond;
  const ahead = 1000 - interval;
  let next = Number.NEGATIVE_INFINITY;
  return {
    async take() {
      const now = clock.now();
      next = Math.max(next, now);
      const delay = next - ahead - now;
      next += interval;
      if (delay > 0) await clock.wait(delay);
    },
    refused() {
      next = Math.max(next, clock.now() + ahead + 1000);
    },
  };
}
