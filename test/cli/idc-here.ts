import { run } from "../../cli/run";
import { type AccessTree, plantTree } from "../model/access-tree";
import type { Ended } from "./idc";

/** Runs a command line inside this process: as `idc` does it, without the time that a new process takes. */
export async function idcHere(
  parameters: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    jest.spyOn(process[name], "write").mockImplementation((text) => {
      written[name] += text;
      return true;
    }),
  );
  const { NO_COLOR, FORCE_COLOR, IDC_ACCESS, IDC_DEBUG, ...rest } = process.env;
  const before = process.env;
  process.env = { ...rest, ...env };
  try {
    return { code: await run(parameters), ...written };
  } finally {
    process.env = before;
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
}

/** The same on an access tree: `command` with `--access`, then the parameters. */
export async function idcOn(
  tree: AccessTree,
  [command = "", ...parameters]: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended & { readonly directory: string }> {
  const { directory, remove } = plantTree(tree);
  try {
    return { directory, ...(await idcHere([command, "--access", directory, ...parameters], env)) };
  } finally {
    remove();
  }
}
