import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadAccess } from "../model/load-access";
import { synthesize } from "../stacks/synthesize";
import { synthesizeBareLoop } from "./bare-loop";

/** What one process reports: the work alone, without starting Node and loading modules. */
export interface Measurement {
  readonly milliseconds: number;
  /** Of the whole process. */
  readonly peakMebibytes: number;
}

/** Runs in a process of its own: `measure.ts yaml FOLDER` or `measure.ts bare COUNT`. */
function main([what, argument = ""]: readonly string[]): void {
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  const started = performance.now();
  if (what === "bare") synthesizeBareLoop(Number(argument), outdir);
  else synthesizeFromYaml(argument, outdir);
  const measurement: Measurement = {
    milliseconds: performance.now() - started,
    peakMebibytes: process.resourceUsage().maxRSS / 1024,
  };
  rmSync(outdir, { recursive: true });
  console.log(JSON.stringify(measurement));
}

function synthesizeFromYaml(directory: string, outdir: string): void {
  const loaded = loadAccess(directory);
  if (!loaded.ok)
    throw new Error(`the generated folder is not valid: ${JSON.stringify(loaded.errors[0])}`);
  synthesize(loaded.value, outdir);
}

main(process.argv.slice(2));
