import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "./command";
import { terraform } from "./requirements";

/** A folder with one configuration, and Terraform in it. */
export interface Workspace {
  run(...parameters: string[]): Promise<{ readonly code: number; readonly output: string }>;
  /** The output of what has to succeed. */
  succeed(...parameters: string[]): Promise<string>;
}

/** Writes `configuration` into a new folder and runs `terraform init` there. */
export async function openWorkspace(
  folder: string,
  configuration: string,
  env: NodeJS.ProcessEnv,
): Promise<Workspace> {
  mkdirSync(folder);
  writeFileSync(join(folder, "main.tf"), configuration);
  const run: Workspace["run"] = async (...parameters) => {
    const command = [...parameters, "-no-color"];
    const ended = await start(terraform().command, command, { cwd: folder, env }).ended;
    return { code: ended.code, output: ended.stdout + ended.stderr };
  };
  const succeed = async (...parameters: string[]) => {
    const { code, output } = await run(...parameters);
    if (code !== 0) throw new Error(output);
    return output;
  };
  await succeed("init");
  return { run, succeed };
}
