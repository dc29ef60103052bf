import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planFile } from "../review/plan/recorded-plans";
import { idcHere } from "./idc-here";

// Each test reads and compares plans, on a machine that may be busy.
jest.setTimeout(60_000);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plans-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const SHOW = "terraform show -json PLAN > dev.json";

describe("idc review --plan", () => {
  test("says first what broadens, then what the plan alone can say", async () => {
    const { code, stdout } = await idcHere(["review", "--plan", planFile("hcl-changed")]);
    expect(code).toBe(0);
    expect(stdout.replaceAll("\n", " ")).toContain(
      "Access broadens and narrows: 1 assignment added, 1 person gains by a group,",
    );
    expect(stdout).toContain("\nReviewed: the plan hcl-changed.\n");
  });

  test("reviews several plans at once", async () => {
    const plans = [planFile("hcl-changed"), planFile("hcl-replaced")];
    const { stdout } = await idcHere(["review", "--plan", ...plans, "--format", "json"]);
    expect(JSON.parse(stdout).plan).toMatchObject({
      plans: ["hcl-changed", "hcl-replaced"],
      knownLater: { found: 3, presumed: 0, open: 0 },
    });
  });

  test.each(["md", "csv"])("--format %s", async (format) => {
    const parameters = ["review", "--plan", planFile("hcl-first"), "--format", format];
    expect(await idcHere(parameters)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Support"),
    });
  });

  test.each<readonly [what: string, content: string | Buffer, got: string, fix: string]>([
    [
      "a plan as Terraform keeps it",
      Buffer.from("PK\u0003\u0004"),
      "which is no JSON in UTF-8.",
      `A plan file itself is binary: print it with ${SHOW} (in PowerShell, through Set-Content -Encoding utf8).`,
    ],
    [
      "another JSON file",
      "{}",
      "which is other JSON.",
      `Plan into a file and print that: terraform plan -out=PLAN, then ${SHOW}`,
    ],
    [
      "a state",
      '{"format_version":"1.0","values":{}}',
      "which is a state.",
      `Plan into a file and print that: terraform plan -out=PLAN, then ${SHOW}`,
    ],
    [
      "another format",
      '{"format_version":"2.0"}',
      'whose format is "2.0" rather than 1.x.',
      "Print it with Terraform 1.x, or take a later idc.",
    ],
    [
      "a plan that failed",
      '{"format_version":"1.2","planned_values":{},"configuration":{},"errored":true}',
      "of a plan that failed part of the way.",
      "Mend what terraform plan says, and plan anew.",
    ],
  ])("%s is no plan to review", async (_, content, got, fix) => {
    const path = file("dev.json", content);
    expect(await idcHere(["review", "--plan", path])).toEqual({
      code: 1,
      stdout: "",
      stderr: `--plan takes what terraform show -json prints of a plan, got "${path}", ${got}\n  fix: ${fix}\n`,
    });
  });

  test("a pipe is refused before it is read", async () => {
    const path = join(folder, "pipe.json");
    execFileSync("mkfifo", [path]);
    expect(await idcHere(["review", "--plan", path])).toEqual({
      code: 2,
      stdout: "",
      stderr: `--plan takes files, got "${path}", which is something else.\n  fix: Write the plan to a file first: ${SHOW}\n`,
    });
  });

  test("a file that is not there is named", async () => {
    const path = join(folder, "none.json");
    expect(await idcHere(["review", "--plan", path])).toEqual({
      code: 2,
      stdout: "",
      stderr: `--plan takes files, got "${path}", and there is none.\n  fix: Correct the name, or write the plan there: ${SHOW}\n`,
    });
  });

  test("two plans of one name are refused", async () => {
    mkdirSync(join(folder, "other"), { recursive: true });
    const [one, other] = [file("dev.plan.json", "{}"), file("other/dev.json", "{}")];
    writeFileSync(one, '{"format_version":"1.2","planned_values":{},"configuration":{}}');
    expect(await idcHere(["review", "--plan", one, other])).toMatchObject({
      code: 2,
      stderr: `A plan is called as its file is, and each otherwise; got "${one}" and "${other}", both "dev".\n  fix: Name the files as the stacks: dev.json, prod.json.\n`,
    });
  });

  test.each([[["--base", "main"]], [["--plan", ""]]])("with %j too", async (more) => {
    const { code } = await idcHere(["review", "--plan", planFile("hcl-first"), ...more]);
    expect(code).toBe(2);
  });

  test("an access folder that is named has to be there", async () => {
    const parameters = [
      "review",
      "--plan",
      planFile("hcl-first"),
      "--access",
      join(folder, "none"),
    ];
    expect((await idcHere(parameters)).code).toBe(1);
  });
});
