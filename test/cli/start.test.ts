import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VALID_TREE } from "../model/access-tree";
import { idcHere, idcOn } from "./idc-here";

// Each test starts a program or synthesizes, on a machine that may be busy.
jest.setTimeout(60_000);

const getIt =
  "Install Terraform 1.11 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu 1.10 or newer (https://opentofu.org/docs/intro/install/).";

describe("idc start without a Terraform that it can use", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "start-"));
    mkdirSync(join(root, "bin"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const start = (...parameters: readonly string[]) =>
    idcOn(VALID_TREE, ["start", ...parameters], {
      PATH: join(root, "bin"),
      CDKTF_OUTDIR: join(root, "out"),
      TERRAFORM_BINARY_NAME: "",
    });

  test("synthesizes, shows who can do what where, and says what it skipped and how to get it", async () => {
    const { code, stdout, stderr } = await start();
    expect(code).toBe(0);
    expect(readdirSync(join(root, "out/stacks"))).toEqual(
      expect.arrayContaining(["dev", "identity", "prod"]),
    );
    expect(stdout).toContain("Payments-Developers  developer-dev     developer-prod\n");
    expect(stderr).toMatch(/✔ .*: 2 environments, 6 accounts, 2 groups, 2 people, 8 assignments\n/);
    expect(stderr).toContain(
      `Nothing was deployed: what is shown is what the access files declare.\nNeither terraform nor tofu is on the PATH.\n${getIt}\nThen run this again.\n`,
    );
  });

  test("writes every kind of resource that the sample declares", async () => {
    const { code, stderr } = await idcHere(["start", "--access", "access"], {
      PATH: join(root, "bin"),
      CDKTF_OUTDIR: join(root, "out"),
      TERRAFORM_BINARY_NAME: "",
    });
    expect(code).toBe(0);
    expect(stderr).toContain(
      "Terraform JSON of bootstrap, identity, dev, management, prod, staging\n",
    );
  });

  test("gives the same as JSON: every stack is skipped, and why", async () => {
    const { code, stdout, stderr } = await start("--json");
    expect(code).toBe(0);
    const { access, ...outcome } = JSON.parse(stdout);
    const skipped = { resources: null, seconds: null, isSecondPlanEmpty: null, result: "skipped" };
    expect(outcome).toEqual({
      result: "skipped",
      reason: `Neither terraform nor tofu is on the PATH.\n${getIt}`,
      seconds: expect.any(Number),
      stacks: ["bootstrap", "identity", "dev", "prod"].map((stack) => ({ stack, ...skipped })),
    });
    expect(access).toHaveLength(8);
    expect(stderr).toContain("Nothing was deployed:");
  });

  test("says as JSON, too, what failed", async () => {
    const { code, stdout, stderr } = await idcOn(VALID_TREE, ["start", "--json"], {
      CDKTF_OUTDIR: join(__filename, "out"),
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      result: "failed",
      reason: expect.stringContaining("a part of the path is a file"),
    });
    expect(stderr).toContain("a part of the path is a file, not a folder");
  });

  test("says when it is too old", async () => {
    const file = join(root, "bin/terraform");
    writeFileSync(file, "#!/bin/sh\necho 'Terraform v1.5.7'\n");
    chmodSync(file, 0o755);
    const { code, stderr } = await start();
    expect(code).toBe(0);
    expect(stderr).toContain(
      `State is locked in S3 itself, which needs terraform 1.11.0 or newer, got 1.5.7 (terraform).\n${getIt}\n`,
    );
  });
});
