import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

const executable = join(__dirname, "../../bin/idc.js");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a test without what a machine may have set for colours and folders. */
export function plainEnvironment(changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { NO_COLOR, FORCE_COLOR, IDC_ACCESS, IDC_DEBUG, CDKTF_OUTDIR, ...rest } = process.env;
  return { ...rest, ...changes };
}

/** Runs the real executable to its end, its output no terminal. */
export function idc(
  parameters: readonly string[],
  { cwd, env = {} }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...parameters], {
    encoding: "utf8",
    cwd,
    env: plainEnvironment(env),
  });
  return { code: status, stdout, stderr };
}

export interface RunningIdc {
  /** Resolves when stdout or stderr holds a text; rejects when the command ends without. */
  until(text: string): Promise<void>;
  /** Written so far. */
  written(): string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** Starts the real executable, for tests that watch it or send signals. */
export function startIdc(
  parameters: readonly string[],
  { cwd, env = {} }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): RunningIdc {
  const child = spawn(process.execPath, [executable, ...parameters], {
    stdio: ["ignore", "pipe", "pipe"],
    cwd,
    env: plainEnvironment(env),
  });
  const written = { stdout: "", stderr: "" };
  let check = () => {};
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      written[name] += text;
      check();
    });
  const ended = new Promise<Ended>((resolve) =>
    child.once("close", (code) => resolve({ code, ...written })),
  );
  return {
    until: (text) =>
      new Promise((resolve, reject) => {
        check = () => {
          if ((written.stdout + written.stderr).includes(text)) resolve();
        };
        check();
        void ended.then(({ code, stdout, stderr }) =>
          reject(new Error(`idc ended with ${code} before it said ${text}:\n${stdout}${stderr}`)),
        );
      }),
    written: () => written.stdout + written.stderr,
    kill: (signal) => void child.kill(signal),
    ended,
  };
}
