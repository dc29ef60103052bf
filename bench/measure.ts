import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccessModel } from "../model/access-model";
import type { Report } from "../model/finding";
import { loadAccess } from "../model/load-access";
import { readAccessFiles } from "../model/read-access-files";
import { renderMarkdown } from "../review/render/markdown";
import { review } from "../review/review";
import { synthesize } from "../stacks/synthesize";
import { synthesizeBareLoop } from "./bare-loop";

/** What one process reports: the work alone, without starting Node and loading modules. */
export interface Measurement {
  readonly milliseconds: number;
  /** Of the whole process. */
  readonly peakMebibytes: number;
}

/** Runs in a process of its own: `measure.ts yaml FOLDER`, `measure.ts rules FOLDER`, `measure.ts review FOLDER` or `measure.ts bare COUNT`. */
function main([what, argument = ""]: readonly string[]): void {
  if (what === "rules") {
    console.log(JSON.stringify(measureRules(argument)));
    return;
  }
  if (what === "review") {
    console.log(JSON.stringify(measureReview(argument)));
    return;
  }
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

/** Everything that `loadAccess` does besides reading the YAML: resolving, then every rule. */
function measureRules(directory: string): Measurement {
  const timed = (run: () => unknown): number => {
    const started = performance.now();
    run();
    return performance.now() - started;
  };
  const read = () => readAccessFiles(directory, failOn);
  // Once before, so that neither the first run of the parser nor the disk counts.
  read();
  const reading = timed(read);
  const loading = timed(() => {
    const loaded = loadAccess(directory);
    if (!loaded.ok) throw new Error(`the folder is not valid: ${JSON.stringify(loaded.errors[0])}`);
  });
  return {
    milliseconds: loading - reading,
    peakMebibytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** From two loaded states to a comment: every tenth assignment goes, and every set loses its first statement. */
function measureReview(directory: string): Measurement {
  const loaded = loadAccess(directory);
  if (!loaded.ok) throw new Error(`the folder is not valid: ${JSON.stringify(loaded.errors[0])}`);
  const after: AccessModel = {
    ...loaded.value,
    environments: loaded.value.environments.map((environment) => ({
      ...environment,
      assignments: environment.assignments.filter((_, index) => index % 10 !== 0),
      permissionSets: environment.permissionSets.map(({ inlinePolicy, ...set }) => ({
        ...set,
        inlinePolicy: {
          ...inlinePolicy,
          Statement: [inlinePolicy?.Statement ?? []].flat().slice(1),
        },
      })),
    })),
  };
  const started = performance.now();
  renderMarkdown(review(loaded.value, after));
  return {
    milliseconds: performance.now() - started,
    peakMebibytes: process.resourceUsage().maxRSS / 1024,
  };
}

const failOn: Report = (location, { message }) => {
  throw new Error(`${location.file}:${location.line} ${message}`);
};

function synthesizeFromYaml(directory: string, outdir: string): void {
  const loaded = loadAccess(directory);
  if (!loaded.ok)
    throw new Error(`the generated folder is not valid: ${JSON.stringify(loaded.errors[0])}`);
  synthesize(loaded.value, outdir);
}

main(process.argv.slice(2));
