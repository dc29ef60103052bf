import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { model as sample } from "../access/sample";
import { Checkout } from "./checkout";
import { readWorkflow, runStep, stepWith } from "./workflow";

const { on, jobs } = readWorkflow("deploy");
const { current, ...others } = jobs;

test("stacks go one after the other: identity, then environments in the order of promotion", () => {
  const order = ["identity", "dev", "staging", "prod"];
  for (const [index, stack] of order.entries())
    expect(jobs[stack]).toMatchObject({
      uses: "./.github/workflows/deploy-stack.yml",
      with: { stack },
      needs: index === 0 ? "current" : order[index - 1],
    });
});

test("every stack of the sample is deployed, or is people's to deploy", () => {
  const deployed = Object.values(jobs).flatMap(({ with: { stack } = {} }) => stack ?? []);
  const stacks = ["bootstrap", "identity", ...sample().environments.map(({ name }) => name)];
  expect([...deployed, "bootstrap", "management"].sort()).toEqual(stacks.sort());
});

test("each stack has a GitHub environment of its own, which the deploy role trusts", () => {
  const stack = readWorkflow("deploy-stack").jobs;
  expect(stack.apply?.environment).toBe("${{ inputs.stack }}");
  expect(stack.plan?.environment).toBeUndefined();
  const deployed = Object.values(jobs).flatMap(({ with: { stack } = {} }) => stack ?? []);
  expect(sample().ci?.github.environments).toEqual([...deployed, "expire"].sort());
});

test("only main deploys, and only where a role is named", () => {
  expect(on).toEqual({
    push: { branches: ["main"], paths: ["terraform/**"] },
    workflow_dispatch: null,
  });
  expect(current?.if).toBe("vars.IDC_DEPLOY_ROLE_ARN != '' && github.ref == 'refs/heads/main'");
  expect(
    Object.values(others).some(({ if: condition = "" }) => /always|failure/.test(condition)),
  ).toBe(false);
});

test("what is applied is the plan that was made, by Terraform alone", () => {
  const { plan, apply } = readWorkflow("deploy-stack").jobs;
  expect(apply?.if).toBe("needs.plan.outputs.changed == 'true'");
  expect(JSON.stringify(apply)).not.toMatch(/npm|npx|setup-node/);
  expect(JSON.stringify(plan)).toContain("vars.IDC_PLAN_ROLE_ARN");
  expect(JSON.stringify(plan)).not.toContain("IDC_DEPLOY_ROLE_ARN");
});

test("two deployments of a stack never overlap, and none is stopped half-way", () => {
  expect(readWorkflow("deploy-stack").jobs.apply).toMatchObject({
    concurrency: { group: "deploy-${{ inputs.stack }}", "cancel-in-progress": false },
  });
});

describe("what people deploy", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "deploy-workflow-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is named when it has changed", async () => {
    const checkout = new Checkout(join(folder, "checkout"));
    const before = checkout.git("rev-parse", "HEAD");
    const log = async () => {
      const ran = await runStep(stepWith("deploy", "by-hand", "say-what"), {
        cwd: checkout.folder,
        temporary: folder,
        expressions: { "github.event.before": before },
      });
      return ran.log;
    };
    expect(await log()).toBe("");
    checkout.write({ "terraform/management/main.tf.json": "{}\n" });
    checkout.commit("Change");
    expect(await log()).toBe(
      "::notice::management has changed, and people deploy it: see docs/bootstrap.md.\n",
    );
  });
});
