import type { z } from "zod";
import { QUOTAS, type QuotaName } from "../quotas";

/** Checks that a list or a mapping has no more entries than AWS allows. */
export function within(quota: QuotaName) {
  return ({ value, issues }: z.core.ParsePayload<object>): void => {
    const count = Object.keys(value).length;
    if (count > QUOTAS[quota].limit) {
      issues.push({ code: "custom", input: value, params: { quota, count } });
    }
  };
}
