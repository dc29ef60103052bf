import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

export interface Outcome {
  /** Exit code; -1 when a signal ended the process. */
  readonly code: number;
  /** Both streams without colours, each run of white space and frame characters as one space. */
  readonly output: string;
}

export interface Ended {
  /** Exit code; -1 when a signal ended the process. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** What both streams have given so far. */
  output(): string;
  /** Asks the process alone to end, as Ctrl-C does. */
  interrupt(): void;
  /** Ends a detached process and all that it started, as a machine does that goes down. */
  kill(): void;
}

export interface Place {
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether the process leads a group of its own, which the terminal's Ctrl-C does not reach. */
  readonly detached?: boolean;
}

export function start(command: string, parameters: readonly string[], place: Place): Running {
  const child = spawn(command, parameters, { ...place, stdio: ["ignore", "pipe", "pipe"] });
  const { pid } = child;
  const written = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      written[stream] += text;
    });
  return {
    ended: new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ code: code ?? -1, ...written }));
    }),
    output: () => written.stdout + written.stderr,
    interrupt: () => void child.kill("SIGINT"),
    kill: () => void (place.detached && pid !== undefined && process.kill(-pid, "SIGKILL")),
  };
}

export const outcomeOf = ({ code, stdout, stderr }: Ended): Outcome => ({
  code,
  output: stripVTControlCharacters(stdout + stderr)
    .replace(/[\s│╷╵]+/g, " ")
    .trim(),
});
