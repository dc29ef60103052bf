import { estateFromAccess } from "../../cli/estate-from-access";
import type { AccessModel } from "../../model/access-model";
import { loadValid, VALID_TREE } from "../model/access-tree";
import { type LocalAws, startLocalAws } from "./harness/local-aws";
import { describeWithProvider } from "./harness/requirements";
import { type RunningProvider, startProvider } from "./harness/running-provider";
import type { Stacks } from "./harness/stacks";
import { RECORDED_EDITS } from "./recorded-edits";

const STACKS = ["identity", "dev", "prod"];
jest.setTimeout(300_000);

describeWithProvider("an edit of what is applied changes what it says, and nothing else", () => {
  let applied: AccessModel;
  let aws: LocalAws;
  let provider: RunningProvider;
  let stacks: Stacks;
  let json: ReadonlyMap<string, string>;

  beforeAll(async () => {
    applied = loadValid(VALID_TREE);
    aws = await startLocalAws(estateFromAccess(applied));
    const synthesized = aws.synthesize(applied);
    json = new Map(STACKS.map((stack) => [stack, synthesized.json(stack)]));
    await synthesized.init(...STACKS);
    await synthesized.apply("identity");
    await synthesized.apply("dev", "prod");
    provider = await startProvider(synthesized, "identity");
    stacks = synthesized.with(provider.environment);
  });

  afterAll(async () => {
    await provider?.stop();
    await aws?.stop();
  });

  test.each(RECORDED_EDITS)("$edit", async ({ tree, changes }) => {
    stacks.rewrite(loadValid(tree));
    const planned = new Map<string, object>();
    for (const stack of STACKS) {
      // The same bytes have the same plan, and that one is empty.
      if (stacks.json(stack) === json.get(stack)) continue;
      const plan = await stacks.plan(stack);
      expect(plan).toMatchObject({ code: changes[stack] === undefined ? 0 : 2 });
      if (plan.code !== 0) planned.set(stack, plan.changes);
    }
    expect(Object.fromEntries(planned)).toEqual(changes);
  });

  test("a new group with a grant: identity first, as the environment says, then the grant", async () => {
    const group = "  - { displayName: Support, members: [ana.lima] }\n";
    const grant = "  - { group: Support, permissionSet: viewer, accounts: [all] }\n";
    stacks.rewrite(
      loadValid({
        ...VALID_TREE,
        "directory.yaml": VALID_TREE["directory.yaml"] + group,
        "environments/dev.yaml": VALID_TREE["environments/dev.yaml"] + grant,
      }),
    );
    expect(await stacks.plan("dev")).toMatchObject({
      code: 1,
      output: expect.stringContaining(
        'The directory must hold group "Support", which access/environments/dev.yaml grants: viewer on all. Deploy identity first: npx cdktf deploy identity',
      ),
    });
    expect((await stacks.plan("identity")).changes).toEqual({
      "aws_identitystore_group.Support": "create",
      "aws_identitystore_group_membership.Support--ana_2e_lima": "create",
      "output.group_ids": "update Support",
    });
    await stacks.apply("identity");
    expect((await stacks.plan("dev")).changes).toEqual({
      "aws_ssoadmin_account_assignment.Support--viewer--payments-dev": "create",
      "aws_ssoadmin_account_assignment.Support--viewer--shop-dev": "create",
    });
  });
});
