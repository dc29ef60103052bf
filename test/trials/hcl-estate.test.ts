import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planStates } from "../../review/plan/plan-states";
import { isProblem, readPlan } from "../../review/plan/read-plan";
import { reviewPlans } from "../../review/review";
import { start } from "../e2e/harness/command";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { describeWithProvider, terraform } from "../e2e/harness/requirements";
import { recordedPlan } from "../review/plan/recorded-plans";
import { rowLine } from "../review/row-line";
import { estate, management } from "../sandbox/estate-fixture";

jest.setTimeout(600_000);

describeWithProvider("the estate in HCL, planned by Terraform", () => {
  let aws: LocalAws;
  let cwd = "";

  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), "hcl-estate-"));
    cpSync(join(__dirname, "../../examples/hcl-estate"), cwd, { recursive: true });
    aws = await startLocalAws(estate);
    await run("init");
  });

  afterAll(async () => {
    await aws?.stop();
    rmSync(cwd, { recursive: true });
  });

  test("its plans are reviewed as the recorded ones", async () => {
    expect(await rowsOf()).toEqual(recordedRows("hcl-first"));
    await run("apply", "-auto-approve", "-parallelism=30");
    expect(await rowsOf()).toEqual([]);
    expect(
      await rowsOf(
        "-var=support_session=PT4H",
        '-var=on_call=["bo.chen"]',
        '-var=administrators={production={group="On-Call",account="payments-prod"}}',
      ),
    ).toEqual(recordedRows("hcl-changed"));
    expect(await rowsOf("-var=auditor_name=Evidence")).toEqual(recordedRows("hcl-replaced"));
  });

  /** @throws with what Terraform says, if it fails */
  async function run(...parameters: readonly string[]): Promise<string> {
    const env = { ...aws.environment, AWS_ACCESS_KEY_ID: management };
    const ended = await start(terraform().command, [...parameters], { cwd, env }).ended;
    if (ended.code !== 0) throw new Error(`terraform ${parameters.join(" ")}: ${ended.stderr}`);
    return ended.stdout;
  }

  async function rowsOf(...variables: readonly string[]): Promise<readonly string[]> {
    await run("plan", "-out=plan", ...variables);
    const plan = readPlan("estate", await run("show", "-json", "plan"));
    if (isProblem(plan)) throw new Error(`no plan: ${JSON.stringify(plan)}`);
    return lines(plan);
  }
});

const recordedRows = (file: string): readonly string[] => lines(recordedPlan(file, "estate"));

/** Ids differ from sandbox to sandbox. */
const lines = (plan: Parameters<typeof planStates>[0][number]): readonly string[] =>
  reviewPlans(planStates([plan])).rows.map((row) =>
    rowLine(row).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID"),
  );
