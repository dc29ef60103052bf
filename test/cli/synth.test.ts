import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { edited, VALID_TREE, withTree } from "../model/access-tree";
import { idc, plainEnvironment } from "./idc";

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

  test("writes one JSON file for each stack and names it", () => {
    const { code, stdout } = synth();
    expect(code).toBe(0);
    expect(stdout).toBe(
      ["identity", "dev", "prod"].map((name) => `cdktf.out/stacks/${name}/cdk.tf.json\n`).join(""),
    );
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
    for (const name of ["identity", "dev", "prod"])
      expect(stack(name, "from/main")).toBe(stack(name));
  });

  test("leaves nothing to deploy of an environment that is gone, and touches nothing else", () => {
    for (const name of ["qa", "notes"])
      mkdirSync(join(directory, "cdktf.out/stacks", name), { recursive: true });
    writeFileSync(join(directory, "cdktf.out/stacks/qa/cdk.tf.json"), "{}");
    synth();
    expect(readdirSync(join(directory, "cdktf.out/stacks")).sort()).toEqual([
      "dev",
      "identity",
      "notes",
      "prod",
    ]);
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
