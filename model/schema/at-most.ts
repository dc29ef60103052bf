import { z } from "zod";
import { QUOTAS, type QuotaName } from "../quotas";

/** The same list or mapping with no more entries than AWS allows. */
export function atMost<T extends z.ZodType<object>>(quota: QuotaName, schema: T): T {
  const { limit } = QUOTAS[quota];
  return schema
    .check(({ value, issues }) => {
      const count = Object.keys(value).length;
      if (count > limit) issues.push({ code: "custom", input: value, params: { quota, count } });
    })
    .meta({ [schema instanceof z.ZodArray ? "maxItems" : "maxProperties"]: limit });
}
