import { constants } from "node:os";

/** A signal ended the command: exit code 128 + its number, as shells count it. */
export class Interrupted extends Error {
  readonly exitCode: number;

  constructor(readonly signal: NodeJS.Signals) {
    super(`Interrupted by ${signal}.`);
    this.name = "Interrupted";
    this.exitCode = signalExitCode(signal);
  }
}

export const signalExitCode = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs work that has something to clean up: a signal aborts it (with `Interrupted` as the reason)
 * instead of ending the process. Further signals change nothing: npm sends Ctrl-C a second time.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = (signal: NodeJS.Signals) => controller.abort(new Interrupted(signal));
  for (const signal of signals) process.on(signal, interrupt);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** Settles only when the work is aborted, with its reason. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
