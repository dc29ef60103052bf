import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estateFromAccess } from "../../cli/estate-from-access";
import type { AccessModel } from "../../model/access-model";
import { type RunningIdc, startIdc } from "../cli/idc";
import { reachLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";
import { loadValid } from "../model/access-tree";
import { assignmentImports } from "./assignment-imports";
import { manyAccounts } from "./many-accounts";

jest.setTimeout(600_000);

const COUNT = 60;
const APPLY = ["apply", "-auto-approve", "-no-color"];

describeWithProvider("an apply whose machine and whose AWS end in the middle of it", () => {
  let root: string;
  let model: AccessModel;
  let sandbox: RunningIdc;
  let aws: ReturnType<typeof reachLocalAws>;
  let stacks: Stacks;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "killed-apply-"));
    model = loadValid(manyAccounts(COUNT));
    writeFileSync(join(root, "estate.json"), JSON.stringify(estateFromAccess(model)));
    sandbox = await serve();
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(sandbox.written())?.[0] ?? "";
    aws = reachLocalAws({ url, region: model.instance.region });
    stacks = aws.synthesize(model);
    await stacks.init("identity", "dev");
    await stacks.apply("identity");
  });

  afterAll(async () => {
    aws?.stop();
    sandbox?.kill("SIGKILL");
    await sandbox?.ended;
    rmSync(root, { recursive: true, force: true });
  });

  /** Goes on with what is in the data folder. */
  async function serve(...parameters: readonly string[]): Promise<RunningIdc> {
    const seed = ["--seed", join(root, "estate.json"), "--data", join(root, "data")];
    const started = startIdc(["sandbox", ...seed, "--pace", "slow", ...parameters]);
    await started.until("In another shell");
    return started;
  }

  test("is completed by the next, which takes over what AWS did and nobody wrote down", async () => {
    const running = stacks.start("dev", APPLY, { detached: true });
    await untilAsked(COUNT / 2);
    running.kill();
    sandbox.kill("SIGKILL");
    expect((await running.ended).code).toBe(-1);
    expect((await sandbox.ended).code).toBe(null);
    sandbox = await serve("--port", new URL(aws.environment.AWS_ENDPOINT_URL ?? "").port);

    const refused = await stacks.run("dev", ...APPLY);
    const id = /Lock Info: ID: (\S+)/.exec(refused.output)?.[1] ?? "";
    expect(await stacks.run("dev", "force-unlock", "-force", id)).toMatchObject({ code: 0 });

    const imports = await assignmentImports(aws, model, stacks, "dev");
    expect(imports.length).toBeGreaterThan(0);
    const file = join(stacks.folder("dev"), "import.tf.json");
    writeFileSync(file, JSON.stringify({ import: imports }));
    expect(await stacks.run("dev", ...APPLY)).toMatchObject({
      code: 0,
      output: expect.stringContaining(`Resources: ${imports.length} imported, `),
    });
    rmSync(file);

    const { assignments } = await readContents(aws);
    expect(assignments).toHaveLength(COUNT);
    expect(new Set(assignments).size).toBe(COUNT);
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
  });

  async function untilAsked(count: number): Promise<void> {
    const asked = async () =>
      (await aws.control.requests()).filter(
        ({ operation }) => operation === "CreateAccountAssignment",
      ).length;
    while ((await asked()) < count) await new Promise((resolve) => setTimeout(resolve, 200));
  }
});
