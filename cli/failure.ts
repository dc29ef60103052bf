import { CommanderError } from "commander";
import { LiveError } from "../live/errors";
import { SandboxError } from "../sandbox/errors";
import { exitCodes } from "./exit-codes";
import { Interrupted } from "./interruption";
import { say } from "./output/print";
import { systemFailure } from "./system-failure";
import { UserError } from "./user-error";

/** Set to anything: faults of `idc` itself show where in the code they happened. */
export const debugVariable = "IDC_DEBUG";

/** Says on stderr what stopped the command, and returns the exit code that it stands for. */
export function report(error: unknown): number {
  // Commander has said already what is wrong, or shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof Interrupted) return error.exitCode;
  if (error instanceof UserError) {
    say(error.message);
    return error.exitCode;
  }
  const isSaid = error instanceof SandboxError || error instanceof LiveError;
  say(isSaid ? error.message : (systemFailure(error) ?? fault(error)));
  return exitCodes.failed;
}

function fault(error: unknown): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return [
    `This is a fault of idc: ${what}`,
    "Please report it in the issue tracker of this repository, with the command and this message.",
    process.env[debugVariable]
      ? (stack ?? "It has no stack.")
      : `${debugVariable}=1 shows where in the code it happened.`,
  ].join("\n");
}
