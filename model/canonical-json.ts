import { byCodeUnit } from "./compare";

/** JSON with the fields of every object in one order: equal for values that say the same. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => byCodeUnit(left, right)))
      : inner,
  );
}
