import { InvalidArgumentError, Option } from "commander";
import { nearestName } from "../model/nearest-name";
import { enumerate, quote } from "../model/quote";

/** `--access`, as every command that reads the access files takes it. */
export const accessOption = (): Option =>
  new Option("--access <folder>", "folder with the access files")
    .env("IDC_ACCESS")
    .default("access");

/** An option that takes one of a few words. */
export function choice<T extends string>(
  flags: string,
  description: string,
  words: readonly T[],
): Option {
  return new Option(flags, `${description}: ${words.join(", ")}`).argParser((given) => {
    if (words.some((word) => word === given)) return given;
    const nearest = nearestName(given, words);
    throw new InvalidArgumentError(
      nearest === undefined ? `It takes one of ${enumerate(words)}.` : `(Did you mean ${nearest}?)`,
    );
  });
}

/** An option that takes a TCP port. */
export const port = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((given) => {
    const number = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
    if (number >= 0 && number <= 65_535) return number;
    throw new InvalidArgumentError(`A port is a number from 0 to 65535, got ${quote(given)}.`);
  });
