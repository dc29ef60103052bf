import { exitCodes } from "./exit-codes";
import { report } from "./failure";
import { createProgram } from "./program";

/** Runs one command line to its end, and resolves to its exit code; what went wrong has been said. */
export async function run(parameters: readonly string[]): Promise<number> {
  try {
    process.exitCode = exitCodes.ok;
    await createProgram(parameters).parseAsync(parameters, { from: "user" });
    return Number(process.exitCode);
  } catch (error) {
    return report(error);
  }
}
