import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AccessTree, edited, editedIn, VALID_TREE } from "../../model/access-tree";
import { idcHere, idcOn } from "../idc-here";

// Each test synthesizes, on a machine that may be busy.
jest.setTimeout(60_000);

const STACKS = ["bootstrap", "dev", "identity", "prod"];

let root: string;
let out: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "idc-out-"));
  out = join(root, "infrastructure/terraform");
});
afterEach(() => rmSync(root, { recursive: true }));

const synth = (tree: AccessTree = VALID_TREE, ...parameters: readonly string[]) =>
  idcOn(tree, ["synth", "--out", out, ...parameters]);
const file = (stack: string) => join(out, stack, "main.tf.json");
const stacks = () => readdirSync(out).filter((name) => !name.startsWith("."));

const GRANTED = edited(
  "environments/prod.yaml",
  "grants:",
  `grants:
  - { group: Engineering, permissionSet: developer, accounts: [payments-prod] }`,
) as AccessTree;

describe("idc synth --out", () => {
  test("writes one folder for each stack, without a trace of CDKTF, and names the files", async () => {
    const { code, stdout } = await synth();
    expect(code).toBe(0);
    expect(stacks()).toEqual(STACKS);
    expect(stdout.trimEnd().split("\n").sort()).toEqual(STACKS.map(file));
    const text = readFileSync(file("dev"), "utf8");
    expect(text).not.toContain('"//"');
    expect(JSON.parse(text).terraform.backend.s3.key).toBe("identity-center/dev.tfstate");
  });

  test("leaves files alone that say the same, and no others beside them", async () => {
    await synth();
    const written = statSync(file("dev")).mtimeMs;
    await synth();
    expect(statSync(file("dev")).mtimeMs).toBe(written);
    expect(readdirSync(join(out, "dev"))).toEqual(["main.tf.json"]);
  });

  test("removes a stack that is gone, but nothing that somebody keeps beside it", async () => {
    await synth();
    for (const gone of ["qa", "uat"]) {
      mkdirSync(join(out, gone, ".terraform"), { recursive: true });
      writeFileSync(file(gone), "{}\n");
    }
    writeFileSync(join(out, "uat/README.md"), "kept\n");
    mkdirSync(join(out, "notes"));
    const { stdout } = await synth();
    expect(stacks()).toEqual([...STACKS, "notes", "uat"].sort());
    expect(readdirSync(join(out, "uat"))).toEqual(["README.md"]);
    expect(stdout).toContain(`${file("qa")} removed: no such stack\n`);
  });

  test("writes the stacks that are named, and removes none then", async () => {
    await synth(VALID_TREE, "dev", "prod");
    expect(stacks()).toEqual(["dev", "prod"]);
    mkdirSync(join(out, "qa"));
    writeFileSync(file("qa"), "{}\n");
    await synth(VALID_TREE, "identity");
    expect(stacks()).toEqual(["dev", "identity", "prod", "qa"]);
  });

  test("refuses a folder that holds something else, and writes nothing into it", async () => {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "main.tf"), "");
    const { code, stdout, stderr } = await synth();
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(
      `--out names a folder that is new, empty, or idc synth's own (with .idc-synth), got ${JSON.stringify(out)}, which holds something else.\n  fix: Name another folder: files of stacks that are gone are removed there.\n`,
    );
    expect(readdirSync(out)).toEqual(["main.tf"]);
  });

  test("writes no stack when one can't be written", async () => {
    await synth();
    const before = readFileSync(file("dev"), "utf8");
    rmSync(join(out, "prod"), { recursive: true });
    writeFileSync(join(out, "prod"), "");
    const { code, stderr } = await synth(
      edited(
        "environments/dev.yaml",
        "group: Engineering",
        "group: Payments-Developers",
      ) as AccessTree,
    );
    expect(code).toBe(1);
    expect(stderr).toContain(
      `Can't use ${join(out, "prod")}: it exists already, as something else`,
    );
    expect(readFileSync(file("dev"), "utf8")).toBe(before);
  });

  test("writes nothing when the files have errors", async () => {
    const broken = edited("environments/dev.yaml", "group: Engineering", "group: Enginering");
    expect((await synth(broken as AccessTree)).code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  test("names the nearest stack, and takes stacks and --check with a folder alone", async () => {
    expect(await synth(VALID_TREE, "prd")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'idc synth names a stack of the access files, got "prd".\n  nearest: "prod"\n',
      ),
    });
    expect(await idcHere(["synth", "dev"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "Stacks are named for the folder that --out names, got none.\n  fix: Name it, as in idc synth --out terraform.\n",
    });
    expect(await idcHere(["synth", "--check"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--check is for the folder that --out names, got none."),
    });
  });
});

describe("idc synth --ended", () => {
  const ending = edited(
    "environments/dev.yaml",
    "permissionSet: developer,",
    "permissionSet: developer, expires: 2027-03-31,",
  );
  const ended = (at: string, ...parameters: readonly string[]) =>
    idcOn(ending, ["synth", "--ended", "--at", at, ...parameters]);

  test("lists by stack what has ended, and what nobody has any more with it", async () => {
    const { code, stdout } = await ended("2027-04-01");
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        dev: [
          "aws_ssoadmin_account_assignment.Payments-Developers--developer--payments-dev",
          "aws_ssoadmin_managed_policy_attachment.developer--PowerUserAccess",
          "aws_ssoadmin_permission_set.developer",
          "aws_ssoadmin_permission_set_inline_policy.developer",
          "aws_ssoadmin_permissions_boundary_attachment.developer",
        ],
      },
    ]);
  });

  test("lists nothing before an end", async () => {
    expect(await ended("2027-03-31")).toMatchObject({ code: 0, stdout: "{}\n" });
  });

  test("takes no folder", async () => {
    expect(await ended("2027-03-31", "--out", out)).toMatchObject({
      code: 2,
      stderr:
        "--ended is about every stack and writes no folder, got stacks or --out beside it.\n  fix: Leave them out.\n",
    });
  });
});

