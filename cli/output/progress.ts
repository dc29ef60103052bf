import { createSpinner } from "nanospinner";
import { coloursFor } from "./colours";
import { visibleLines } from "./print";

/** Something that takes time, and says how far it is. */
export interface Step {
  /** How far it is. */
  update(text: string): void;
  /** It is done; ends the step with a line that stays. */
  done(text: string): void;
  /** It has failed; the same. */
  failed(text: string): void;
}

export interface Progress {
  /** Begins a step; several may be under way at once. */
  begin(text: string): Step;
  /** A line that stays, for what takes no time. */
  done(text: string): void;
  /** Ends what is under way without a word, and leaves the terminal as it was. */
  stop(): void;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Without a spinner a step speaks up this often, at most. */
const quietMilliseconds = 10_000;
const frameMilliseconds = 80;

/**
 * Progress on stderr: on a terminal one line that moves, with what is under way; elsewhere a plain line
 * for each beginning and end, and one in between when a step takes long.
 */
export function createProgress(
  stream: Stream = process.stderr,
  environment: NodeJS.ProcessEnv = process.env,
): Progress {
  // nanospinner animates only when stdout is a terminal too.
  const moves =
    stream.isTTY === true &&
    process.stdout.isTTY === true &&
    environment.TERM !== "dumb" &&
    !("CI" in environment);
  const shown = moves ? movingLine(stream) : plainLines(stream);
  const colours = coloursFor(stream, environment);
  const ended = (mark: string, text: string) => shown.line(`${mark} ${visibleLines(text)}`);
  return {
    begin(text) {
      const key = Symbol(text);
      shown.set(key, visibleLines(text));
      const end = (mark: string) => (last: string) => {
        shown.remove(key);
        ended(mark, last);
      };
      return {
        update: (now) => shown.set(key, visibleLines(now)),
        done: end(colours.green("✔")),
        failed: end(colours.red("✖")),
      };
    },
    done: (text) => ended(colours.green("✔"), text),
    stop: () => shown.stop(),
  };
}

/** Where steps are shown, by key. */
interface Shown {
  set(key: symbol, text: string): void;
  remove(key: symbol): void;
  line(text: string): void;
  stop(): void;
}

function plainLines(stream: Stream): Shown {
  const spoken = new Map<symbol, number>();
  const line = (text: string) => void stream.write(`${text}\n`);
  return {
    set(key, text) {
      const now = Date.now();
      if (now - (spoken.get(key) ?? 0) < quietMilliseconds) return;
      spoken.set(key, now);
      line(`  ${text}`);
    },
    remove: (key) => void spoken.delete(key),
    line,
    stop: () => spoken.clear(),
  };
}

function movingLine(stream: Stream): Shown {
  const steps = new Map<symbol, string>();
  const spinner = createSpinner("", { stream: stream as NodeJS.WriteStream, color: "cyan" });
  let timer: NodeJS.Timeout | undefined;
  // Its own loop would end the process at Ctrl-C, before anything is cleaned up.
  const spin = () => {
    const text = [...steps.values()].join(" · ");
    const room = (stream.columns ?? 80) - 4;
    spinner.update(text.length > room ? `${text.slice(0, room - 1)}…` : text).spin();
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    spinner.stop();
  };
  return {
    set(key, text) {
      steps.set(key, text);
      if (timer === undefined) spin();
      timer ??= setInterval(spin, frameMilliseconds);
    },
    remove(key) {
      steps.delete(key);
      if (steps.size === 0) stop();
    },
    line(text) {
      spinner.clear();
      stream.write(`${text}\n`);
      if (timer !== undefined) spin();
    },
    stop() {
      steps.clear();
      stop();
    },
  };
}
