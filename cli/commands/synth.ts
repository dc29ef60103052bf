import { Command } from "commander";
import { loadModel } from "../load-model";
import { accessOption } from "../options";
import { print, visibleLines } from "../output/print";

const help = `
Writes <folder>/stacks/<stack>/cdk.tf.json, where folder is cdktf.out or what CDKTF_OUTDIR names,
and puts locks/<stack>.hcl beside it where there is one. The same files as npx cdktf synth.

Examples:
  idc synth
  CDKTF_OUTDIR=build idc synth --access ../other/access

Exit code 0 when everything is written; 1 when the access files have errors, and nothing is
written.`;

export function synthCommand(): Command {
  return new Command("synth")
    .description("Write Terraform JSON for every stack.")
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(synth);
}

function synth({ access }: { readonly access: string }): void {
  const model = loadModel(access);
  // CDKTF takes a third of a second to load: not for help, and not for files with errors.
  const { synthesize } =
    require("../../stacks/synthesize") as typeof import("../../stacks/synthesize");
  const { outdir, stacks } = synthesize(model);
  for (const stack of stacks) print(visibleLines(`${outdir}/stacks/${stack}/cdk.tf.json`));
}
