import { nearestName } from "../model/nearest-name";
import { quote } from "../model/quote";
import { exitCodes } from "./exit-codes";
import type { TerraformBinary } from "./terraform/terraform-binary";
import { UserError } from "./user-error";

const getTerraform =
  "Install Terraform 1.11 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu 1.10 or newer (https://opentofu.org/docs/intro/install/).";

export const terraformMissing = (): UserError =>
  new UserError(
    `Neither terraform nor tofu is on the PATH.\n${getTerraform}`,
    exitCodes.terraformUnavailable,
  );

export const terraformTooOld = (found: TerraformBinary, minimum: string): UserError =>
  new UserError(
    `State is locked in S3 itself, which needs ${found.flavor} ${minimum} or newer, got ${found.version} (${found.command}).\n${getTerraform}`,
    exitCodes.terraformUnavailable,
  );

/** `what` as in `an environment`; `option` as typed, `--environment`. */
export function unknownName(
  option: string,
  what: string,
  given: string,
  names: Iterable<string>,
): UserError {
  const nearest = nearestName(given, names);
  return new UserError(
    [
      `${option} names ${what} of the access files, got ${quote(given)}.`,
      ...(nearest === undefined ? [] : [`  nearest: ${quote(nearest)}`]),
    ].join("\n"),
    exitCodes.usage,
  );
}

/** `code` is the system's: ENOENT, EACCES, … The exit codes are those of a shell. */
export const commandNotRun = (command: string, code: string): UserError =>
  code === "ENOENT"
    ? new UserError(`There is no command ${quote(command)} on the PATH.`, 127)
    : new UserError(`The command ${quote(command)} can't be run: ${code}.`, 126);
