import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Where and how Terraform runs. */
export interface TerraformFolder {
  /** The binary: `terraform` or `tofu`. */
  readonly command: string;
  /** Working directory, with the configuration. */
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /**
   * What aborting the signal does. `interrupt`, the default: Terraform ends in order. `kill`: it ends at
   * once and its providers with it, for a state that nobody needs.
   */
  readonly whenAborted?: "interrupt" | "kill";
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
  { command, directory, environment, signal, whenAborted = "interrupt" }: TerraformFolder,
  parameters: readonly string[],
  onLine: (line: string) => void = () => {},
): Promise<TerraformOutcome> {
  signal?.throwIfAborted();
  const child = spawn(command, parameters, {
    cwd: directory,
    env: { ...withoutForeign(environment), TF_INPUT: "0", TF_IN_AUTOMATION: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, which can be killed as a whole.
    detached: whenAborted === "kill" && process.platform !== "win32",
  });
  const end = whenAborted === "kill" ? () => killGroup(child) : () => interrupt(child);
  if (whenAborted === "kill") process.prependOnceListener("exit", end);
  signal?.addEventListener("abort", end);
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
    process.off("exit", end);
    signal?.removeEventListener("abort", end);
  }
}

/**
 * Variables of the user's that would have Terraform do something else, or keep its state elsewhere. What is
 * said about `providers lock` stays: where providers come from differs from machine to machine.
 */
const foreign = /^TF_(CLI_ARGS(?!_providers_lock$)\w*|DATA_DIR|WORKSPACE)$/;

const withoutForeign = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));

/** A terminal sends Ctrl-C to Terraform as well, which would take a second one as "stop at once". */
const interrupt = (child: ChildProcess): void => void (process.stdin.isTTY || child.kill("SIGINT"));

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
