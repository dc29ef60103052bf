import { quotas } from "../../../sandbox/services/quotas";
import type { Pace } from "../../../sandbox/time/pace";
import { createRateLimits } from "../../../sandbox/time/rate-limits";
import { errorOf } from "../services/sandbox-client";

const noon = Date.UTC(2026, 0, 1, 12);
const together = {
  name: "sso-admin",
  rateLimit: { quota: quotas.ssoAdminRequestsPerSecond, countedPer: "service" },
} as const;
const apart = {
  name: "identitystore",
  rateLimit: { quota: quotas.identityStoreRequestsPerSecond, countedPer: "operation" },
} as const;

/** How many of `tries` requests at one moment are let through. */
function admitted(
  admit: ReturnType<typeof createRateLimits>,
  service: Parameters<typeof admit>[0],
  operation: string,
  milliseconds: number,
  tries = 1000,
): number {
  let count = 0;
  for (let request = 0; request < tries; request++) {
    try {
      admit(service, operation, new Date(noon + milliseconds));
      count++;
    } catch {}
  }
  return count;
}

describe("the rate of requests", () => {
  it.each<[Pace, number]>([
    ["off", 1000],
    ["slow", 200],
    ["real", 20],
  ])("is limited at pace %s to %d at once", (pace, expected) => {
    expect(admitted(createRateLimits(pace), together, "ListInstances", 0)).toBe(expected);
  });

  it("is counted over all operations of sso-admin, and over each of identitystore", () => {
    const admit = createRateLimits("real");
    expect(admitted(admit, together, "ListInstances", 0)).toBe(20);
    expect(admitted(admit, together, "ListPermissionSets", 0)).toBe(0);
    expect(admitted(admit, apart, "ListUsers", 0)).toBe(20);
    expect(admitted(admit, apart, "ListGroups", 0)).toBe(20);
    expect(admitted(admit, apart, "ListUsers", 0)).toBe(0);
  });

  it("recovers with time, and saves no more than a second's", () => {
    const admit = createRateLimits("real");
    expect(admitted(admit, together, "ListInstances", 0)).toBe(20);
    expect(admitted(admit, together, "ListInstances", 49)).toBe(0);
    expect(admitted(admit, together, "ListInstances", 150)).toBe(3);
    expect(admitted(admit, together, "ListInstances", 3_600_000)).toBe(20);
  });

  it("goes on when the clock is set back", () => {
    const admit = createRateLimits("real");
    expect(admitted(admit, together, "ListInstances", 0)).toBe(20);
    expect(admitted(admit, together, "ListInstances", -86_400_000)).toBe(0);
    expect(admitted(admit, together, "ListInstances", -86_400_000 + 1000)).toBe(20);
  });

  it("has no limit where AWS names none", () => {
    expect(admitted(createRateLimits("real"), { name: "organizations" }, "ListRoots", 0)).toBe(
      1000,
    );
  });

  it("is refused as AWS does", () => {
    const admit = createRateLimits("real");
    admitted(admit, together, "ListInstances", 0);
    expect(errorOf(() => admit(together, "ListInstances", new Date(noon)))).toMatchObject({
      type: "ThrottlingException",
      status: 400,
      message: "Rate exceeded",
    });
  });
});
