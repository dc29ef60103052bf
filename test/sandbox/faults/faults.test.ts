import { type Fault, faultSchema } from "../../../sandbox/faults/fault";
import { createFaults, type Faults } from "../../../sandbox/faults/faults";

const throttling = (more: object): Fault =>
  faultSchema.parse({ operation: "sso-admin:*", kind: "throttling", ...more });
const anywhere = () => createFaults(() => true);

/** Which of `tries` requests are struck. */
const strikes = (faults: Faults, tries: number, operation = "ListInstances"): number[] =>
  Array.from({ length: tries }, (_, index) => index).filter(
    () => faults.strike("sso-admin", operation) !== undefined,
  );

describe("faults on request", () => {
  it("strike as often as they are asked for", () => {
    const faults = anywhere();
    faults.add(throttling({ count: 2 }));
    expect(strikes(faults, 5)).toEqual([0, 1]);
    expect(faults.list()).toMatchObject([{ id: 1, struck: 2 }]);
  });

  it("strike until they are removed where no count is given", () => {
    const faults = anywhere();
    const { id } = faults.add(throttling({}));
    expect(strikes(faults, 3)).toEqual([0, 1, 2]);
    expect(faults.remove(id)).toBe(true);
    expect(faults.remove(id)).toBe(false);
    expect(strikes(faults, 3)).toEqual([]);
  });

  it.each([
    ["sso-admin:ListInstances", true],
    ["sso-admin:List*", true],
    ["sso-admin:*", true],
    ["*:*Instances", true],
    ["*:*", true],
    ["sso-admin:List", false],
    ["admin:ListInstances", false],
    ["identitystore:*", false],
  ])("of %s strike ListInstances of sso-admin: %s", (operation, expected) => {
    const faults = anywhere();
    faults.add(throttling({ operation }));
    expect(strikes(faults, 1).length > 0).toBe(expected);
  });

  it("of a pattern with thousands of stars come to an end", () => {
    const faults = anywhere();
    const operation = `${"*a".repeat(5000)}:${"*".repeat(5000)}`;
    faults.add(throttling({ operation }));
    // With one way tried after the other this would take longer than anybody lives.
    expect(strikes(faults, 10)).toEqual([]);
  });

  it("strike about as often as their probability says, the same requests for the same seed", () => {
    const run = (seed: number) => {
      const faults = anywhere();
      faults.add(throttling({ probability: 0.3, seed }));
      return strikes(faults, 2000);
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    for (const seed of [1, 2, 3, 1000]) {
      expect(run(seed).length).toBeGreaterThan(500);
      expect(run(seed).length).toBeLessThan(700);
    }
  });

  it("count only the requests that they strike", () => {
    const faults = anywhere();
    faults.add(throttling({ probability: 0.5, count: 3 }));
    expect(strikes(faults, 100)).toHaveLength(3);
  });

  it("strike one at a time, in the order in which they were asked for", () => {
    const faults = anywhere();
    faults.add(throttling({ count: 1 }));
    faults.add(throttling({ count: 1, operation: "*:*" }));
    expect(strikes(faults, 3)).toEqual([0, 1]);
    expect(faults.list().map(({ struck }) => struck)).toEqual([1, 1]);
  });

  it("are passed over where they mean nothing", () => {
    const faults = createFaults((_, operation) => operation === "CreateAccountAssignment");
    faults.add(throttling({ count: 1 }));
    expect(strikes(faults, 1, "ListInstances")).toEqual([]);
    expect(strikes(faults, 1, "CreateAccountAssignment")).toEqual([0]);
  });

  it("are all gone once cleared, and ids are not used again", () => {
    const faults = anywhere();
    faults.add(throttling({}));
    faults.clear();
    expect(faults.list()).toEqual([]);
    expect(faults.add(throttling({})).id).toBe(2);
  });
});
