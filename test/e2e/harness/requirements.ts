import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProviderMirror } from "../../../cli/terraform/provider-mirror";
import { findTerraform, type TerraformBinary } from "../../../cli/terraform/terraform-binary";
import { terraformEnvironment } from "../../../cli/terraform/terraform-environment";

type Suite = () => void;

/** `describe` where Terraform is on this machine. Elsewhere it says so and skips; in CI it fails. */
export function describeWithTerraform(name: string, suite: Suite): void {
  describeUnless(missingTerraform(), name, suite);
}

/** The same for suites that also need hashicorp/aws, from a mirror on this machine or from the registry. */
export function describeWithProvider(name: string, suite: Suite): void {
  describeUnless(missingTerraform() ?? missingProvider(terraform()), name, suite);
}

/** What a suite of `describeWithTerraform` runs. */
export function terraform(): TerraformBinary {
  const found = findTerraform();
  if (found === undefined) throw new Error("Neither terraform nor tofu is on the PATH.");
  return found;
}

function describeUnless(missing: string | undefined, name: string, suite: Suite): void {
  if (missing === undefined) {
    describe(name, suite);
  } else if (process.env.CI === "true") {
    test(`${name}: all that it needs is there`, () => {
      throw new Error(`CI runs every test. ${missing}`);
    });
  } else {
    console.warn(`SKIPPED: ${name}. ${missing}`);
    describe.skip(name, suite);
  }
}

function missingTerraform(): string | undefined {
  try {
    terraform();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Without a mirror only the registry can tell; what it gives stays in the cache that all runs share. */
function missingProvider(binary: TerraformBinary): string | undefined {
  if (findProviderMirror(binary.flavor) !== undefined) return undefined;
  const directory = mkdtempSync(join(tmpdir(), "provider-"));
  try {
    const required = { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } };
    const module = { terraform: { required_providers: required } };
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(module));
    const { status, stdout, stderr } = spawnSync(binary.command, ["init", "-no-color"], {
      cwd: directory,
      encoding: "utf8",
      env: { ...process.env, ...terraformEnvironment(binary, directory) },
    });
    if (status === 0) return undefined;
    return `No provider mirror holds hashicorp/aws, and the registry gives none:\n${stdout}${stderr}`;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
