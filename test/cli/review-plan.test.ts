import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planFile } from "../review/plan/recorded-plans";
import { REVIEWED_EDITS } from "../review/recorded-edits";
import { idcHere, idcOn } from "./idc-here";

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

  test.each(["md", "csv", "html"])("--format %s", async (format) => {
    const parameters = ["review", "--plan", planFile("hcl-first"), "--format", format];
    expect(await idcHere(parameters)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Support"),
    });
  });

  const member = REVIEWED_EDITS.find(({ edit }) => edit === "add a user to a group");
  const stacks = ["identity", "dev", "prod"].map((stack) => planFile(`stacks/${stack}`));

  test("reviews the plans of several environments with the access files they are of", async () => {
    const { code, stdout } = await idcOn(member?.tree ?? {}, [
      "review",
      "--format",
      "json",
      "--plan",
      ...stacks,
    ]);
    expect(code).toBe(0);
    const { verdict, rows, plan } = JSON.parse(stdout);
    expect(verdict.sentence).toBe(member?.verdict);
    expect(rows).toMatchObject(
      [
        ["developer-prod", "prod"],
        ["uploader-prod", "prod"],
        ["developer-dev", "dev"],
      ].map(([permissionSet, environment]) => ({
        effect: "gains",
        who: { userName: "ana.lima", groups: ["Payments-Developers"] },
        permissionSet,
        environments: [environment],
      })),
    );
    expect(plan).toMatchObject({ plans: ["identity", "dev", "prod"], declared: [], unplaced: [] });
  });

  test("takes who is assigned where no plan is given from the access files, and says so", async () => {
    const { stdout } = await idcOn(member?.tree ?? {}, [
      "review",
      "--format",
      "json",
      "--plan",
      ...stacks.slice(0, 2),
    ]);
    expect(JSON.parse(stdout).plan).toMatchObject({ declared: ["prod"] });
  });

  test("--format html: one page with the changes, names and what the plans say", async () => {
    const { code, stdout } = await idcOn(member?.tree ?? {}, [
      "review",
      "--format",
      "html",
      "--plan",
      ...stacks,
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>\n/);
    const [json = ""] = stdout.split('id="data">')[1]?.split("</script>") ?? [];
    const { changes, people } = JSON.parse(json);
    expect(changes).toMatchObject({
      sentence: member?.verdict,
      rows: [
        { permissionSet: "developer-prod", where: "prod: payments-prod", why: "production" },
        { permissionSet: "uploader-prod", where: "prod: shop-prod" },
        { permissionSet: "developer-dev", where: "dev: payments-dev" },
      ],
      causes: [{ line: "ana.lima joins Payments-Developers" }],
      notes: ["Reviewed: the plans identity, dev, prod."],
    });
    expect(people).toHaveLength(2);
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
      "Print it with Terraform 1.1 or later, or take a later idc.",
    ],
    [
      "the format of Terraform before 1.1",
      '{"format_version":"0.2","planned_values":{},"configuration":{}}',
      'whose format is "0.2" rather than 1.x.',
      "Print it with Terraform 1.1 or later, or take a later idc.",
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
