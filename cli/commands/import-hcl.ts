import { dirname } from "node:path";
import { Command, Option } from "commander";
import { readAccessFiles } from "../../model/read-access-files";
import { makeDirectory } from "../../stacks/make-directory";
import { interruptible } from "../interruption";
import { accessOption, eachFile } from "../options";
import { count, print, visibleLines } from "../output/print";
import { writeAllAtomically } from "../write-atomically";

interface Options {
  readonly access: string;
  readonly variables: readonly string[];
  readonly state: string;
  readonly imports: string;
}

const help = `
Takes over what a Terraform module in HCL has made of Identity Center, without a change to it. Reads
the module's variables in the shape of aws-ia/terraform-aws-iam-identity-center (maps) or
cloudposse/terraform-aws-sso (lists), and the ids from the state that made them. Writes permission
sets, policies, grants and, where Identity Center owns the directory, users and groups into the access
folder, which holds organization.yaml and organization.snapshot.yaml already; and for each stack the
import blocks of its first plan. AWS and the module's state are only read.

Examples:
  terraform show -json > state.json        where the module is applied
  idc import-hcl --variables sso.tfvars --state state.json
  idc import-hcl --variables a.tfvars b.tfvars.json --state state.json --imports adopted

Exit code 0 when everything is written; 1 when the variables, the state or the access files have
errors, or a file is there already; 3 without Terraform, which reads the variables. Nothing is
written but with 0. docs/migrating-from-hcl-modules.md goes through all of it.`;

export function importHclCommand(): Command {
  return new Command("import-hcl")
    .description("Take over access from a Terraform module in HCL.")
    .addOption(
      new Option(
        "--variables <files...>",
        "the module's variables, .tfvars or .json, the last wins",
      )
        .argParser(eachFile)
        .makeOptionMandatory(),
    )
    .requiredOption("--state <file>", "what terraform show -json prints of the module's state")
    .option("--imports <folder>", "where import blocks are written", "imports")
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(run);
}

async function run({ access, variables, state, imports }: Options): Promise<void> {
  // Synthesis takes a third of a second to load: not for help.
  const { evaluate } = require("../import-hcl/evaluate") as typeof import("../import-hcl/evaluate");
  const { importHcl } =
    require("../import-hcl/import-hcl") as typeof import("../import-hcl/import-hcl");
  const { organizationNeeded } =
    require("../import-hcl/errors") as typeof import("../import-hcl/errors");
  const { readState } = require("../import-hcl/state") as typeof import("../import-hcl/state");
  const { VARIABLES } =
    require("../import-hcl/variables") as typeof import("../import-hcl/variables");
  const files = readAccessFiles(access, () => {});
  if (files?.organization === undefined || files.snapshot === undefined)
    throw organizationNeeded(access);
  const resources = readState(state);
  const values = await interruptible((signal) => evaluate(variables, VARIABLES, signal));
  const imported = await importHcl(files, values, resources, { access, imports });
  for (const file of imported.files.keys()) makeDirectory(dirname(file));
  writeAllAtomically(imported.files);
  for (const file of imported.files.keys()) print(visibleLines(file));
  for (const [stack, found] of imported.counts)
    print(visibleLines(`${stack}: ${count(found, "resource")} to import`));
  if (imported.left.length > 0)
    print(visibleLines(`Left in the module's state: ${imported.left.join(", ")}.`));
}
