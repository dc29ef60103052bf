import { Command } from "commander";
import { accessOption } from "../options";

const help = `
Writes Terraform JSON for every stack, starts a local AWS that knows the organization of the
access files, bootstraps it, deploys identity and then every environment to it with Terraform and
its AWS provider, state in the local S3, and proves with terraform plan -detailed-exitcode that
nothing is left to change. It takes three minutes, one of which the provider watches whether S3
stands by the bucket's rules; it needs no AWS account, and leaves nothing running and no file but
cdktf.out. Without Terraform it still writes the JSON, and says how to get Terraform.

Examples:
  idc start
  idc start --access ../other/access

Exit code 0 when everything is deployed, or when only Terraform or its provider is missing; 1 when
the access files have errors or Terraform fails; 130 after Ctrl-C.`;

export function startCommand(): Command {
  return new Command("start")
    .description("Deploy everything to a local sandbox, prove it, and show who can do what where.")
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(({ access }: { readonly access: string }) => {
      const { start } = require("../start/start") as typeof import("../start/start");
      return start(access);
    });
}
