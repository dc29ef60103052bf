import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { edited, VALID_TREE, withTree } from "../model/access-tree";
import { idc, plainEnvironment } from "./idc";

// Each test starts a program or synthesizes, on a machine that may be busy.
jest.setTimeout(60_000);

describe("idc synth", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "idc-synth-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const synth = (tree = VALID_TREE, env: NodeJS.ProcessEnv = {}) =>
    withTree(tree, (access) => idc(["synth", "--access", access], { cwd: directory, env }));
  const stack = (name: string, out = "cdktf.out") =>
    readFileSync(join(directory, out, "stacks", name, "cdk.tf.json"), "utf8");

  const written = (out = "cdktf.out") => readdirSync(join(directory, out, "stacks")).sort();

  test("writes one JSON file for each stack and names it", () => {
    const { code, stdout } = synth();
    expect(code).toBe(0);
    const named = stdout.trimEnd().split("\n");
    expect(named.map((path) => basename(dirname(path))).sort()).toEqual(written());
    for (const name of ["identity", "dev", "prod"])
      expect(named).toContain(`cdktf.out/stacks/${name}/cdk.tf.json`);
    expect(JSON.parse(stack("dev")).terraform.backend.s3.key).toBe("identity-center/dev.tfstate");
  });

  test("writes what main.ts writes, byte for byte, wherever CDKTF_OUTDIR says", () => {
    synth();
    withTree(VALID_TREE, (access) =>
      spawnSync(
        process.execPath,
        ["-r", require.resolve("tsx/cjs"), join(__dirname, "../../main.ts")],
        {
          cwd: directory,
          env: plainEnvironment({ IDC_ACCESS: access, CDKTF_OUTDIR: "from/main" }),
        },
      ),
    );
    expect(written("from/main")).toEqual(written());
    for (const name of written()) expect(stack(name, "from/main")).toBe(stack(name));
  });

  test("leaves nothing to deploy of an environment that is gone, and touches nothing else", () => {
    synth();
    const before = written();
    for (const name of ["qa", "notes"]) mkdirSync(join(directory, "cdktf.out/stacks", name));
    writeFileSync(join(directory, "cdktf.out/stacks/qa/cdk.tf.json"), "{}");
    synth();
    expect(written()).toEqual([...before, "notes"].sort());
  });

  test("puts committed provider lock files beside the stacks", () => {
    mkdirSync(join(directory, "locks"));
    writeFileSync(join(directory, "locks/dev.hcl"), "# locked\n");
    synth();
    expect(readFileSync(join(directory, "cdktf.out/stacks/dev/.terraform.lock.hcl"), "utf8")).toBe(
      "# locked\n",
    );
  });

  test("writes nothing when the files have errors", () => {
    const { code, stdout, stderr } = synth(
      edited("environments/dev.yaml", "group: Engineering", "group: Enginering") as never,
    );
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("error unknown-group");
    expect(stderr).toMatch(/1 error in .*: nothing was done\.\n$/);
    expect(readdirSync(directory)).toEqual([]);
  });
});
