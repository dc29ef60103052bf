import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { SARIF_SCHEMA } from "../fixtures/sarif-schema";
import { type AccessTree, plantTree } from "../model/access-tree";
import { REVIEWED_EDITS, REVIEWED_TREE } from "../review/recorded-edits";
import { HOSTILE_TREE } from "../review/render/hostile";
import { idcHere } from "./idc-here";

// Each test loads and compares trees, on a machine that may be busy.
jest.setTimeout(60_000);

const planted: (() => void)[] = [];
afterAll(() => {
  for (const remove of planted) remove();
});

const plant = (tree: AccessTree): string => {
  const { directory, remove } = plantTree(tree);
  planted.push(remove);
  return directory;
};

let before = "";
beforeAll(() => {
  before = plant(REVIEWED_TREE);
});

const reviewed = (tree: AccessTree, ...parameters: readonly string[]) =>
  idcHere(["review", before, plant(tree), ...parameters]);

const editOf = (name: string): AccessTree => {
  const found = REVIEWED_EDITS.find(({ edit }) => edit === name);
  if (found === undefined) throw new Error(`no edit is called ${name}`);
  return found.tree;
};

describe("idc review of two folders", () => {
  test("says the verdict, then who, what, where and why, then the sets and people behind it", async () => {
    const tree = {
      ...editOf("allow other objects instead"),
      "directory.yaml": editOf("add a user to a group")["directory.yaml"] ?? "",
    };
    expect(await reviewed(tree)).toEqual({
      code: 0,
      stderr: "",
      stdout: `Access broadens: 1 person gains by a group, 1 permission set undecided (counted as broadened); 2
people in 3 accounts, 2 of production.

              Who                                    Permission set  Where                Why
────────────  ─────────────────────────────────────  ──────────────  ───────────────────  ──────────
? can't tell  Payments-Developers (2 people)         uploader-prod   prod: shop-prod      production
+ gains       Ana Lima ana.lima by Payments-         developer-prod  prod: payments-prod  production
              Developers
+ gains       Ana Lima ana.lima by Payments-         uploader-prod   prod: shop-prod      production
              Developers
+ gains       Ana Lima ana.lima by Payments-         developer-dev   dev: payments-dev
              Developers

uploader-prod in prod: shop-prod
  ~ statement Upload: - arn:aws:s3:::acme-uploads/* + arn:aws:s3:::acme-archive/*
  can't tell whether it allows more, and so counted as more

         Person    Permission set  Where                By
───────  ────────  ──────────────  ───────────────────  ───────────────────
+ gains  ana.lima  developer-prod  prod: payments-prod  Payments-Developers
+ gains  ana.lima  uploader-prod   prod: shop-prod      Payments-Developers
+ gains  ana.lima  developer-dev   dev: payments-dev    Payments-Developers

Group members and accounts
──────────────────────────────────
ana.lima joins Payments-Developers
`,
    });
  });

  test.each(REVIEWED_EDITS)("$edit: exit code", async ({ tree, verdict, code = 0 }) => {
    const ended = await reviewed(tree, "--max-removals", "2");
    expect(ended.stdout.replace(/\n(?=\S)/g, " ")).toContain(verdict);
    expect(ended.code).toBe(code);
  });

  test("text fits into 100 columns, and spells out what terminals act on", async () => {
    const { stdout } = await reviewed(HOSTILE_TREE);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    expect(stdout).not.toContain("\u001b");
  });

  test("--fail-on chooses what is no success", async () => {
    const administrator = editOf("make an administrator in production");
    const broader = editOf("lengthen sessions");
    const narrower = editOf("shorten sessions");
    const code = async (tree: AccessTree, what: string) =>
      (await reviewed(tree, "--fail-on", what)).code;
    expect(await code(administrator, "nothing")).toBe(0);
    expect(await code(administrator, "broadening")).toBe(5);
    expect(await code(broader, "stops")).toBe(0);
    expect(await code(broader, "broadening")).toBe(7);
    expect(await code(narrower, "broadening")).toBe(0);
    const deployer = {
      ...REVIEWED_TREE,
      "organization.yaml": `${REVIEWED_TREE["organization.yaml"]}ci: { github: { repository: acme/other } }\n`,
    };
    expect(await code(deployer, "stops")).toBe(0);
    expect(await code(deployer, "broadening")).toBe(7);
  });

  test.each<readonly [what: string, edit: string, code: number]>([
    ["replaced-access", "make an administrator in production", 0],
    ["administrator-in-production", "make an administrator in production", 5],
    ["replaced-access,administrator-in-production", "give an environment's own set to all", 8],
    ["replaced-access, broadening", "lengthen sessions", 7],
  ])("--fail-on %s: %s", async (stops, edit, code) => {
    expect((await reviewed(editOf(edit), "--fail-on", stops)).code).toBe(code);
  });

  test("a stop that is none is named with the nearest", async () => {
    const { code, stderr } = await reviewed(REVIEWED_TREE, "--fail-on", "replaced");
    expect(code).toBe(2);
    expect(stderr).toContain("It takes nothing, stops, or some of administrator-in-production,");
  });

  test("what is approved is shown with who approved it, and stops nothing until its day is over", async () => {
    const tree = {
      ...editOf("make an administrator in production"),
      "exceptions.yaml":
        "- { rule: administrator-in-production, on: { group: Payments-Developers }, reason: Decided in the change board., approvedBy: olga, until: 2027-03-31 }\n",
    };
    const [during, later] = [
      await reviewed(tree, "--at", "2027-03-31"),
      await reviewed(tree, "--at", "2027-04-01"),
    ];
    expect(during.stdout.replace(/\n(?=\S)/g, " ")).toContain(
      "approved by olga until 2027-03-31: administrator-in-production: Payments-Developers administers payments-prod by administrator-prod",
    );
    expect([during.code, later.code]).toEqual([0, 5]);
    expect(later.stdout).not.toContain("approved by");
  });

  test("as SARIF has what it stops at", async () => {
    const tree = editOf("make an administrator in production");
    const { code, stdout } = await reviewed(tree, "--format", "sarif");
    expect(code).toBe(5);
    const log = JSON.parse(stdout);
    const validate = new Ajv().compile(SARIF_SCHEMA);
    expect(validate(log) || validate.errors).toBe(true);
    expect(log.runs[0].results).toEqual([
      expect.objectContaining({
        ruleId: "administrator-in-production",
        level: "error",
        message: {
          text: expect.stringContaining(
            "Payments-Developers administers payments-prod by administrator-prod. Fix: ",
          ),
        },
      }),
    ]);
  });

  test("says what stopped it beside the review", async () => {
    const { stdout, stderr } = await reviewed(
      editOf("remove more than is allowed"),
      "--max-removals",
      "3",
    );
    expect(stdout).toContain("Access narrows: 4 assignments removed;");
    expect(stderr).toBe(
      "A change removes at most 3 assignments (--max-removals), got 4.\n  fix: See whether a group or a unit was named by mistake, raise the limit, or have it approved in exceptions.yaml for too-many-removals.\n",
    );
    const admin = await reviewed(editOf("make an administrator in production"));
    expect(admin.stderr).toBe(
      "Somebody becomes administrator of a production account, or stays one for longer.\n  fix: Grant less, or have it approved in exceptions.yaml for administrator-in-production.\n",
    );
  });

  test("as JSON has everything", async () => {
    const { stdout } = await reviewed(editOf("close an account"), "--format", "json");
    expect(JSON.parse(stdout)).toEqual({
      verdict: {
        direction: "narrows",
        sentence: "Access narrows: 2 assignments removed; 2 people in 1 account, 1 of production.",
        people: 2,
        peopleUnknown: false,
        accounts: 1,
        productionAccounts: 1,
        removals: 2,
        administratorInProduction: false,
      },
      rows: [
        {
          effect: "loses",
          who: { type: "principal", principal: { type: "GROUP", name: "Engineering" }, people: 2 },
          environments: ["prod"],
          permissionSet: "viewer-prod",
          accounts: [{ id: "100000000022", name: "shop-prod" }],
          flags: ["production", "account-closed"],
        },
        expect.objectContaining({ effect: "loses", permissionSet: "uploader-prod" }),
      ],
      assignments: expect.any(Array),
      people: expect.any(Array),
      ends: [],
      permissionSets: [],
      memberships: [],
      stops: [],
      settings: [],
      accounts: [{ type: "closed", account: { id: "100000000022", name: "shop-prod" } }],
    });
  });

  test("as JSON has both ends of what ends at another moment, and as text says them", async () => {
    const tree = editOf("let a grant end later");
    const ends = { before: "2099-06-30", after: "2099-12-31" };
    const principal = { type: "GROUP", name: "Payments-Developers" };
    expect(JSON.parse((await reviewed(tree, "--format", "json")).stdout)).toMatchObject({
      rows: [{ effect: "broadens", flags: ["production", "ends-later"], ends }],
      assignments: [],
      ends: [
        {
          effect: "later",
          principal,
          ends,
          environment: "prod",
          permissionSet: { key: "uploader", name: "uploader-prod" },
          account: { name: "shop-prod" },
        },
      ],
    });
    const { code, stdout } = await reviewed(tree, "--fail-on", "broadening");
    expect(code).toBe(7);
    expect(stdout.replace(/\s+/g, " ")).toMatch(/ends later: .*2099-12-31/);
  });

  test("as Markdown, CSV and a page", async () => {
    const tree = editOf("close an account");
    expect((await reviewed(tree, "--format", "md")).stdout).toMatch(/^<!-- idc-review -->\n/);
    expect((await reviewed(tree, "--format", "csv")).stdout).toMatch(/\r\n$/);
    expect((await reviewed(tree, "--format", "html")).stdout).toMatch(
      /^<!doctype html>[\s\S]*"changes":/,
    );
  });

  test("as Markdown is as long as is asked for", async () => {
    const tree = editOf("close an account");
    const whole = await reviewed(tree, "--format", "md");
    const cut = await reviewed(tree, "--format", "md", "--max-length", "700");
    expect(whole.stdout.length).toBeGreaterThan(700);
    expect(cut.stdout.length).toBeLessThanOrEqual(700);
    expect(cut.stdout).toContain("more are not shown here");
  });

  test("errors of a side are shown, and nothing is reviewed", async () => {
    const { code, stdout, stderr } = await reviewed({
      ...REVIEWED_TREE,
      "environments/dev.yaml": "grants: [{}]\n",
    });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/environments\/dev\.yaml:1:\d+ error .*\n/);
  });

  test.each([
    [[]],
    [["one"]],
    [["one", "two", "--base", "main"]],
    [["one", "two", "--head", "main"]],
  ])("%j is no pair of states", async (parameters) => {
    expect(await idcHere(["review", ...parameters])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "A review compares two folders, a revision with the files as they are, or both sides of plans; got none of these or several.\n  fix: Give two folders (idc review OLD NEW), a revision (idc review --base main), or plans (idc review --plan dev.json).\n",
    });
  });
});

