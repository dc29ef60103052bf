import { estateSchema } from "../../../sandbox/estate-schema";
import { quotas } from "../../../sandbox/services/quotas";

test.each(Object.entries(quotas))("%s says how much, since when and after what", (_, quota) => {
  expect(Number.isSafeInteger(quota.limit) && quota.limit > 0).toBe(true);
  expect(quota.asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  expect(quota.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
});

test("the estate can say otherwise of those that AWS changes", () => {
  // Rates are counted before anyone looks at the store.
  const changeable = Object.entries(quotas).flatMap(([name, { adjustable }]) =>
    adjustable && !name.endsWith("PerSecond") ? [name] : [],
  );
  expect(Object.keys(estateSchema.shape.quotas.unwrap().shape).sort()).toEqual(changeable.sort());
});
