import { quotas } from "../../../sandbox/services/quotas";

test.each(Object.entries(quotas))("%s says how much, since when and after what", (_, quota) => {
  expect(Number.isSafeInteger(quota.limit) && quota.limit > 0).toBe(true);
  expect(quota.asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  expect(quota.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
});
