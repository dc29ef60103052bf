import { report } from "./failure";
import { run } from "./run";

for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
process.on("uncaughtException", (error) => process.exit(report(error)));

void run(process.argv.slice(2)).then((code) => {
  // Set, not forced: all output gets written first.
  process.exitCode = code;
});

/** Whoever reads the output may stop reading (`idc access | head`); the command goes on to its end. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
