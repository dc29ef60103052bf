import { join } from "node:path";
import { Command } from "commander";
import type { AccessModel } from "../../model/access-model";
import { checkAwsFiles } from "../aws-files";
import { connect, disconnect } from "../bootstrap/aws";
import { type Bootstrapped, bootstrap } from "../bootstrap/bootstrap";
import { StackFolder } from "../bootstrap/stack-folder";
import { stateUrl, type Work } from "../bootstrap/steps";
import { askToGoOn } from "../confirmation/ask";
import { terraformMissing } from "../errors";
import { interruptible } from "../interruption";
import { loadModel } from "../load-model";
import { accessOption } from "../options";
import { print, printJson, say, visibleLines } from "../output/print";
import { withTemporaryDirectory } from "../temporary-directory";
import { findTerraform } from "../terraform/terraform-binary";
import { terraformEnvironment } from "../terraform/terraform-environment";

interface Options {
  readonly access: string;
  readonly yes?: true;
  readonly json?: true;
}

const help = `
Makes the stack bootstrap: the bucket that holds every stack's state and the KMS key that encrypts
it; and, where the access files declare a pipeline (ci:), its identity provider and the roles that
it plans and deploys with. Its own state goes into the bucket too. It runs with the credentials of
the environment, in the account that administers Identity Center. It may be interrupted and
repeated: what exists is adopted, nothing is made twice. docs/bootstrap.md says what each role may
do.

Examples:
  idc bootstrap                            shows what it will do, and asks
  idc bootstrap --yes --json               for scripts
  idc sandbox -- npx idc bootstrap --yes   on a local AWS

Exit code 0 when all is there; 1 when it was not confirmed, or a step failed: the message says
which, and how to go on; 3 without Terraform.`;

export function bootstrapCommand(): Command {
  return new Command("bootstrap")
    .description("Make the bucket, the key and the roles that everything else needs.")
    .option("--yes", "go on without asking")
    .option("--json", "print JSON: what changed, and the outputs of the stack")
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(command);
}

async function command({ access, yes, json }: Options): Promise<void> {
  const model = loadModel(access);
  const binary = findTerraform();
  if (binary === undefined) throw terraformMissing();
  const { synthesize } =
    require("../../stacks/synthesize") as typeof import("../../stacks/synthesize");
  const { BOOTSTRAP } =
    require("../../stacks/bootstrap-stack") as typeof import("../../stacks/bootstrap-stack");
  const { administeringAccount } =
    require("../../stacks/provider") as typeof import("../../stacks/provider");
  const folder = new StackFolder(join(synthesize(model).outdir, "stacks", BOOTSTRAP));
  checkAwsFiles();
  const aws = connect(model.state.region);
  try {
    const result = await withTemporaryDirectory((directory) =>
      interruptible((signal) => {
        const work: Work = {
          state: model.state,
          account: administeringAccount(model.instance),
          aws,
          folder,
          terraform: {
            command: binary.command,
            directory: folder.path,
            environment: { ...process.env, ...terraformEnvironment(binary, directory) },
            signal,
          },
          say,
        };
        return bootstrap(work, () => (yes ? Promise.resolve(true) : askToGoOn(signal)));
      }),
    );
    if (json) printJson({ state: stateUrl(model), ...result });
    else print(visibleLines(text(model, result)));
  } finally {
    disconnect(aws);
  }
}

function text(model: AccessModel, { changes, isMoved, outputs }: Bootstrapped): string {
  const nothing = changes.length === 0 && !isMoved;
  return [
    nothing ? "Nothing to do: all is there." : "Done.",
    `The state of bootstrap is ${stateUrl(model)}.`,
    ...Object.entries(outputs).map(([name, value]) => `${name.padEnd(18)}${String(value)}`),
  ].join("\n");
}
