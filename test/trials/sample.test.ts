import { estateFromAccess } from "../../cli/estate-from-access";
import type { AccessModel } from "../../model/access-model";
import { model as sample } from "../access/sample";
import { NOTHING } from "../e2e/harness/contents";
import { declaredContents } from "../e2e/harness/declared-contents";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";

jest.setTimeout(1_200_000);

describeWithProvider("the sample at AWS's pace", () => {
  let model: AccessModel;
  let environments: string[];
  let aws: LocalAws;
  let stacks: Stacks;
  /** The same stacks with credentials of the management account. */
  let management: Stacks;

  beforeAll(async () => {
    model = sample();
    environments = model.environments
      .map(({ name }) => name)
      .filter((name) => name !== "management");
    aws = await startLocalAws(estateFromAccess(model), { pace: "real" });
    await aws.setStatePolicy(model);
    stacks = aws.synthesize(model);
    management = stacks.as(model.instance.managementAccount);
    await Promise.all([stacks.init("identity", ...environments), management.init("management")]);
  });

  afterAll(() => aws?.stop());

  test("is applied completely, all environments at once", async () => {
    await stacks.apply("identity");
    await Promise.all([stacks.apply(...environments), management.apply("management")]);
    expect(await readContents(aws)).toEqual(declaredContents(model));
  });

  test("has nothing left to change", async () => {
    for (const stack of ["identity", ...environments]) {
      expect(await stacks.plan(stack)).toMatchObject({ code: 0 });
    }
    expect(await management.plan("management")).toMatchObject({ code: 0 });
  });

  test("is destroyed in one pass of each stack, and leaves nothing behind", async () => {
    await Promise.all([stacks.destroy(...environments), management.destroy("management")]);
    await stacks.destroy("identity");
    expect(await readContents(aws)).toEqual(NOTHING);
  });
});
