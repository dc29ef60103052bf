import { spawn } from "node:child_process";
import { commandNotRun } from "../errors";
import { signalExitCode } from "../interruption";

/**
 * Runs a command in the foreground of the terminal, and resolves to its exit code (128 + signal when one
 * ended it).
 *
 * @throws UserError when it can't be started.
 */
export function runCommand(
  command: string,
  parameters: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  // Node takes it for a mistake of the program.
  if (command === "") return Promise.reject(commandNotRun(command, "ENOENT"));
  return new Promise((resolve, reject) => {
    // Ctrl-C has reached the command already, as the terminal sends it to both; Terraform would take a second one as "stop at once".
    const onInterrupt = () => void (process.stdin.isTTY || child.kill("SIGINT"));
    const onTerminate = () => void child.kill("SIGTERM");
    const onHangUp = () => void child.kill("SIGHUP");
    const handlers = [
      ["SIGINT", onInterrupt],
      ["SIGTERM", onTerminate],
      ["SIGHUP", onHangUp],
    ] as const;
    for (const [signal, handler] of handlers) process.on(signal, handler);
    const child = spawn(command, parameters, {
      stdio: "inherit",
      env,
      // There npx and the like are scripts, which only a shell starts.
      shell: process.platform === "win32",
    });
    const settled = () => {
      for (const [signal, handler] of handlers) process.off(signal, handler);
    };
    child.once("error", (error: NodeJS.ErrnoException) => {
      settled();
      reject(commandNotRun(command, error.code ?? error.message));
    });
    child.once("exit", (code, signal) => {
      settled();
      resolve(signal === null ? (code ?? 1) : signalExitCode(signal));
    });
  });
}
