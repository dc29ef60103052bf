import { estateFromAccess } from "../../cli/estate-from-access";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider } from "../e2e/harness/requirements";
import { loadValid } from "../model/access-tree";
import { manyAccounts } from "./many-accounts";

jest.setTimeout(600_000);

const COUNT = 100;

describeWithProvider("an apply of a hundred assignments on an AWS that fails", () => {
  let aws: LocalAws;

  afterAll(() => aws?.stop());

  test("throttled and cut off, it ends complete: nothing twice, and nothing left to change", async () => {
    const model = loadValid(manyAccounts(COUNT));
    aws = await startLocalAws(estateFromAccess(model), { pace: "slow" });
    const stacks = aws.synthesize(model);
    await stacks.init("identity", "dev");
    await stacks.apply("identity");

    await aws.control.addFaults(
      { operation: "sso-admin:*", kind: "throttling", probability: 0.1, seed: 2 },
      { operation: "sso-admin:*", kind: "dropped-after", probability: 0.1, seed: 3 },
      { operation: "sso-admin:*", kind: "dropped-before", probability: 0.05, seed: 4 },
      { operation: "sso-admin:*", kind: "internal-error", probability: 0.05, seed: 5 },
    );
    await stacks.apply("dev");
    const faults = await aws.control.faults();
    await aws.control.clearFaults();

    // Each kind struck, and assignments were among what was done and never answered.
    expect(faults.filter(({ struck }) => struck < 10)).toEqual([]);
    expect(
      aws.records.filter(
        ({ operation, struck }) =>
          operation === "CreateAccountAssignment" && struck === "dropped-after",
      ).length,
    ).toBeGreaterThan(2);
    const { assignments } = await readContents(aws);
    expect(assignments).toHaveLength(COUNT);
    expect(new Set(assignments).size).toBe(COUNT);
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
  });
});
