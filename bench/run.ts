import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { type Bound, bounds, isMet } from "./bounds";
import type { Measurement } from "./measure";
import { writeOrganization } from "./organization";
import { writePlanFile } from "./plan-file";
import { writeRulesOrganization } from "./rules-organization";

const REPETITIONS = 3;

const CASES = {
  grouped1k: { what: "YAML to JSON, 1,000 assignments", assignments: 1_000, perGrant: 10 },
  grouped10k: { what: "YAML to JSON, 10,000 assignments", assignments: 10_000, perGrant: 10 },
  single10k: { what: "the same, a grant each", assignments: 10_000, perGrant: 1 },
  bare10k: { what: "bare CDKTF loop, 10,000 assignments", assignments: 10_000 },
  grouped50k: { what: "YAML to JSON, 50,000 assignments", assignments: 50_000, perGrant: 10 },
  single50k: { what: "the same, a grant each", assignments: 50_000, perGrant: 1 },
  rules2k: { what: "rules, 2,000 assignments", ruled: 2_000 },
  rules10k: { what: "rules, 10,000 assignments", ruled: 10_000 },
  rules50k: { what: "rules, 50,000 assignments", ruled: 50_000 },
  review10k: { what: "review, 10,000 assignments", reviewed: 10_000 },
  plan2k: { what: "review of a plan, 2,000 assignments", planned: 2_000 },
  plan10k: { what: "review of a plan, 10,000 assignments", planned: 10_000 },
  plan50k: { what: "review of a plan, 50,000 assignments", planned: 50_000 },
  sample: { what: "npx tsx main.ts on access/" },
} as const satisfies Record<
  string,
  {
    readonly what: string;
    readonly assignments?: number;
    readonly perGrant?: number;
    readonly ruled?: number;
    readonly reviewed?: number;
    readonly planned?: number;
  }
>;

type Case = keyof typeof CASES;

const CASE_NAMES = Object.keys(CASES) as readonly Case[];

/** `npm run bench [-- --json]`: medians of fresh processes that take turns. Exits 1 when a bound is missed. */
function main(): void {
  const root = mkdtempSync(join(tmpdir(), "bench-"));
  // A load near the number of CPUs, or above, makes every time longer than the work alone.
  const load = (loadavg()[0] ?? 0).toFixed(1);
  try {
    const medians = measureAll(root);
    const found = bounds({
      seconds: eachCase((name) => medians[name].milliseconds / 1000),
      peakMebibytes: eachCase((name) => medians[name].peakMebibytes),
    });
    const machine = `${cpus().length} CPUs with a load of ${load} at the start, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
    if (process.argv.includes("--json")) printJson(machine, medians, found);
    else printTables(machine, medians, found);
    if (!found.every(isMet)) process.exitCode = 1;
  } finally {
    rmSync(root, { recursive: true });
  }
}

function measureAll(root: string): Record<Case, Measurement> {
  const runs = eachCase((): Measurement[] => []);
  for (const name of CASE_NAMES) writeInput(root, name);
  for (let turn = 1; turn <= REPETITIONS; turn++) {
    // Taking turns, so that all see the machine in the same state.
    for (const name of CASE_NAMES) {
      console.error(`${turn}/${REPETITIONS} ${CASES[name].what}`);
      runs[name].push(measure(root, name));
    }
  }
  return eachCase((name) => ({
    milliseconds: median(runs[name].map(({ milliseconds }) => milliseconds)),
    peakMebibytes: median(runs[name].map(({ peakMebibytes }) => peakMebibytes)),
  }));
}

function writeInput(root: string, name: Case): void {
  const measured = CASES[name];
  if ("perGrant" in measured)
    writeOrganization(join(root, name), measured.assignments, measured.perGrant);
  if ("ruled" in measured) writeRulesOrganization(join(root, name), measured.ruled);
  if ("reviewed" in measured) writeRulesOrganization(join(root, name), measured.reviewed);
  if ("planned" in measured) {
    writeRulesOrganization(join(root, name), measured.planned);
    writePlanFile(join(root, name));
  }
}

function measure(root: string, name: Case): Measurement {
  const measured = CASES[name];
  if ("perGrant" in measured) return measureChild("yaml", join(root, name));
  if ("ruled" in measured) return measureChild("rules", join(root, name));
  if ("reviewed" in measured) return measureChild("review", join(root, name));
  if ("planned" in measured) return measureChild("plan", join(root, name));
  if ("assignments" in measured) return measureChild("bare", String(measured.assignments));
  const started = performance.now();
  run(["tsx", "main.ts"], { CDKTF_OUTDIR: join(root, "out") });
  // Of this one the command as a person types it counts, Node's start and the loading of modules included.
  return { milliseconds: performance.now() - started, peakMebibytes: Number.NaN };
}

function measureChild(
  what: "yaml" | "rules" | "review" | "plan" | "bare",
  argument: string,
): Measurement {
  return JSON.parse(run(["tsx", "bench/measure.ts", what, argument], {}));
}

function run(command: readonly string[], environment: NodeJS.ProcessEnv): string {
  const child = spawnSync("npx", command, {
    cwd: join(__dirname, ".."),
    env: { ...process.env, ...environment },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (child.status !== 0) throw new Error(`npx ${command.join(" ")} failed:\n${child.stderr}`);
  return child.stdout;
}

function printJson(machine: string, medians: Record<Case, Measurement>, found: readonly Bound[]) {
  const results = CASE_NAMES.map((name) => ({ name, ...CASES[name], ...medians[name] }));
  const checked = found.map((bound) => ({ ...bound, met: isMet(bound) }));
  console.log(JSON.stringify({ machine, results, bounds: checked }, undefined, 2));
}

function printTables(machine: string, medians: Record<Case, Measurement>, found: readonly Bound[]) {
  const style = { head: [], border: [] };
  const measured = new Table({
    head: ["measured", "seconds", "peak MiB"],
    colAligns: ["left", "right", "right"],
    style,
  });
  for (const name of CASE_NAMES) {
    const { milliseconds, peakMebibytes } = medians[name];
    const peak = Number.isNaN(peakMebibytes) ? "" : peakMebibytes.toFixed(0);
    measured.push([CASES[name].what, (milliseconds / 1000).toFixed(2), peak]);
  }
  const promised = new Table({
    head: ["bound", "at most", "measured", ""],
    colAligns: ["left", "right", "right", "left"],
    style,
  });
  for (const bound of found) {
    const { what, limit, measured: value, unit } = bound;
    const digits = unit === "MB" ? 0 : 2;
    promised.push([
      what,
      `${limit} ${unit}`,
      `${value.toFixed(digits)} ${unit}`,
      isMet(bound) ? "met" : "MISSED",
    ]);
  }
  console.log(measured.toString());
  console.log(promised.toString());
  console.log(`Medians of ${REPETITIONS} processes each, which took turns; ${machine}.`);
}

function eachCase<T>(of: (name: Case) => T): Record<Case, T> {
  return Object.fromEntries(CASE_NAMES.map((name) => [name, of(name)])) as Record<Case, T>;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

main();
