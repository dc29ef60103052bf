import { AwsError } from "../aws-error";
import type { Quota } from "../services/quotas";
import { type Pace, requestRate } from "./pace";

/** How many requests a second AWS takes, and of which ones together. */
export interface RateLimit {
  /** Requests a second. */
  readonly quota: Quota;
  readonly countedPer: "service" | "operation";
}

/** Counts one request. @throws AwsError `ThrottlingException` when there were too many. */
export type Admit = (
  service: { readonly name: string; readonly rateLimit?: RateLimit | undefined },
  operation: string,
  now: Date,
) => void;

interface Bucket {
  tokens: number;
  /** Milliseconds since 1970. */
  filledAt: number;
}

/** Token buckets that hold one second's requests, as AWS's do. Forgotten at the end of the process. */
export function createRateLimits(pace: Pace): Admit {
  if (pace === "off") return () => {};
  const buckets = new Map<string, Bucket>();
  return ({ name, rateLimit }, operation, now) => {
    if (rateLimit === undefined) return;
    const { quota, countedPer } = rateLimit;
    const rate = requestRate(pace, quota.limit);
    const key = countedPer === "service" ? name : `${name} ${operation}`;
    const time = now.getTime();
    const bucket = buckets.get(key) ?? { tokens: rate, filledAt: time };
    buckets.set(key, bucket);
    const seconds = Math.max(0, time - bucket.filledAt) / 1000;
    bucket.tokens = Math.min(rate, bucket.tokens + seconds * rate);
    bucket.filledAt = time;
    if (bucket.tokens < 1) throw rateExceeded();
    bucket.tokens -= 1;
  };
}

function rateExceeded(): AwsError {
  return new AwsError("ThrottlingException", "Rate exceeded");
}
