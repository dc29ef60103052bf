import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TERRAFORM_MODULES } from "../../modules/terraform/files";
import { planStates } from "../../review/plan/plan-states";
import { isProblem, readPlan } from "../../review/plan/read-plan";
import { reviewPlans } from "../../review/review";
import { type Outcome, outcomeOf, start } from "../e2e/harness/command";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider, terraform } from "../e2e/harness/requirements";
import { rowLine } from "../review/row-line";
import { dev, estate, management, prod } from "../sandbox/estate-fixture";

jest.setTimeout(600_000);

const root = join(__dirname, "../..");

describeWithProvider("Terraform modules for teams that write HCL", () => {
  const copy = mkdtempSync(join(tmpdir(), "terraform-modules-"));
  const folder = (...parts: string[]) => join(copy, ...parts);
  let aws: LocalAws;

  beforeAll(async () => {
    for (const room of ["terraform-modules", "examples/hcl"])
      cpSync(join(root, room), folder(room), { recursive: true });
    aws = await startLocalAws(estate);
  });

  afterAll(async () => {
    await aws.stop();
    rmSync(copy, { recursive: true });
  });

  async function run(cwd: string, ...parameters: readonly string[]): Promise<Outcome> {
    // By the management account, which alone sees all of an organization.
    const env = { ...aws.environment, AWS_ACCESS_KEY_ID: management };
    return outcomeOf(
      await start(terraform().command, [...parameters, "-no-color"], { cwd, env }).ended,
    );
  }

  async function succeed(cwd: string, ...parameters: readonly string[]): Promise<string> {
    const { code, output } = await run(cwd, ...parameters);
    if (code !== 0) throw new Error(`terraform ${parameters.join(" ")}: ${output}`);
    return output;
  }

  /** Plans, and gives the rows of the plan's review. */
  async function reviewed(
    cwd: string,
    ...variables: readonly string[]
  ): Promise<readonly string[]> {
    await succeed(cwd, "plan", "-out=plan", ...variables);
    const shown = await start(terraform().command, ["show", "-json", "plan"], {
      cwd,
      env: aws.environment,
    }).ended;
    const plan = readPlan("teams", shown.stdout);
    if (isProblem(plan)) throw new Error(`no plan: ${JSON.stringify(plan)}`);
    return reviewPlans(planStates([plan])).rows.map(rowLine);
  }

  test.each(TERRAFORM_MODULES)("$name passes its own tests", async ({ name }) => {
    const module = folder("terraform-modules", name);
    await succeed(module, "init");
    expect(await succeed(module, "test")).toMatch(/Success! \d+ passed, 0 failed\./);
  });

  test.each(TERRAFORM_MODULES)("the example of $name is valid as it stands", async ({ name }) => {
    const example = folder("examples/hcl", name);
    await succeed(example, "init");
    await succeed(example, "validate");
    await succeed(example, "fmt", "-check");
  });

  test("the whole is applied, has nothing to change, takes an account in one action, and goes", async () => {
    const example = folder("examples/hcl/identity-center");
    const before = await readContents(aws);
    await succeed(example, "init");
    expect(await reviewed(example)).toEqual([
      `+ gains | Finance (1 person) | billing | teams: ${dev}, ${prod} | known after apply, here by its key`,
      `+ gains | Auditors | viewer | teams: ${dev} | known after apply, here by its key, members not known`,
      `+ gains | user dora.ek | viewer | teams: ${prod} | directly, not by a group, known after apply, here by its key`,
    ]);
    await succeed(example, "apply", "plan");
    const applied = await readContents(aws);
    expect(applied.assignments).toEqual([
      `GROUP Auditors has viewer in ${dev}`,
      `GROUP Finance has billing in ${dev}`,
      `GROUP Finance has billing in ${prod}`,
      `USER dora.ek has viewer in ${prod}`,
    ]);
    expect(applied.applications.Ledger?.assignments).toEqual(["GROUP Finance"]);
    expect(applied.accessControlAttributes).toEqual([
      { key: "costCenter", source: "${path:enterprise.costCenter}" },
    ]);
    await succeed(example, "plan", "-detailed-exitcode");

    const another = `-var=viewer_accounts=["${dev}","${prod}"]`;
    expect(await reviewed(example, another)).toEqual([
      `+ gains | Auditors | viewer | teams: ${prod} | members not known`,
    ]);
    expect(await succeed(example, "apply", "plan")).toContain(
      "Apply complete! Resources: 1 added, 0 changed, 0 destroyed.",
    );
    await succeed(example, "destroy", "-auto-approve", another);
    expect(await readContents(aws)).toEqual(before);
  });

  test("groups that the directory has already are given access, and leave with their assignments", async () => {
    const example = folder("examples/hcl/account-assignments");
    const before = await readContents(aws);
    await succeed(example, "init");
    await succeed(example, "apply", "-auto-approve");
    expect((await readContents(aws)).assignments).toEqual([
      `GROUP Engineering has viewer in ${dev}`,
      `USER bo.chen has viewer in ${dev}`,
    ]);
    await succeed(example, "plan", "-detailed-exitcode");
    await succeed(example, "destroy", "-auto-approve");
    expect(await readContents(aws)).toEqual(before);
  });

  test("a plan names every entry that is wrong, and what would be right", async () => {
    const wrong = mkdtempSync(folder("wrong-"));
    writeFileSync(join(wrong, "main.tf.json"), JSON.stringify(MISTAKEN));
    await succeed(wrong, "init");
    const { code, output } = await run(wrong, "plan");
    expect(code).toBe(1);
    for (const message of [
      'The session_duration of permission set "viewer" is an ISO 8601 duration of one to twelve hours, such as PT4H, got: "PT30M".',
      'The group of an assignment is a key of group_ids, got: "Enginering". It has: Engineering.',
      'The permission_set of an assignment is a key of permission_set_arns, got: "viewr" of Engineering. It has: viewer.',
      'A member of a group is one of users, got: "bo" of Engineering. Correct the name, or add the user.',
    ])
      expect(output).toContain(message);
  });
});

/** A caller of the modules who spells four things wrong. */
const MISTAKEN = {
  provider: { aws: { region: "us-east-1" } },
  module: {
    identity_center: {
      source: "../terraform-modules/identity-center",
      groups: { Engineering: { members: ["bo"] } },
      permission_sets: { viewer: { session_duration: "PT30M" } },
    },
    account_assignments: {
      source: "../terraform-modules/account-assignments",
      instance_arn: "arn:aws:sso:::instance/ssoins-0123456789abcdef",
      permission_set_arns: {
        viewer: "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef",
      },
      group_ids: { Engineering: "11111111-2222-3333-4444-555555555555" },
      assignments: [
        { group: "Engineering", permission_set: "viewr", account_ids: [dev] },
        { group: "Enginering", permission_set: "viewer", account_ids: [dev] },
      ],
    },
  },
};
