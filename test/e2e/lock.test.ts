import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { registryHosts } from "../../cli/terraform/provider-mirror";
import { type Ended, idc } from "../cli/idc";
import { plantTree, VALID_TREE } from "../model/access-tree";
import { describeWithTerraform, terraform } from "./harness/requirements";

/** Terraform takes checksums of what a mirror holds and starts none of it: any file will do as a provider. */
describeWithTerraform("idc lock", () => {
  let remove: () => void;
  let root: string;
  beforeEach(() => {
    const tree = plantTree(VALID_TREE);
    root = dirname(tree.directory);
    remove = tree.remove;
  });
  afterEach(() => remove());

  const host = () => registryHosts[terraform().flavor];
  const provide = (version: string, platform: string) => {
    const directory = join(root, "mirror", host(), "hashicorp/aws", version, platform);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `terraform-provider-aws_v${version}`), platform);
  };
  const lock = (...parameters: readonly string[]): Ended =>
    idc(["lock", ...parameters], {
      cwd: root,
      env: { IDC_PROVIDER_MIRROR: join(root, "mirror"), TF_CLI_ARGS_providers_lock: undefined },
    });
  const locked = (stack: string) => readFileSync(join(root, "locks", `${stack}.hcl`), "utf8");
  const checksums = (stack: string) => locked(stack).match(/"h1:[^"]+"/g) ?? [];

  test("locks every stack for the platforms that a mirror has, and names those it lacks", () => {
    provide("5.100.0", "linux_amd64");
    provide("5.100.0", "darwin_arm64");
    const { code, stdout, stderr } = lock();
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain("locks/dev.hcl\n");
    expect(stderr).toContain(
      `The mirror ${root}/mirror lacks linux_arm64, darwin_amd64, windows_amd64: the lock files will not do there.\n`,
    );
    expect(locked("dev")).toContain('version     = "5.100.0"\n');
    expect(checksums("dev")).toHaveLength(2);
    expect(locked("identity")).toBe(locked("dev"));
  });

  test("locks some stacks for one platform, whichever machine it runs on", () => {
    provide("5.100.0", "windows_amd64");
    expect(lock("dev", "--platform", "windows_amd64").stdout).toBe("locks/dev.hcl\n");
    expect(readdirSync(join(root, "locks"))).toEqual(["dev.hcl"]);
    expect(checksums("dev")).toHaveLength(1);
  });

  test("adds platforms to the version that is locked, and moves to no other", () => {
    provide("5.100.0", "linux_amd64");
    lock("dev", "--platform", "linux_amd64");
    const [linux] = checksums("dev");
    provide("5.100.0", "darwin_arm64");
    provide("6.25.0", "linux_amd64");
    const { code, stderr } = lock("dev", "--platform", "darwin_arm64");
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(locked("dev")).toContain('version     = "5.100.0"\n');
    expect(checksums("dev")).toHaveLength(2);
    expect(checksums("dev")).toContain(linux);
  });

  test("takes no platform for another: one that is named and not there is an error", () => {
    provide("5.100.0", "linux_amd64");
    const { code, stderr } = lock("--platform", "linux_amd64", "linux_arm64");
    expect(code).toBe(3);
    expect(stderr).toBe(
      `A mirror gives the platforms that it holds, got linux_arm64; ${root}/mirror holds 5.100.0 for linux_amd64.\n  fix: Leave them out, or ask the registry: idc lock --registry.\n`,
    );
    expect(readdirSync(root)).not.toContain("locks");
  });

  test("a stack that there is not ends with 2 and the nearest name", () => {
    provide("5.100.0", "linux_amd64");
    const { code, stderr } = lock("--platform", "linux_amd64", "--", "deev");
    expect(code).toBe(2);
    expect(stderr).toContain('got "deev".\n  nearest: "dev"\n');
  });
});
