import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { planStates } from "../../review/plan/plan-states";
import { reviewJson } from "../../review/render/json";
import { reviewPlans } from "../../review/review";
import { stopsOf } from "../../review/stops";
import { loadValid, plantTree } from "../model/access-tree";
import { planFile, recordedPlan } from "../review/plan/recorded-plans";
import { REVIEWED_TREE } from "../review/recorded-edits";
import { root, runStep, stepWith } from "../workflows/workflow";

// Each test runs three reviews, on a machine that may be busy.
jest.setTimeout(120_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "review-plans-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const UNCHANGED = readFileSync(planFile("stacks/prod"), "utf8");
const RENAMED = readFileSync(planFile("renamed/prod"), "utf8");
const declared = loadValid(REVIEWED_TREE);

/** What the files come to, where that is what a recorded plan comes to. */
function reviewedAs(plan: string): string {
  const found = reviewPlans(planStates([recordedPlan(plan, "prod")], declared));
  return JSON.stringify(reviewJson({ ...found, stops: stopsOf(found, { declared }) }));
}

/** The job's step, and its last one, which decides. The access files are those of the recordings. */
async function reviewedPlans(
  plans: Readonly<Record<string, string>>,
  { files = reviewedAs("stacks/prod"), stacks = Object.keys(plans), variables = {} } = {},
) {
  const temporary = mkdtempSync(join(folder, "runner-"));
  const write = (name: string, text: string) => {
    const file = join(temporary, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  write("artifacts/review/review.json", files);
  for (const [stack, plan] of Object.entries(plans))
    write(`artifacts/plan-${stack}/plan.json`, plan);
  const idc = join(root, "bin/idc.js");
  chmodSync(
    write("bin/npx", `#!/bin/sh\nshift\nexec "${process.execPath}" "${idc}" "$@"\n`),
    0o755,
  );
  const { directory, remove } = plantTree(REVIEWED_TREE);
  try {
    const runner = {
      cwd: dirname(directory),
      temporary,
      env: { PATH: `${join(temporary, "bin")}${delimiter}${process.env.PATH}` },
    };
    // The step finds its script in the checkout, which holds the access files of the recordings here.
    const step = stepWith("review", "review-plans", ".github/review-plans");
    const run = step.run?.replace(".github", join(root, ".github"));
    const expressions = { "needs.review.outputs.stacks": JSON.stringify(stacks), ...variables };
    const ran = await runStep({ ...step, ...(run && { run }) }, { ...runner, expressions });
    if (ran.outputs.code === undefined) throw new Error(ran.log);
    const gate = await runStep(stepWith("review", "review-plans", 'exit "$CODE"'), {
      ...runner,
      expressions: { "steps.review.outputs.code": ran.outputs.code },
    });
    const file = (name: string) => readFileSync(join(temporary, "review-plans", name), "utf8");
    return { gate: gate.code, summary: ran.summary, log: ran.log, file };
  } finally {
    remove();
  }
}

describe("the job that reviews plans", () => {
  test("folds what the files say as well", async () => {
    const { gate, summary, file } = await reviewedPlans({ prod: UNCHANGED });
    expect([gate, file("beyond")]).toEqual([0, "false\n"]);
    expect(file("plans.md")).toBe(
      "<details><summary>Terraform would do what the files say</summary>\n\n**Access does not change.**\n\nReviewed: the plan `prod`.\n\n</details>\n",
    );
    expect(summary).toBe(file("plans.md"));
    expect(JSON.parse(file("plans.sarif")).runs[0].results).toEqual([]);
  });

  test("stops the merge where a plan stops, and shows what the files do not say", async () => {
    const { gate, file } = await reviewedPlans({ prod: RENAMED });
    expect([gate, file("beyond")]).toEqual([8, "true\n"]);
    expect(file("plans.md")).toMatch(
      /^> \[!IMPORTANT\]\n> What Terraform would do is not what the files say alone\.\n\n\*\*/,
    );
    expect(file("plans.md")).toContain("replaced-access: `prod-viewer` is made anew in `prod`");
    expect(file("plans.md")).not.toContain("<!-- idc-review -->");
    const [{ ruleId, locations }] = JSON.parse(file("plans.sarif")).runs[0].results;
    expect(ruleId).toBe("replaced-access");
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe(
      "access/environments/prod.yaml",
    );
  });

  test("folds a stop that the files have too, and stops all the same", async () => {
    const { gate, file } = await reviewedPlans(
      { prod: RENAMED },
      { files: reviewedAs("renamed/prod") },
    );
    expect([gate, file("beyond")]).toEqual([8, "false\n"]);
  });

  test("takes the artifact for the environment, and stops at a plan of another", async () => {
    const { gate, file } = await reviewedPlans({ dev: RENAMED });
    expect([gate, file("beyond")]).toEqual([11, "true\n"]);
  });

  test("shows what somebody changed by hand", async () => {
    const plan = JSON.parse(UNCHANGED);
    const set = plan.resource_changes.find(
      ({ type }: { type: string }) => type === "aws_ssoadmin_permission_set",
    );
    const change = { ...set.change, before: { ...set.change.before, description: "another" } };
    const { gate, file } = await reviewedPlans({
      prod: JSON.stringify({
        ...plan,
        resource_drift: [{ ...set, change: { ...change, actions: ["update"] } }],
      }),
    });
    expect([gate, file("beyond")]).toEqual([0, "true\n"]);
    expect(file("plans.md")).toContain("1 resource is not as Terraform left it: ");
  });

  test("stops as the repository's variables say", async () => {
    const variables = { "vars.IDC_FAIL_ON": "nothing" };
    expect((await reviewedPlans({ prod: RENAMED }, { variables })).gate).toBe(0);
  });

  test("fails where a stack has no plan, or none that can be read", async () => {
    const one = await reviewedPlans({ prod: UNCHANGED }, { stacks: ["dev", "prod"] });
    expect([one.gate, one.file("beyond")]).toEqual([1, "true\n"]);
    expect(one.file("plans.md")).toContain("**There is no plan of `dev`.** The run says why.\n\n");
    expect(one.file("plans.md")).toContain("Reviewed: the plan `prod`.");
    const none = await reviewedPlans({ prod: "{}" });
    expect([none.gate, none.file("beyond")]).toEqual([1, "true\n"]);
    expect(none.file("plans.md")).toContain("**No plan was reviewed.** The run says why.\n");
    expect(none.log).toContain("which is other JSON.");
  });
});
