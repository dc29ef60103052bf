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

export const mirrorUnusable = (
  named: string,
  host: string,
  platforms: readonly string[],
): UserError =>
  new UserError(
    [
      `IDC_PROVIDER_MIRROR names a directory that holds ${host}/hashicorp/aws/VERSION/OS_ARCH, with a version from 5.100.0 to below 7.0.0 for ${platforms.join(" or ")}, got ${quote(named)}, which holds none.`,
      "  fix: Correct it, or unset it to have a mirror looked for.",
    ].join("\n"),
    exitCodes.terraformUnavailable,
  );

export const mirrorLacks = (
  directory: string,
  missing: readonly string[],
  held: readonly string[],
  version = "any version",
): UserError =>
  new UserError(
    [
      `A mirror gives the platforms that it holds, got ${missing.join(", ")}; ${directory} holds ${version} for ${held.join(", ") || "none"}.`,
      "  fix: Leave them out, or ask the registry: idc lock --registry.",
    ].join("\n"),
    exitCodes.terraformUnavailable,
  );

/** `what` as in `an environment`; `option` as typed, `--environment`. */
export function unknownName(
  option: string,
  what: string,
  given: string,
  names: Iterable<string>,
  where: "the access files" | "the estate file" = "the access files",
): UserError {
  const nearest = nearestName(given, names);
  return new UserError(
    [
      `${option} names ${what} of ${where}, got ${quote(given)}.`,
      ...(nearest === undefined ? [] : [`  nearest: ${quote(nearest)}`]),
    ].join("\n"),
    exitCodes.usage,
  );
}

export function unknownRule(given: string, ids: Iterable<string>): UserError {
  const nearest = nearestName(given, ids);
  return new UserError(
    [
      `A rule is given by its id, got ${quote(given)}.`,
      ...(nearest === undefined ? [] : [`  nearest: ${quote(nearest)}`]),
      "  fix: Copy the id from a finding; idc explain lists them all.",
    ].join("\n"),
    exitCodes.usage,
  );
}

/** `code` is the system's: ENOENT, EACCES, … The exit codes are those of a shell. */
export const commandNotRun = (command: string, code: string): UserError =>
  code === "ENOENT"
    ? new UserError(`There is no command ${quote(command)} on the PATH.`, 127)
    : new UserError(`The command ${quote(command)} can't be run: ${code}.`, 126);

/** Neither a mirror nor the registry gives Terraform the AWS provider. */
export class ProviderUnavailable extends UserError {}

/** `errors` in Terraform's words. */
export const providerUnavailable = (errors: string): ProviderUnavailable =>
  new ProviderUnavailable(
    [
      "Terraform can't get its AWS provider, hashicorp/aws from 5.100.0 to below 7.0.0:",
      indented(errors),
      "  fix: Give Terraform a way to registry.terraform.io, or name a directory that holds registry.terraform.io/hashicorp/aws/VERSION/OS_ARCH in IDC_PROVIDER_MIRROR.",
    ].join("\n"),
    exitCodes.terraformUnavailable,
  );

/** `what` is Terraform's command: init, apply, plan. */
export const terraformFailed = (stack: string, what: string, errors: string): UserError =>
  new UserError(`terraform ${what} failed for the stack ${quote(stack)}:\n${indented(errors)}`);

/** An apply left something to change. */
export class PlanNotEmpty extends UserError {}

/** `plan` as Terraform prints it. */
export const planNotEmpty = (stack: string, plan: string): PlanNotEmpty =>
  new PlanNotEmpty(
    [
      `After an apply a plan is empty, got changes in the stack ${quote(stack)}:`,
      ...plan.split("\n").filter((line) => line.startsWith("  # ")),
    ].join("\n"),
  );

const indented = (text: string): string => text.replace(/^(?=.)/gm, "  ");

/** `what` as in `a folder`, found where AWS's SDK looks for the file; `variable` names another place. */
export const awsFileIsNone = (file: string, what: string, variable: string): UserError =>
  new UserError(
    [
      `AWS's settings and credentials are read from regular files, got ${quote(file)}, which is ${what}.`,
      `  fix: Name a file in ${variable}, or /dev/null for none.`,
    ].join("\n"),
  );
