import { report } from "./failure";
import { watchOutput } from "./output/lost-output";
import { run } from "./run";

watchOutput();
process.on("uncaughtException", (error) => process.exit(report(error)));

void run(process.argv.slice(2)).then((code) => {
  // Set, not forced: all output gets written first.
  process.exitCode = code;
});
