import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface TerraformRun {
  readonly command: string;
  readonly parameters: readonly string[];
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends Terraform and its plugins at once. */
  readonly signal: AbortSignal;
  /** Told of each line of stdout. */
  readonly onLine?: (line: string) => void;
}

export interface TerraformResult {
  readonly code: number;
  /** stdout and stderr as they came, without colours. */
  readonly output: string;
}

/** Runs Terraform in the background; rejects with the signal's reason when aborted. */
export function runTerraform(run: TerraformRun): Promise<TerraformResult> {
  const { command, parameters, directory, env, signal, onLine } = run;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: directory,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      // A process group of its own: the provider ends with it, and Ctrl-C reaches it through us alone.
      detached: process.platform !== "win32",
    });
    const written: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        written.push(line);
        if (stream === child.stdout) onLine?.(line);
      });
    const end = () => endGroup(child);
    process.prependOnceListener("exit", end);
    signal.addEventListener("abort", end, { once: true });
    const settle = () => {
      process.off("exit", end);
      signal.removeEventListener("abort", end);
    };
    child.once("error", (error) => {
      settle();
      reject(error);
    });
    child.once("close", (code) => {
      settle();
      if (signal.aborted) reject(signal.reason);
      else resolve({ code: code ?? 1, output: written.join("\n") });
    });
  });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
