import { fork, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import type { Run } from "./assign";
import type { Usage } from "./serve";

const STARTS = 5;
const READ_BACK = 10_000;
const HELD = 100_000;

/** What the project promises about the sandbox. Times are those of one core, whatever else the machine does. */
interface Bound {
  readonly what: string;
  readonly limit: number;
  readonly measured: number;
  readonly unit: "s" | "ms" | "MB" | "×";
}

/** What is worth knowing, and depends on what else the machine does. */
interface Observation {
  readonly what: string;
  readonly measured: number;
  readonly unit: "s" | "/s";
}

interface Findings {
  readonly bounds: readonly Bound[];
  readonly observations: readonly Observation[];
}

/** A measurement that went wrong (NaN) misses its bound. */
const isMet = ({ measured, limit }: Bound): boolean => measured <= limit;

/** `npm run bench:sandbox [-- --json]`: exits 1 when a bound is missed. */
async function main(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "bench-sandbox-"));
  try {
    const parts = [
      await measureStarts(root),
      await measureReadBack(join(root, "read-back")),
      await measureHeld(join(root, "held")),
    ];
    const found: Findings = {
      bounds: parts.flatMap(({ bounds }) => bounds),
      observations: parts.flatMap(({ observations }) => observations),
    };
    const machine = `${cpus().length} CPUs, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
    if (process.argv.includes("--json")) printJson(machine, found);
    else printTables(machine, found);
    if (!found.bounds.every(isMet)) process.exitCode = 1;
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function measureStarts(root: string): Promise<Findings> {
  const starts: { cpu: number; wall: number }[] = [];
  for (let turn = 1; turn <= STARTS; turn++) {
    const sandbox = await serve(READ_BACK, join(root, `start-${turn}`));
    starts.push({ cpu: (await sandbox.usage()).cpuSeconds, wall: sandbox.seconds });
    await sandbox.end();
  }
  const what = "start with an empty data directory";
  return {
    bounds: [{ what, limit: 1, measured: median(starts.map(({ cpu }) => cpu)), unit: "s" }],
    observations: [{ what, measured: median(starts.map(({ wall }) => wall)), unit: "s" }],
  };
}

async function measureReadBack(directory: string): Promise<Findings> {
  const sandbox = await serve(READ_BACK, directory);
  const before = await sandbox.usage();
  const run: Run = JSON.parse(client("assign.ts", sandbox.url));
  const cpuSeconds = (await sandbox.usage()).cpuSeconds - before.cpuSeconds;
  await sandbox.end();
  const what = `creating ${label(READ_BACK)} assignments through the SDK, and reading them back`;
  return {
    bounds: [
      {
        what: `a request while ${what}`,
        limit: 1,
        measured: (1000 * cpuSeconds) / run.requests,
        unit: "ms",
      },
    ],
    observations: [
      {
        what: `requests from one SDK client, ${what}`,
        measured: run.requests / run.seconds,
        unit: "/s",
      },
    ],
  };
}

async function measureHeld(directory: string): Promise<Findings> {
  const few = await fill(HELD / 10, `${directory}-few`);
  const many = await fill(HELD, directory);
  const again = await serve(HELD, directory);
  const usage = await again.usage();
  await again.end();
  const memory = (what: string, measured: number): Bound => ({
    what,
    limit: 500,
    measured,
    unit: "MB",
  });
  return {
    bounds: [
      memory(`memory with ${label(HELD)} assignments just made`, many.residentMegabytes),
      memory(`memory with ${label(HELD)} assignments after a restart`, usage.residentMegabytes),
      {
        what: `an assignment among ${label(HELD)}, to one among ${label(HELD / 10)}`,
        limit: 2,
        measured: many.cpuSecondsEach / few.cpuSecondsEach,
        unit: "×",
      },
    ],
    observations: [
      {
        what: `core time of a start with ${label(HELD)} assignments`,
        measured: usage.cpuSeconds,
        unit: "s",
      },
      { what: `start with ${label(HELD)} assignments`, measured: again.seconds, unit: "s" },
    ],
  };
}

/** Makes all assignments of an organization of that size. */
async function fill(assignments: number, directory: string) {
  const sandbox = await serve(assignments, directory);
  const before = await sandbox.usage();
  client("fill.ts", sandbox.url);
  const { cpuSeconds, residentMegabytes } = await sandbox.usage();
  await sandbox.end();
  return { cpuSecondsEach: (cpuSeconds - before.cpuSeconds) / assignments, residentMegabytes };
}

/** A sandbox in a process of its own, and how long it took until it could be asked. */
async function serve(assignments: number, directory: string) {
  const started = performance.now();
  const child = fork(join(__dirname, "serve.ts"), [String(assignments), directory], {
    execArgv: ["--require", "tsx/cjs"],
  });
  const next = <T>() => new Promise<T>((resolve) => child.once("message", (m) => resolve(m as T)));
  const url = await next<string>();
  return {
    url,
    seconds: (performance.now() - started) / 1000,
    usage: () => {
      const answer = next<Usage>();
      child.send("usage");
      return answer;
    },
    end: () =>
      new Promise((resolve) => {
        child.once("exit", resolve);
        child.disconnect();
      }),
  };
}

function client(script: string, url: string): string {
  const command = ["--require", "tsx/cjs", join(__dirname, script), url];
  const child = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (child.status !== 0) throw new Error(`${script} failed:\n${child.stderr}`);
  return child.stdout;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function label(count: number): string {
  return count.toLocaleString("en-US");
}

function printJson(machine: string, { bounds, observations }: Findings): void {
  const checked = bounds.map((bound) => ({ ...bound, met: isMet(bound) }));
  console.log(JSON.stringify({ machine, bounds: checked, observations }, undefined, 2));
}

function printTables(machine: string, { bounds, observations }: Findings): void {
  const style = { head: [], border: [] };
  const written = (value: number, unit: string) => `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  const promised = new Table({
    head: ["bound, in time of one core", "at most", "measured", ""],
    colAligns: ["left", "right", "right", "left"],
    style,
  });
  for (const bound of bounds) {
    const { what, limit, measured, unit } = bound;
    promised.push([
      what,
      `${limit} ${unit}`,
      written(measured, unit),
      isMet(bound) ? "met" : "MISSED",
    ]);
  }
  const seen = new Table({
    head: ["as seen from outside", "measured"],
    colAligns: ["left", "right"],
    style,
  });
  for (const { what, measured, unit } of observations) seen.push([what, written(measured, unit)]);
  console.log(promised.toString());
  console.log(seen.toString());
  console.log(`${machine}.`);
}

main();
