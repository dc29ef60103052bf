import { InvalidArgumentError } from "commander";
import { quote } from "../../model/quote";

/** Seconds of a length of time as `--for` takes it: `4h`, `30m`, `1h30m`. */
export function lengthInSeconds(given: string): number {
  const groups = /^(?=\d)(?:(?<hours>\d{1,4})h)?(?:(?<minutes>\d{1,5})m)?$/.exec(given)?.groups;
  const seconds = Number(groups?.hours ?? 0) * 3600 + Number(groups?.minutes ?? 0) * 60;
  if (seconds > 0) return seconds;
  throw new InvalidArgumentError(
    `A length of time has the form 4h, 30m or 1h30m, got ${quote(given)}.`,
  );
}
