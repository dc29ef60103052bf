import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export const root = join(__dirname, "../..");

/** As far as tests look into it. */
export interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps?: readonly Step[];
}

export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export const workflowText = (name: string): string =>
  readFileSync(join(root, `.github/workflows/${name}.yml`), "utf8");

export const readWorkflow = (name: string): Workflow => parse(workflowText(name));

export interface Ran {
  readonly code: number | null;
  /** What it wrote, both streams. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Where steps run, and what GitHub's expressions stand for there. */
export interface Runner {
  /** The checkout. */
  readonly cwd: string;
  /** RUNNER_TEMP. */
  readonly temporary: string;
  readonly env?: NodeJS.ProcessEnv;
  /** By what stands between `${{` and `}}`; what is missing is empty, as it is to GitHub. */
  readonly expressions?: Readonly<Record<string, string>>;
}

/** Runs a step's script as GitHub does it: with bash, ending at the first failure. */
export async function runStep({ run = "", env = {} }: Step, runner: Runner): Promise<Ran> {
  const { cwd, temporary, expressions = {} } = runner;
  const files = mkdtempSync(join(temporary, "step-"));
  const [output, summary, script] = ["output", "summary", "script"].map((name) =>
    join(files, name),
  ) as [string, string, string];
  writeFileSync(script, run);
  const resolved = Object.entries(env).map(([name, value]) => [
    name,
    String(value).replace(/\$\{\{ (.+?) \}\}/g, (_, expression) => expressions[expression] ?? ""),
  ]);
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...runner.env,
      ...Object.fromEntries(resolved),
      RUNNER_TEMP: temporary,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
    },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return {
    code,
    log,
    summary: read(summary),
    outputs: Object.fromEntries(
      read(output)
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => {
          const equals = line.indexOf("=");
          return [line.slice(0, equals), line.slice(equals + 1)];
        }),
    ),
  };
}

/** The step of a job whose script contains a text. */
export function stepWith(name: string, job: string, text: string): Step {
  const steps = readWorkflow(name).jobs[job]?.steps ?? [];
  const found = steps.find(({ run }) => run?.includes(text));
  if (found === undefined) throw new Error(`no step of ${name}.${job} runs ${text}`);
  return found;
}
