import { startAppliedWithProvider } from "../e2e/harness/applied";
import { applyMoved } from "../e2e/harness/apply-moved";
import type { LocalAws } from "../e2e/harness/local-aws";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";
import { type Watched, watchAccess } from "../e2e/harness/watch-access";
import { type AccessTree, loadValid, VALID_TREE } from "../model/access-tree";

jest.setTimeout(600_000);

const DEVELOPER = "developer-dev in 100000000011";
const BUILDER = "builder-dev in 100000000011";
const VIEWER = ["viewer-dev in 100000000011", "viewer-dev in 100000000012"];

/** Every file of a tree with one name in place of another. */
const renamed = (from: string, to: string, tree: AccessTree = VALID_TREE): AccessTree =>
  Object.fromEntries(
    Object.entries(tree).map(([file, content]) => [
      file.replace(from, to),
      String(content).replaceAll(from, to),
    ]),
  );

const BUILDERS = (
  [
    ["developer.", "builder."],
    ["  developer:", "  builder:"],
    [": developer", ": builder"],
  ] as const
).reduce((tree, [from, to]) => renamed(from, to, tree), VALID_TREE as AccessTree);

/** Both sets, both granted. */
const BOTH: AccessTree = {
  ...BUILDERS,
  ...VALID_TREE,
  "environments/dev.yaml": `${VALID_TREE["environments/dev.yaml"]}  - { group: Payments-Developers, permissionSet: builder, accounts: [payments-dev] }\n`,
};

const ASSIGNMENT = "aws_ssoadmin_account_assignment";

describeWithProvider("what bo.chen can do while something is renamed", () => {
  let aws: LocalAws;
  let stacks: Stacks;
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    ({ aws, stacks, stop } = await startAppliedWithProvider(loadValid(VALID_TREE), "dev"));
  });

  afterAll(() => stop?.());

  afterEach(async () => {
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
  });

  async function apply(): Promise<void> {
    await stacks.apply("identity");
    await stacks.apply("dev");
  }

  async function watching(work: () => Promise<unknown>): Promise<Watched> {
    const watch = watchAccess(aws, "bo.chen");
    await work();
    return watch.end();
  }

  const writes = () =>
    aws.records.filter(
      ({ service, operation }) =>
        service !== "s3" && /^(Create|Update|Delete|Put|Attach|Detach|Provision)/.test(operation),
    ).length;

  test("an account, its assignments moved: nobody loses anything, and AWS is asked for nothing", async () => {
    stacks.rewrite(loadValid(renamed("payments-dev", "payments-development")));
    const before = writes();
    const watched = await watching(() =>
      applyMoved(stacks, "dev", [
        [
          ASSIGNMENT,
          "Engineering--viewer--payments-dev",
          "Engineering--viewer--payments-development",
        ],
        [
          ASSIGNMENT,
          "Payments-Developers--developer--payments-dev",
          "Payments-Developers--developer--payments-development",
        ],
      ]),
    );
    expect(watched.secondsWithout(DEVELOPER)).toBe(0);
    expect(watched.access).toEqual([DEVELOPER, ...VIEWER]);
    expect(writes()).toBe(before);
  });

  test("an account at once: the apply takes the access away, fails, and the next one gives it back", async () => {
    stacks.rewrite(loadValid(VALID_TREE));
    const failed = await watching(async () => {
      expect(await stacks.run("dev", "apply", "-auto-approve")).toMatchObject({
        code: 1,
        output: expect.stringContaining("already exists"),
      });
    });
    expect(failed.access).toEqual(VIEWER.slice(1));
    const repeated = await watching(apply);
    expect(repeated.access).toEqual([DEVELOPER, ...VIEWER]);
  });

  test("a group at once: its members have nothing from identity's apply to the environment's", async () => {
    stacks.rewrite(loadValid(renamed("Payments-Developers", "Payments-Builders")));
    const watched = await watching(apply);
    expect(watched.secondsWithout(DEVELOPER)).toBeGreaterThan(1);
    expect(watched.secondsWithout(...VIEWER)).toBe(0);
    expect(watched.access).toEqual([DEVELOPER, ...VIEWER]);
  });

  test("a group, moved with all that hangs on it: it is renamed in place, and nobody loses anything", async () => {
    stacks.rewrite(loadValid(VALID_TREE));
    const watched = await watching(async () => {
      await applyMoved(stacks, "identity", [
        ["aws_identitystore_group", "Payments-Builders", "Payments-Developers"],
        [
          "aws_identitystore_group_membership",
          "Payments-Builders--bo_2e_chen",
          "Payments-Developers--bo_2e_chen",
        ],
      ]);
      await applyMoved(stacks, "dev", [
        [
          ASSIGNMENT,
          "Payments-Builders--developer--payments-dev",
          "Payments-Developers--developer--payments-dev",
        ],
      ]);
    });
    expect(watched.secondsWithout(DEVELOPER)).toBe(0);
    expect(watched.access).toEqual([DEVELOPER, ...VIEWER]);
  });

  test("a permission set at once: the old role goes long before the new one is there", async () => {
    stacks.rewrite(loadValid(BUILDERS));
    const watched = await watching(apply);
    expect(watched.secondsWithout(DEVELOPER, BUILDER)).toBeGreaterThan(1);
    expect(watched.access).toEqual([BUILDER, ...VIEWER]);
  });

  test("a permission set in two steps: first both, then the new one alone", async () => {
    const watched = await watching(async () => {
      stacks.rewrite(loadValid(BOTH));
      await apply();
      stacks.rewrite(loadValid(VALID_TREE));
      await apply();
    });
    expect(watched.secondsWithout(DEVELOPER, BUILDER)).toBe(0);
    expect(watched.access).toEqual([DEVELOPER, ...VIEWER]);
  });

  test("all permission sets by the naming template: everybody has nothing until the new ones are there", async () => {
    stacks.rewrite(loadValid(renamed("{name}-{environment}", "{environment}-{name}")));
    const watched = await watching(apply);
    const named = (access: string) => access.replace(/^(\w+)-dev/, "dev-$1");
    expect(watched.secondsWithout(DEVELOPER, named(DEVELOPER))).toBeGreaterThan(1);
    expect(watched.access).toEqual([DEVELOPER, ...VIEWER].map(named));
  });
});
