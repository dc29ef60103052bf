import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import type { Measurement } from "./measure";
import { writeOrganization } from "./organization";

const REPETITIONS = 3;
const SIZES = [1_000, 10_000, 50_000];
/** Where the loop of plain constructs is measured, too. */
const COMPARED = 10_000;

interface Result {
  readonly what: string;
  readonly seconds: number;
  readonly peakMebibytes?: number;
}

/** `npm run bench [-- --json]`: medians of fresh processes, the compared ones taking turns. */
function main(): void {
  const root = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const { results, ratio } = measureAll(root);
    const machine = `${cpus().length} CPUs (${cpus()[0]?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
    if (process.argv.includes("--json")) {
      console.log(JSON.stringify({ machine, results, ratio }, undefined, 2));
    } else {
      print(machine, results, ratio);
    }
  } finally {
    rmSync(root, { recursive: true });
  }
}

function measureAll(root: string): { results: Result[]; ratio: number } {
  const folders = SIZES.map((size) => {
    const folder = join(root, String(size));
    writeOrganization(folder, size);
    return { size, folder };
  });
  const bare: Measurement[] = [];
  const yaml = folders.map(({ size, folder }) => ({
    size,
    runs: repeat(() => {
      // Taking turns, so that both see the machine in the same state.
      if (size === COMPARED) bare.push(measure("bare", String(COMPARED)));
      return measure("yaml", folder);
    }),
  }));
  const results = [
    ...yaml.map(({ size, runs }) => result(`YAML to JSON, ${label(size)} assignments`, runs)),
    result(`bare CDKTF loop, ${label(COMPARED)} assignments`, bare),
    { what: "npx tsx main.ts on access/", seconds: median(repeat(() => mainSeconds(root))) },
  ];
  const compared = yaml.find(({ size }) => size === COMPARED)?.runs ?? [];
  const milliseconds = (runs: readonly Measurement[]) =>
    median(runs.map((run) => run.milliseconds));
  return { results, ratio: milliseconds(compared) / milliseconds(bare) };
}

function measure(what: "yaml" | "bare", argument: string): Measurement {
  return JSON.parse(run(["tsx", "bench/measure.ts", what, argument], {}));
}

function mainSeconds(root: string): number {
  const started = performance.now();
  run(["tsx", "main.ts"], { CDKTF_OUTDIR: join(root, "sample") });
  return (performance.now() - started) / 1000;
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

const repeat = <T>(once: () => T): T[] => Array.from({ length: REPETITIONS }, once);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const result = (what: string, runs: readonly Measurement[]): Result => ({
  what,
  seconds: median(runs.map(({ milliseconds }) => milliseconds)) / 1000,
  peakMebibytes: median(runs.map(({ peakMebibytes }) => peakMebibytes)),
});

const label = (count: number): string => count.toLocaleString("en-US");

function print(machine: string, results: readonly Result[], ratio: number): void {
  const table = new Table({
    head: ["", "seconds", "peak MiB"],
    colAligns: ["left", "right", "right"],
  });
  for (const { what, seconds, peakMebibytes } of results) {
    table.push([what, seconds.toFixed(2), peakMebibytes?.toFixed(0) ?? ""]);
  }
  console.log(table.toString());
  console.log(
    `YAML to JSON takes ${ratio.toFixed(2)} times the bare loop at ${label(COMPARED)} assignments.`,
  );
  console.log(`Medians of ${REPETITIONS} processes; ${machine}.`);
}

main();
