import { InvalidArgumentError, Option } from "commander";
import { type Instant, instantOf, isDate } from "../model/instant";
import { nearestName } from "../model/nearest-name";
import { enumerate, quote } from "../model/quote";
import { type BareTextRule, keepsRule } from "../model/schema/text-rule";

/** `--access`, as every command that reads the access files takes it. */
export const accessOption = (): Option =>
  new Option("--access <folder>", "folder with the access files")
    .env("IDC_ACCESS")
    .default("access");

/** An option of a command that takes a text: an empty one comes from a variable that is not set. */
export function refuseEmpty(option: Option): void {
  if (option.isBoolean() || option.parseArg !== undefined) return;
  option.argParser((given) => {
    if (given !== "") return given;
    throw new InvalidArgumentError("It is empty.");
  });
}

/** Names the moment at which all is judged, instead of the system's clock; `main.ts` reads it too. */
export const atVariable = "IDC_AT";

/** `--at`, as every command takes it that judges what has ended; an empty variable stands for none. */
export const atOption = (): Option =>
  new Option("--at <moment>", "judge what has ended at this day or time (UTC) instead of now")
    .env(atVariable)
    .argParser((given) => (given === "" ? undefined : moment(given)));

/** What an option takes that is a day or a time. */
export function moment(given: string): Instant {
  const instant = instantOf(given);
  if (instant !== undefined) return instant;
  throw new InvalidArgumentError(
    `A moment has the form YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ (UTC), got ${quote(given)}.`,
  );
}

/** An option that takes a day. */
export const day = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((given) => {
    if (isDate(given)) return given;
    throw new InvalidArgumentError(`A day has the form YYYY-MM-DD, got ${quote(given)}.`);
  });

/** An option that takes one of a few words; `before` says which words stood for some of them earlier. */
export function choice<T extends string>(
  flags: string,
  description: string,
  words: readonly T[],
  before: Readonly<Record<string, T>> = {},
): Option {
  return new Option(flags, `${description}: ${words.join(", ")}`).argParser((given) => {
    if (words.some((word) => word === given)) return given;
    if (Object.hasOwn(before, given)) return before[given];
    const nearest = nearestName(given, words);
    throw new InvalidArgumentError(
      nearest === undefined ? `It takes one of ${enumerate(words)}.` : `(Did you mean ${nearest}?)`,
    );
  });
}

/** An option that takes what a field of the access files takes. */
export const textOption = (flags: string, description: string, rule: BareTextRule): Option =>
  new Option(flags, description).argParser((given) => {
    if (keepsRule(rule, given)) return given;
    throw new InvalidArgumentError(`${rule.demand}, got ${quote(given)}.`);
  });

/** What an option takes that can be given several times, or with several files. */
export function eachFile(given: string, before: readonly string[] = []): readonly string[] {
  if (given !== "") return [...before, given];
  throw new InvalidArgumentError("It is empty.");
}

/** An option that takes a TCP port. */
export const port = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((given) => {
    const number = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
    if (number >= 0 && number <= 65_535) return number;
    throw new InvalidArgumentError(`A port is a number from 0 to 65535, got ${quote(given)}.`);
  });
