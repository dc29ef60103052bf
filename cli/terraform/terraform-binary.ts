import { spawnSync } from "node:child_process";
import { terraformTooOld } from "../errors";
import type { TerraformFlavor } from "./terraform-flavor";
import { compareVersions, parseVersion, type Version } from "./versions";

export interface TerraformBinary {
  readonly flavor: TerraformFlavor;
  readonly command: string;
  /** For example `1.11.4`. */
  readonly version: string;
}

/** S3 native locking (`use_lockfile`) asks for these. */
const oldest: Readonly<Record<TerraformFlavor, Version>> = {
  terraform: [1, 11, 0],
  opentofu: [1, 10, 0],
};

/**
 * The binary that runs the stacks: the one that `TERRAFORM_BINARY_NAME` names (as for `cdktf`),
 * else `terraform`, else `tofu`. `undefined` when there is none; throws when it is too old.
 */
export function findTerraform(
  environment: NodeJS.ProcessEnv = process.env,
): TerraformBinary | undefined {
  const named = environment.TERRAFORM_BINARY_NAME;
  const candidates = named === undefined || named === "" ? ["terraform", "tofu"] : [named];
  for (const command of candidates) {
    const found = identify(command, environment);
    if (found === undefined) continue;
    const minimum = oldest[found.flavor];
    const version = parseVersion(found.version);
    if (version !== undefined && compareVersions(version, minimum) < 0)
      throw terraformTooOld(found, minimum.join("."));
    return found;
  }
  return undefined;
}

function identify(command: string, environment: NodeJS.ProcessEnv): TerraformBinary | undefined {
  // A configuration file that isn't there makes Terraform warn before it answers.
  const env = { ...environment, TF_CLI_CONFIG_FILE: undefined, CHECKPOINT_DISABLE: "1" };
  const { stdout, status } = spawnSync(command, ["version"], { encoding: "utf8", env });
  const [, product, version] = /^(Terraform|OpenTofu) v(\d+\.\d+\.\d+)/m.exec(stdout ?? "") ?? [];
  if (status !== 0 || product === undefined || version === undefined) return undefined;
  return { flavor: product === "OpenTofu" ? "opentofu" : "terraform", command, version };
}