describe("idc review --managed-policies", () => {
  test("shows what AWS changed since a day, in every format, and stops like any other change", async () => {
    const since = (day: string, ...parameters: readonly string[]) =>
      idcHere(["review", "--access", before, "--managed-policies", day, ...parameters]);
    const { code, stdout, stderr } = await since("2024-01-01", "--fail-on", "broadening");
    expect(code).toBe(7);
    expect(stdout).toMatch(/^Access broadens: /);
    expect(stdout).toMatch(/~ AWS managed policy ReadOnlyAccess: AWS replaced v104 by v\d+/);
    expect(stderr).toContain("ReadOnlyAccess: the day on which AWS published v105 to v");
    expect((await since("2024-01-01", "--format", "json")).stdout).toContain(
      '"change": "reworded",\n',
    );
    expect(await since("2100-01-01")).toMatchObject({ code: 0, stderr: "" });
  });

  test("takes a day, and the files as they are", async () => {
    expect(await idcHere(["review", "--managed-policies", "July"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('A day has the form YYYY-MM-DD, got "July".'),
    });
    expect(
      await idcHere(["review", "--managed-policies", "2026-01-01", "--base", "main"]),
    ).toMatchObject({
      code: 2,
      stderr:
        "--managed-policies reviews what AWS changed for the files as they are, got folders or a revision beside it.\n  fix: Leave them out, and name other files by --access.\n",
    });
  });
});

describe("idc review --base", () => {
  let repository = "";
  let access = "";
  const git = (...parameters: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@acme.example", ...parameters], {
      cwd: repository,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  const write = (tree: AccessTree) => {
    for (const [file, content] of Object.entries(tree)) writeFileSync(join(access, file), content);
  };
  const base = (...parameters: readonly string[]) =>
    idcHere(["review", "--access", access, "--base", ...parameters]);

  beforeAll(() => {
    access = plant(REVIEWED_TREE);
    repository = realpathSync(join(access, ".."));
    git("init", "--quiet", "--initial-branch=main");
    git("commit", "--quiet", "--allow-empty", "--message=Nothing yet");
    git("tag", "empty");
    git("add", ".");
    git("commit", "--quiet", "--message=Access");
    write(editOf("add a user to a group"));
    git("commit", "--quiet", "--all", "--message=One more member");
    write({
      "environments/prod.yaml": editOf("remove a grant")["environments/prod.yaml"] ?? "",
    });
  });

  test("compares a revision with the files as they are", async () => {
    const { code, stdout } = await base("main~1");
    expect(code).toBe(0);
    expect(stdout.replaceAll("\n", " ")).toContain(
      "Access broadens and narrows: 1 person gains by a group, 1 assignment removed; 1 person in 4 accounts, 3 of production.",
    );
  });

  test("--head compares with another revision", async () => {
    expect((await base("main~1", "--head", "main")).stdout).toContain(
      "Access broadens: 1 person gains by a group; 1 person in 3 accounts, 2 of production.",
    );
  });

  test("leaves the repository and the temporary folder as they were", async () => {
    const status = git("status", "--porcelain");
    const own = () => readdirSync(tmpdir()).filter((name) => name.startsWith("idc-"));
    const existing = new Set(own());
    await base("main~1");
    expect(git("status", "--porcelain")).toBe(status);
    expect(
      own().filter((name) => !existing.has(name) && existsSync(join(tmpdir(), name, "index"))),
    ).toEqual([]);
  });

  test.each(["mian", "--output=x", "main:access"])("%j is no revision", async (revision) => {
    expect(await idcHere(["review", "--access", access, `--base=${revision}`])).toEqual({
      code: 2,
      stdout: "",
      stderr: `--base names a revision of this git repository, got "${revision}".\n  fix: Correct it, or fetch it: git fetch.\n`,
    });
  });

  test("a shallow clone says how to fetch more", async () => {
    const clone = mkdtempSync(join(tmpdir(), "shallow-"));
    try {
      git("clone", "--quiet", "--depth=1", `file://${repository}`, join(clone, "here"));
      const { code, stderr } = await idcHere([
        "review",
        "--access",
        join(clone, "here/access"),
        "--base",
        "main~1",
      ]);
      expect(code).toBe(2);
      expect(stderr).toContain(
        "  fix: This clone is shallow: fetch the revision (git fetch --unshallow;",
      );
    } finally {
      rmSync(clone, { recursive: true });
    }
  });

  test("a revision without the folder is named", async () => {
    expect(await base("empty")).toEqual({
      code: 1,
      stdout: "",
      stderr: `--base names a revision that holds the access folder, got "empty", which has no folder "${access}".\n  fix: Name a later revision, or give two folders: idc review OLD NEW.\n`,
    });
  });

  test("a policy that AWS has removed since can't be told of a revision, and stops it in the files as they are", async () => {
    const current = String(REVIEWED_TREE["permission-sets/viewer.yaml"]);
    const removed = current.replace("[ViewOnlyAccess]", "[ViewOnlyAccess, GoneSinceAccess]");
    // A rule judges this one to be an error.
    const uploader = REVIEWED_TREE["permission-sets/uploader.yaml"] ?? "";
    write({
      "permission-sets/viewer.yaml": removed,
      "permission-sets/uploader.yaml": String(uploader).replace("s3:PutObject*", "s3:PutObjekt"),
    });
    git("commit", "--quiet", "--all", "--message=Of its time");
    expect(await base("main")).toMatchObject({ code: 1, stdout: "" });
    write({ "permission-sets/viewer.yaml": current, "permission-sets/uploader.yaml": uploader });
    const { code, stdout, stderr } = await base("main", "--fail-on", "broadening");
    expect([code, stderr]).toEqual([7, "Access broadens (--fail-on broadening).\n"]);
    expect(stdout).toMatch(/^\? can't tell +Engineering.* viewer-prod/m);
    expect(stdout).toContain("- AWS managed policy GoneSinceAccess");
    expect(stdout).toContain("can't tell whether it allows more, and so counted as more");
    expect((await base("main", "--head", "main")).code).toBe(1);
    git("commit", "--quiet", "--all", "--message=Valid again");
  });

  test("errors of a revision are placed in it", async () => {
    write({ "environments/dev.yaml": "grants: [{}]\n" });
    git("commit", "--quiet", "--all", "--message=Broken");
    write({ "environments/dev.yaml": REVIEWED_TREE["environments/dev.yaml"] ?? "" });
    const { code, stderr } = await base("main");
    expect(code).toBe(1);
    expect(stderr).toContain(`main:${access}/environments/dev.yaml:1:`);
  });

  test("outside a repository says so", async () => {
    const directory = plant(REVIEWED_TREE);
    expect(await idcHere(["review", "--access", directory, "--base", "main"])).toEqual({
      code: 1,
      stdout: "",
      stderr: `--base names a revision of the git repository that holds the access files, got "${directory}", which is in none.\n  fix: Run it in the repository, or give two folders: idc review OLD NEW.\n`,
    });
  });
});
