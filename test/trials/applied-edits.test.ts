import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estateFromAccess } from "../../cli/estate-from-access";
import type { Estate } from "../../sandbox/estate";
import { idcHere } from "../cli/idc-here";
import { type Contents, NOTHING } from "../e2e/harness/contents";
import { declaredContents } from "../e2e/harness/declared-contents";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider } from "../e2e/harness/requirements";
import { type RunningProvider, startProvider } from "../e2e/harness/running-provider";
import type { Stacks } from "../e2e/harness/stacks";
import { type AccessTree, loadValid, plantTree } from "../model/access-tree";
import { REVIEWED_TREE } from "../review/recorded-edits";
import { APPLIED_EDITS } from "./applied-edits/edits";
import { type Picture, readPicture } from "./applied-edits/picture";
import { whatChanged } from "./applied-edits/what-changed";
import { type ReviewJson, toldBy, whatReviewSays } from "./applied-edits/what-review-says";

jest.setTimeout(600_000);

const STACKS = ["identity", "dev", "prod"] as const;

describeWithProvider("recorded edits, each applied after the one before", () => {
  let aws: LocalAws;
  let provider: RunningProvider;
  let stacks: Stacks;
  let folder = "";
  let before: { readonly tree: AccessTree; readonly picture: Picture };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "applied-edits-"));
    aws = await startLocalAws(estateOfAllEdits(), { pace: "slow" });
    const synthesized = aws.synthesize(loadValid(REVIEWED_TREE));
    await synthesized.init(...STACKS);
    provider = await startProvider(synthesized, "identity");
    stacks = synthesized.with(provider.environment);
    for (const stack of STACKS) await stacks.apply(stack);
    before = { tree: REVIEWED_TREE, picture: await pictureOf(await readContents(aws)) };
  });

  afterAll(async () => {
    await provider?.stop();
    await aws?.stop();
    rmSync(folder, { recursive: true });
  });

  test.each(APPLIED_EDITS)(
    "$edit: AWS holds what is declared then, and reviews say what changed there, nothing less or more",
    async ({ tree }) => {
      const model = loadValid(tree);
      stacks.rewrite(model);
      const plans: string[] = [];
      for (const stack of STACKS) plans.push(await applyPlan(stack));
      const contents = await readContents(aws);
      const picture = await pictureOf(contents);
      const earlier = before;
      before = { tree, picture };
      expect(contents).toEqual(declaredContents(model));
      const [old, now] = [plantTree(earlier.tree), plantTree(tree)];
      try {
        for (const compared of [
          [old.directory, now.directory],
          ["--plan", ...plans, "--access", now.directory],
        ]) {
          const review = await reviewOf(compared);
          const changed = whatChanged(earlier.picture, picture, toldBy(review));
          expect([compared, whatReviewSays(review)]).toEqual([compared, changed]);
        }
      } finally {
        old.remove();
        now.remove();
      }
    },
  );

  test("the last one leaves nothing to change, and all of it can be destroyed", async () => {
    for (const stack of STACKS) expect(await stacks.plan(stack)).toMatchObject({ code: 0 });
    for (const stack of STACKS.toReversed()) await stacks.destroy(stack);
    expect(await readContents(aws)).toEqual(NOTHING);
  });

  const pictureOf = (contents: Contents): Promise<Picture> =>
    readPicture(
      aws,
      contents,
      loadValid(REVIEWED_TREE).accounts.map(({ id }) => id),
    );

  /** Applies a stack, and gives the file with what Terraform had planned for it. */
  async function applyPlan(stack: string): Promise<string> {
    const file = join(folder, `${stack}.json`);
    const planned = await stacks.run(stack, "plan", "-detailed-exitcode", "-out=plan");
    if (planned.code !== 0 && planned.code !== 2) throw new Error(planned.output);
    const shown = await stacks.start(stack, ["show", "-json", "plan"]).ended;
    writeFileSync(file, shown.stdout);
    // Most edits change one stack, and what changes nothing needs no apply.
    if (planned.code === 2)
      expect(await stacks.run(stack, "apply", "-parallelism=30", "plan")).toMatchObject({
        code: 0,
      });
    return file;
  }
});

async function reviewOf(compared: readonly string[]): Promise<ReviewJson> {
  const { code, stdout, stderr } = await idcHere([
    "review",
    ...compared,
    "--format",
    "json",
    "--fail-on",
    "nothing",
  ]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The accounts and policies of every edit: AWS has them before anybody writes them down. */
function estateOfAllEdits(): Estate {
  const estates = [REVIEWED_TREE, ...APPLIED_EDITS.map(({ tree }) => tree)].map((tree) =>
    estateFromAccess(loadValid(tree)),
  );
  const accounts = new Map<string, Estate["accounts"][number]>();
  for (const account of estates.flatMap((estate) => estate.accounts)) {
    const known = accounts.get(account.id);
    const policies = [
      ...(known?.customerManagedPolicies ?? []),
      ...account.customerManagedPolicies,
    ];
    accounts.set(account.id, {
      ...(known ?? account),
      customerManagedPolicies: [
        ...new Map(policies.map((policy) => [policy.path + policy.name, policy])).values(),
      ],
    });
  }
  return { ...estateFromAccess(loadValid(REVIEWED_TREE)), accounts: [...accounts.values()] };
}
