import { Command } from "commander";
import { accessOption, atOption } from "../options";
import type { StartOptions } from "../start/start";

const help = `
Writes Terraform JSON for every stack, starts a local AWS that knows the organization of the
access files, bootstraps it, deploys identity and then every environment to it with Terraform and
its AWS provider, state in the local S3, and proves with terraform plan -detailed-exitcode that
nothing is left to change. It takes three minutes, one of which the provider watches whether S3
stands by the bucket's rules; it needs no AWS account, and leaves nothing running. What it leaves
on disk is cdktf.out and two caches: tsx's in the temporary folder, of this program compiled, and
~/.cache/identity-center-as-code, of the provider where the registry gave it. Without Terraform it
still writes the JSON, and says how to get Terraform.

Examples:
  idc start
  idc start --access ../other/access
  idc start --json | jq '.stacks[] | {stack, seconds}'

Exit code 0 when everything is deployed, or when only Terraform or its provider is missing; 1 when
the access files have errors or Terraform fails; 130 after Ctrl-C. With --json the document is there
in each of these cases but errors of the access files.`;

export function startCommand(): Command {
  return new Command("start")
    .description("Deploy everything to a local sandbox, prove it, and show who can do what where.")
    .option("--json", "print JSON: what became of every stack, and who can do what where")
    .addOption(accessOption())
    .addOption(atOption())
    .addHelpText("after", help)
    .action((options: StartOptions) => {
      const { start } = require("../start/start") as typeof import("../start/start");
      return start(options);
    });
}
