import { estateFromAccess } from "../../cli/estate-from-access";
import type { AccessModel } from "../../model/access-model";
import { NOTHING } from "../e2e/harness/contents";
import { declaredContents } from "../e2e/harness/declared-contents";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";
import { RECORDED_EDITS } from "../e2e/recorded-edits";
import { loadValid, VALID_TREE } from "../model/access-tree";

jest.setTimeout(600_000);

const STACKS = ["identity", "dev", "prod"];

describeWithProvider("recorded edits, each applied after the one before", () => {
  let aws: LocalAws;
  let stacks: Stacks;

  beforeAll(async () => {
    aws = await startLocalAws(estateOfAllEdits(), { pace: "slow" });
    stacks = aws.synthesize(loadValid(VALID_TREE));
    await stacks.init(...STACKS);
    await stacks.apply("identity");
    await stacks.apply("dev", "prod");
  });

  afterAll(() => aws?.stop());

  test.each(RECORDED_EDITS)(
    "$edit: AWS holds what is declared then, and nothing of before",
    async ({ tree }) => {
      const model = loadValid(tree);
      await bring(model);
      expect(await readContents(aws)).toEqual(declaredContents(model));
    },
  );

  test("the last one leaves nothing to change, and all of it can be destroyed", async () => {
    for (const stack of STACKS) expect(await stacks.plan(stack)).toMatchObject({ code: 0 });
    await stacks.destroy("dev", "prod");
    await stacks.destroy("identity");
    expect(await readContents(aws)).toEqual(NOTHING);
  });

  /** Applies the stacks whose JSON a model changes. */
  async function bring(model: AccessModel): Promise<void> {
    const before = STACKS.map((stack) => stacks.json(stack));
    stacks.rewrite(model);
    const changed = STACKS.filter((stack, index) => stacks.json(stack) !== before[index]);
    await stacks.apply(...changed.filter((stack) => stack === "identity"));
    await stacks.apply(...changed.filter((stack) => stack !== "identity"));
  }
});

/** The accounts of every edit: AWS has them before anybody writes them down. */
function estateOfAllEdits() {
  const estates = RECORDED_EDITS.map(({ tree }) => estateFromAccess(loadValid(tree)));
  const accounts = estates.flatMap((estate) => estate.accounts);
  return {
    ...estateFromAccess(loadValid(VALID_TREE)),
    accounts: [...new Map(accounts.toReversed().map((account) => [account.id, account])).values()],
  };
}
