import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccessModel } from "../model/access-model";
import type { Report } from "../model/finding";
import { readAccessFiles } from "../model/read-access-files";
import { planStates } from "../review/plan/plan-states";
import { isProblem, readPlan } from "../review/plan/read-plan";
import { renderMarkdown } from "../review/render/markdown";
import { review, reviewPlans } from "../review/review";
import { synthesize } from "../stacks/synthesize";
import { synthesizeBareLoop } from "./bare-loop";
import { loadValid } from "./load-valid";
import { planFileOf } from "./plan-file";

/** What one process reports: the work alone, without starting Node and loading modules. */
export interface Measurement {
  readonly milliseconds: number;
  /** Of the whole process. */
  readonly peakMebibytes: number;
}

/** Runs in a process of its own: `measure.ts bare COUNT`, or `measure.ts WHAT FOLDER` for yaml, rules, review and plan. */
function main([what, argument = ""]: readonly string[]): void {
  console.log(JSON.stringify(measure(what, argument)));
}

function measure(what: string | undefined, argument: string): Measurement {
  switch (what) {
    case "rules":
      return measureRules(argument);
    case "review":
      return measureReview(argument);
    case "plan":
      return measurePlan(argument);
    default:
      return measureSynthesis(what, argument);
  }
}

function measureSynthesis(what: string | undefined, argument: string): Measurement {
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  const started = performance.now();
  if (what === "bare") synthesizeBareLoop(Number(argument), outdir);
  else synthesizeFromYaml(argument, outdir);
  const measurement: Measurement = {
    milliseconds: performance.now() - started,
    peakMebibytes: process.resourceUsage().maxRSS / 1024,
  };
  rmSync(outdir, { recursive: true });
  return measurement;
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
    loadValid(directory);
  });
  return {
    milliseconds: loading - reading,
    peakMebibytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** From two loaded states to a comment: every tenth assignment goes, and every set loses its first statement. */
function measureReview(directory: string): Measurement {
  const before = loadValid(directory);
  const after: AccessModel = {
    ...before,
    environments: before.environments.map((environment) => ({
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
  renderMarkdown(review(before, after));
  return {
    milliseconds: performance.now() - started,
    peakMebibytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** From the file with a plan to a comment; the access files beside it are loaded before. */
function measurePlan(directory: string): Measurement {
  const declared = loadValid(directory);
  const started = performance.now();
  const plan = readPlan("dev", readFileSync(planFileOf(directory), "utf8"));
  if (isProblem(plan)) throw new Error(`the file is no plan: ${plan.type}`);
  renderMarkdown(reviewPlans(planStates([plan], declared)));
  return {
    milliseconds: performance.now() - started,
    peakMebibytes: process.resourceUsage().maxRSS / 1024,
  };
}

const failOn: Report = (location, { message }) => {
  throw new Error(`${location.file}:${location.line} ${message}`);
};

function synthesizeFromYaml(directory: string, outdir: string): void {
  synthesize(loadValid(directory), outdir);
}

main(process.argv.slice(2));
