import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Checkout } from "../workflows/checkout";
import { runStep, stepWith } from "../workflows/workflow";

// Each test runs git and several reviews, on a machine that may be busy.
jest.setTimeout(300_000);

const PROD = "access/environments/prod.yaml";
const DEV = "access/environments/dev.yaml";
const GRANT = "  - { group: ML-Engineers, permissionSet: viewer, accounts: [analytics-prod] }\n";
const EMERGENCIES =
  "  - { group: Infrastructure-Team, permissionSet: break-glass, accounts: [analytics-prod], reviewBy: 2027-06-30 }\n";

let folder: string;
let checkout: Checkout;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "review-workflow-"));
  checkout = new Checkout(join(folder, "checkout"));
  // The branch goes on while the pull request is open.
  append(DEV, GRANT.replace("prod", "dev"));
  replace(PROD, "grants:\n", `grants:\n${EMERGENCIES}`);
  checkout.commit("Meanwhile");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string) => readFileSync(join(checkout.folder, file), "utf8");
const append = (file: string, text: string) => checkout.write({ [file]: read(file) + text });
const replace = (file: string, old: string, text: string) => {
  if (!read(file).includes(old)) throw new Error(`${file} has no ${old}`);
  checkout.write({ [file]: read(file).replace(old, text) });
};
const synthesize = () =>
  execFileSync(process.execPath, ["bin/idc.js", "synth", "--out", "terraform"], {
    cwd: checkout.folder,
    stdio: "pipe",
  });

/** The job `review` of a pull request: its review, and its last step, which decides. */
async function review(change: () => void, variables: Readonly<Record<string, string>> = {}) {
  const temporary = mkdtempSync(join(folder, "runner-"));
  checkout.merge(change);
  const runner = { cwd: checkout.folder, temporary, expressions: variables };
  const ran = await runStep(stepWith("review", "review", "review-access"), runner);
  if (ran.outputs.code === undefined) throw new Error(ran.log);
  const expressions = { "steps.review.outputs.code": ran.outputs.code };
  const gate = await runStep(stepWith("review", "review", 'exit "$CODE"'), {
    ...runner,
    expressions,
  });
  const file = (name: string) => readFileSync(join(temporary, "review", name), "utf8");
  return { ...ran, gate: gate.code, temporary, file };
}

describe("the job that reviews", () => {
  test("keeps what the pull request alone changes in every format, and names the stack to plan", async () => {
    const { gate, outputs, summary, file } = await review(() => {
      append(PROD, GRANT);
      synthesize();
    });
    expect(gate).toBe(0);
    expect(outputs).toEqual({ code: "0", reviewed: "true", stacks: '["prod"]' });
    expect(file("review.md")).toMatch(/^<!-- idc-review -->\n/);
    expect(file("review.md")).toContain("**Access broadens: 1 assignment added;");
    expect(summary).toBe(file("review.md"));
    expect(JSON.parse(file("review.json")).rows).toHaveLength(1);
    expect(file("review.csv")).toContain("analytics-prod");
    expect(JSON.parse(file("review.sarif")).runs[0].results).toEqual([]);
    expect(file("review.html")).toMatch(/^<!doctype html>/i);
    expect(file("changed")).toBe("true\n");
  });

  test("stops the merge by the review's exit code, and keeps the review", async () => {
    const { gate, outputs, file } = await review(() =>
      append(PROD, GRANT.replace("viewer", "administrator")),
    );
    expect([gate, outputs.code]).toEqual([5, "5"]);
    expect(file("review.md")).toContain("analytics-prod");
    expect(file("review.json")).toContain('"administratorInProduction": true');
  });

  test("stops as the repository's variables say", async () => {
    const grant = () => append(PROD, GRANT);
    expect((await review(grant, { "vars.IDC_FAIL_ON": "broadening" })).gate).toBe(7);
    const revoke = () => replace(PROD, "accounts: [all]", "accounts: [alpha-prod]");
    expect((await review(revoke, { "vars.IDC_MAX_REMOVALS": "1" })).gate).toBe(6);
  });

  test("comments on what stops the merge though nobody's access changes", async () => {
    const { gate, file } = await review(() => {
      replace("access/organization.yaml", "breakGlass: { permissionSet: break-glass }\n", "");
      const exceptions = read("access/exceptions.yaml");
      const [approval = ""] = /^- rule: break-glass-missing\n(?: .*\n)+/m.exec(exceptions) ?? [];
      replace("access/exceptions.yaml", approval, "");
    });
    expect([gate, file("changed")]).toEqual([10, "true\n"]);
    expect(file("review.md")).toContain("nobody can enter `analytics-prod` in an emergency");
  });

  test("reviews a newer package of AWS's managed policies like any other change of access", async () => {
    const documents = "model/policies/managed-policy-documents.generated.json";
    const { outputs, file } = await review(() => {
      const [line = ""] = /^"ViewOnlyAccess": .*$/m.exec(read(documents)) ?? [];
      const { version, ...entry } = JSON.parse(`{${line.replace(/,$/, "")}}`).ViewOnlyAccess;
      entry.statements.push({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" });
      const bumped = JSON.stringify({ version: "v999", ...entry });
      replace(documents, line, `"ViewOnlyAccess": ${bumped},`);
    });
    expect(outputs.code).toBe("0");
    expect(file("review.md")).toMatch(/^\*\*Access broadens: /m);
    expect(file("review.md")).toMatch(/ViewOnlyAccess.*: AWS replaced .*v\d+.* by .*v999/);
  });

  test("says that files with errors are not reviewed", async () => {
    const { gate, outputs, file } = await review(() => append(PROD, GRANT.replace("ML-", "Ml-")));
    expect([gate, outputs]).toEqual([1, { code: "1", reviewed: "false", stacks: "[]" }]);
    expect(file("review.md")).toBe(
      "<!-- idc-review -->\n\n**Nothing was reviewed: the access files have errors.** The checks say which.\n",
    );
  });

  test("says that nothing changes access; names no stack that it can't plan, that is gone, or with more than a name", async () => {
    const { gate, outputs, file } = await review(() => {
      for (const stack of ["bootstrap", "management", "qa", "$(touch x)", 'a"b'])
        checkout.write(touched(stack));
      rmSync(join(checkout.folder, "terraform/staging"), { recursive: true });
    });
    expect([gate, outputs.stacks, file("changed")]).toEqual([0, '["qa"]', "false\n"]);
  });

  const touched = (stack: string) => {
    mkdirSync(join(checkout.folder, "terraform", stack), { recursive: true });
    return { [`terraform/${stack}/main.tf.json`]: "{}\n" };
  };
});
