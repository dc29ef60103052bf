import { createInterface } from "node:readline/promises";
import { needsYes } from "./errors";

/** Where a person is asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  /** Called at Ctrl-C, which a terminal that is being read sends as a key. */
  readonly interrupt: () => void;
}

const ownTerminal: Terminal = {
  input: process.stdin,
  output: process.stderr,
  interrupt: () => process.kill(process.pid, "SIGINT"),
};

/**
 * Asks whether to go on; only y and yes mean that.
 *
 * @throws UserError where there is no terminal to ask on, the signal's reason when it is aborted
 */
export async function askToGoOn(
  signal: AbortSignal,
  { input, output, interrupt }: Terminal = ownTerminal,
): Promise<boolean> {
  if (!input.isTTY) throw needsYes();
  const reader = createInterface({ input, output, terminal: true });
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      reader.once("SIGINT", interrupt);
      // Ctrl-D, or a terminal that is gone: no answer ever comes.
      reader.once("close", () => resolve(""));
      reader.question("Go on? [y/N] ", { signal }).then(resolve, reject);
    });
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    reader.close();
  }
}