describe("idc synth --out --check", () => {
  test("says nothing and ends with 0 when all is up to date", async () => {
    await synth();
    expect(await synth(VALID_TREE, "--check")).toMatchObject({ code: 0, stdout: "" });
  });

  test("names file and address of each grant that the folder has not, and writes nothing", async () => {
    await synth();
    const before = readFileSync(file("prod"), "utf8");
    const { code, stdout, stderr } = await synth(GRANTED, "--check");
    expect(code).toBe(4);
    expect(stdout).toBe(
      `${file("prod")}\n  + aws_ssoadmin_account_assignment.Engineering--developer--payments-prod\n  ~ data.aws_identitystore_groups.groups\n`,
    );
    expect(stderr).toContain(
      `${out} differs from the access files.\n  fix: Write it anew: idc synth --out ${out}\n`,
    );
    expect(readFileSync(file("prod"), "utf8")).toBe(before);
  });

  test("says what is missing, of no stack, no JSON, or written otherwise", async () => {
    await synth();
    rmSync(file("dev"));
    writeFileSync(file("identity"), "<<<<<<< ours\n");
    writeFileSync(file("prod"), JSON.stringify(JSON.parse(readFileSync(file("prod"), "utf8"))));
    mkdirSync(join(out, "qa"));
    writeFileSync(file("qa"), "{}\n");
    const { code, stdout } = await synth(VALID_TREE, "--check");
    expect(code).toBe(4);
    expect(stdout.trimEnd().split("\n").sort()).toEqual([
      `${file("dev")}: is missing`,
      `${file("identity")}: is no JSON`,
      `${file("prod")}: the same, written otherwise`,
      `${file("qa")}: there is no such stack`,
    ]);
    expect((await synth(VALID_TREE, "--check", "bootstrap")).code).toBe(0);
  });

  test("passes what was up to date before a grant ended, says until when, and nothing else beside it", async () => {
    const [first, second] = ["viewer", "developer"].map(
      (set, index) =>
        `  - { group: Engineering, permissionSet: ${set}, accounts: [payments-prod], expires: 2027-03-3${index} }\n`,
    );
    const ending = edited("environments/prod.yaml", "grants:\n", `grants:\n${first}${second}`);
    await synth(ending, "--at", "2027-03-01");
    const check = (at: string, tree = ending) => synth(tree, "--check", "--at", at);
    expect(await check("2027-03-31T23:59:59Z")).toMatchObject({ code: 0, stdout: "" });
    const { code, stdout, stderr } = await check("2027-04-01");
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toContain(
      `${file("prod")} is as of 2027-03-30T23:59:59Z: what has begun or ended by itself since is not in it.\n`,
    );
    const edit = editedIn(ending, "environments/dev.yaml", "[all]", "[shop-dev]");
    expect(await check("2027-04-01", edit)).toMatchObject({
      code: 4,
      stdout: `${file("dev")}\n  - aws_ssoadmin_account_assignment.Engineering--viewer--payments-dev\n  ~ data.aws_identitystore_groups.groups\n`,
    });
    await synth(ending, "--at", "2027-04-01");
    expect(await check("2027-03-31")).toMatchObject({
      code: 4,
      stdout: expect.stringContaining("+ aws_ssoadmin_account_assignment.Engineering--developer"),
    });
  });

  test("finds what this repository has committed up to date", async () => {
    const committed = join(__dirname, "../../../terraform");
    expect(await idcHere(["synth", "--out", committed, "--check"])).toMatchObject({
      code: 0,
      stdout: "",
    });
  });
});
