import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { findTerraform } from "../../cli/terraform/terraform-binary";
import { terraformEnvironment } from "../../cli/terraform/terraform-environment";
import { SHAPES, type Shape, writeConfiguration } from "./configurations";

const SIZES = [1_000, 3_000];

/**
 * `npm run bench:plan`: what a plan from an empty state costs in each shape. Seconds of CPU, Terraform's and the
 * provider's together, since they depend least on what else the machine does.
 */
function main(): void {
  const binary = findTerraform();
  if (binary === undefined) throw new Error("Neither terraform nor tofu is on the PATH.");
  const root = mkdtempSync(join(tmpdir(), "bench-plan-"));
  const env = { ...process.env, ...terraformEnvironment(binary, root) };
  const table = new Table({
    head: ["shape", ...SIZES.map((size) => `${size.toLocaleString("en")}: CPU s`), "growth"],
    style: { head: [], border: [] },
  });
  try {
    for (const shape of Object.keys(SHAPES) as Shape[]) {
      const seconds = SIZES.map((size) => {
        console.error(`${SHAPES[shape]}, ${size} assignments`);
        const cwd = writeConfiguration(join(root, `${shape}-${size}`), shape, size);
        run(["terraform init -no-color", binary.command, "init", "-no-color"], cwd, env);
        return run(["terraform plan", binary.command, "plan", "-no-color"], cwd, env);
      });
      const [few = Number.NaN, many = Number.NaN] = seconds;
      table.push([
        SHAPES[shape],
        ...seconds.map((each) => each.toFixed(1)),
        `${(many / few).toFixed(1)} ×`,
      ]);
    }
  } finally {
    rmSync(root, { recursive: true });
  }
  console.log(table.toString());
}

/** @returns seconds of CPU of a command and all that it starts, which POSIX's `time -p` tells */
function run(
  [what = "", ...command]: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): number {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", 'time -p "$@"', "bash", ...command], {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`${what} failed:\n${stdout}${stderr}`);
  const [, user, system] = /user (\S+)\nsys (\S+)/.exec(stderr) ?? [];
  return Number(user) + Number(system);
}

main();
