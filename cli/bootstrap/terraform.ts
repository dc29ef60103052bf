import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Where and how Terraform runs. */
export interface TerraformFolder {
  /** The binary: `terraform` or `tofu`. */
  readonly command: string;
  /** Working directory, with the configuration. */
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Aborting it interrupts Terraform, which then ends in order. */
  readonly signal?: AbortSignal;
}

export interface TerraformOutcome {
  /** -1 when a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one Terraform command to its end, without questions.
 *
 * @param onLine is given each line of stdout as it comes
 * @throws the signal's reason, after Terraform has ended, when it was aborted
 */
export async function runTerraform(
  { command, directory, environment, signal }: TerraformFolder,
  parameters: readonly string[],
  onLine: (line: string) => void = () => {},
): Promise<TerraformOutcome> {
  signal?.throwIfAborted();
  const child = spawn(command, parameters, {
    cwd: directory,
    env: { ...withoutForeign(environment), TF_INPUT: "0", TF_IN_AUTOMATION: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A terminal sends Ctrl-C to Terraform as well, which would take a second one as "stop at once".
  const interrupt = () => void (process.stdin.isTTY || child.kill("SIGINT"));
  signal?.addEventListener("abort", interrupt);
  const stdout: string[] = [];
  const stderr: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    stdout.push(line);
    onLine(line);
  });
  createInterface({ input: child.stderr }).on("line", (line) => stderr.push(line));
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode) => resolve(exitCode ?? -1));
    });
    signal?.throwIfAborted();
    return { code, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
  } finally {
    signal?.removeEventListener("abort", interrupt);
  }
}

/** Variables of the user's that would have Terraform do something else, or keep its state elsewhere. */
const foreign = /^TF_(CLI_ARGS\w*|DATA_DIR|WORKSPACE)$/;

const withoutForeign = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));
