import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { terraformMissing } from "../errors";
import { withTemporaryDirectory } from "../temporary-directory";
import { runTerraform } from "../terraform/run-terraform";
import { findTerraform } from "../terraform/terraform-binary";
import { notEvaluated, variablesNamed } from "./errors";

/**
 * Values of variables as Terraform itself reads files of them, HCL or JSON. What a file
 * gives beside these stays unread. No provider is asked for.
 *
 * @throws UserError with what Terraform says
 */
export async function evaluate(
  files: readonly string[],
  names: readonly string[],
  signal?: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const unreadable = files.find((file) => !/\.(tfvars|json)$/.test(file));
  if (unreadable !== undefined) throw variablesNamed(unreadable);
  const binary = findTerraform();
  if (binary === undefined) throw terraformMissing();
  return withTemporaryDirectory(async (directory) => {
    const configuration = {
      variable: Object.fromEntries(names.map((name) => [name, { type: "any", default: null }])),
      output: Object.fromEntries(names.map((name) => [name, { value: `\${var.${name}}` }])),
    };
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(configuration));
    const run = async (...parameters: readonly string[]): Promise<string> => {
      const { command } = binary;
      const place = { command, directory, environment: process.env, ...(signal && { signal }) };
      const { code, stdout, stderr } = await runTerraform(place, parameters);
      if (code !== 0) throw notEvaluated(stderr.trim());
      return stdout;
    };
    await run(
      "plan",
      "-no-color",
      "-compact-warnings",
      "-out=plan",
      ...files.map((file) => `-var-file=${resolve(file)}`),
    );
    const shown = JSON.parse(await run("show", "-json", "plan")) as {
      planned_values: { outputs?: Readonly<Record<string, { value?: unknown }>> };
    };
    return Object.fromEntries(
      Object.entries(shown.planned_values.outputs ?? {}).flatMap(([name, { value }]) =>
        value === undefined || value === null ? [] : [[name, value]],
      ),
    );
  });
}
