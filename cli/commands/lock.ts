import { Command, InvalidArgumentError } from "commander";
import { nearestName } from "../../model/nearest-name";
import { quote } from "../../model/quote";
import { accessOption } from "../options";

/** Where people and pipelines usually run Terraform. */
const usualPlatforms = [
  "linux_amd64",
  "linux_arm64",
  "darwin_arm64",
  "darwin_amd64",
  "windows_amd64",
] as const;

const help = `
Writes locks/<stack>.hcl with the checksums of the AWS provider for several platforms, so that
everyone runs the same provider; commit them. Synthesis puts each beside its stack. A version that
is locked already stays: delete the file to move to a newer one. From a mirror on this machine
come the platforms that it has; --registry asks the registry instead.

Platforms are named as Terraform does: ${usualPlatforms.slice(0, 3).join(", ")},
${usualPlatforms.slice(3).join(", ")} (the default is all five).

Examples:
  idc lock                                        every stack, for the usual platforms
  idc lock dev prod --platform linux_amd64        two stacks, for one platform
  idc lock --registry

Exit code 0 when every lock file is written; 1 when the access files have errors or Terraform
fails; 2 for a stack that there is not; 3 when Terraform is missing or a mirror lacks a platform
that was named.`;

export interface LockOptions {
  readonly access: string;
  /** As asked for; undefined stands for the usual ones. */
  readonly platform?: readonly string[];
  readonly registry?: true;
}

export function lockCommand(): Command {
  return new Command("lock")
    .description("Write provider lock files for several platforms.")
    .argument("[stack...]", "stacks to lock; all when none is named")
    .option("--platform <os_arch...>", "platforms to lock for", addPlatform)
    .option("--registry", "ask the registry, even where a mirror is on this machine")
    .addOption(accessOption())
    .addHelpText("after", help)
    .action((stacks: readonly string[], options: LockOptions) => {
      const { lock } = require("../lock/lock") as typeof import("../lock/lock");
      return lock(stacks, options, usualPlatforms);
    });
}

function addPlatform(given: string, before: readonly string[] = []): readonly string[] {
  if (/^[a-z0-9]+_[a-z0-9]+$/.test(given)) return [...before, given];
  const nearest = nearestName(given, usualPlatforms);
  throw new InvalidArgumentError(
    nearest === undefined
      ? `A platform has the form OS_ARCH, as in linux_amd64, got ${quote(given)}.`
      : `(Did you mean ${nearest}?)`,
  );
}
