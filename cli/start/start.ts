import type { AccessModel } from "../../model/access-model";
import { assignedAccess } from "../../model/effective-access";
import { BOOTSTRAP } from "../../stacks/bootstrap-stack";
import { IDENTITY } from "../../stacks/identity";
import { MONITORING } from "../../stacks/monitoring";
import { administeringAccount, deployingAccount } from "../../stacks/provider";
import { synthesize } from "../../stacks/synthesize";
import { overviews } from "../access/overview";
import { ProviderUnavailable, terraformMissing } from "../errors";
import { Interrupted, interruptible } from "../interruption";
import { loadModel } from "../load-model";
import { summary } from "../model-summary";
import { coloursFor } from "../output/colours";
import { print, printJson, say } from "../output/print";
import { createProgress, type Progress } from "../output/progress";
import { renderTable, widthFor } from "../output/table";
import { systemFailure } from "../system-failure";
import { withTemporaryDirectory } from "../temporary-directory";
import { findTerraform, type TerraformBinary } from "../terraform/terraform-binary";
import { terraformEnvironment } from "../terraform/terraform-environment";
import { UserError } from "../user-error";
import { deployEverything } from "./deploy-everything";
import { type Outcome, startJson } from "./json";
import { type StackResult, secondsSince, skipped } from "./stack-result";
import { withSandbox } from "./with-sandbox";

export interface StartOptions {
  readonly access: string;
  readonly at?: string;
  readonly json?: true;
}

/** The main job on a sandbox: access files to stacks to a deployment with nothing left to change. */
export async function start({ access, at, json }: StartOptions): Promise<void> {
  const started = Date.now();
  const model = loadModel(access, at);
  const progress = createProgress();
  progress.done(`${access}: ${summary(model)}`);
  const results = new Map<string, StackResult>();
  const printOutcome = (result: Outcome["result"], reason?: string) =>
    printJson(
      startJson(model, {
        result,
        ...(reason === undefined ? {} : { reason }),
        seconds: secondsSince(started),
        stacks: stacksOf(model).map((stack) => results.get(stack) ?? skipped(stack)),
      }),
    );
  try {
    const outdir = synthesizeAll(model, progress);
    const lacking = await interruptible((signal) =>
      deploy(model, outdir, progress, signal, (result) => results.set(result.stack, result)),
    );
    if (lacking !== undefined) results.clear();
    if (json) printOutcome(lacking === undefined ? "deployed" : "skipped", lacking?.message);
    else print(`\n${whoCanDoWhat(model)}\n`);
    if (lacking !== undefined) say(notDeployed(lacking));
    else if (!json) say(afterDeployment(model));
  } catch (error) {
    progress.stop();
    if (error instanceof Interrupted) say("Stopped. Nothing is left running.");
    if (json) printOutcome(error instanceof Interrupted ? "stopped" : "failed", reasonOf(error));
    throw error;
  }
}

const reasonOf = (error: unknown): string =>
  systemFailure(error) ?? (error instanceof Error ? error.message : String(error));

/** In the order of deployment. */
const stacksOf = ({ environments }: AccessModel): readonly string[] => [
  BOOTSTRAP,
  IDENTITY,
  ...environments.map(({ name }) => name),
];

function synthesizeAll(model: AccessModel, progress: Progress): string {
  const step = progress.begin("Writing Terraform JSON");
  const { outdir, stacks } = synthesize(model);
  step.done(`${outdir}: Terraform JSON of ${stacks.join(", ")}`);
  return outdir;
}

/** Deploys every stack; where Terraform or its provider can't be had, it resolves to what says so. */
async function deploy(
  model: AccessModel,
  outdir: string,
  progress: Progress,
  signal: AbortSignal,
  onResult: (result: StackResult) => void,
): Promise<UserError | undefined> {
  const terraform = usableTerraform();
  if (terraform instanceof UserError) return terraform;
  try {
    await withTemporaryDirectory((directory) =>
      withSandbox(model, async ({ url, env, aws }) => {
        progress.done(`A local AWS on ${url}, in memory`);
        const terraformChanges = terraformEnvironment(terraform, directory);
        await deployEverything({
          terraform,
          env: (stack) => ({
            ...env(deployingAccount(stack, model.instance)),
            ...terraformChanges,
            // Plugins leave their sockets there.
            TMPDIR: directory,
          }),
          outdir,
          bootstrapping: {
            state: model.state,
            account: administeringAccount(model.instance),
            aws,
          },
          first: IDENTITY,
          others: model.environments.map(({ name }) => name),
          directory,
          progress,
          signal,
          onResult,
        });
      }),
    );
    return undefined;
  } catch (error) {
    if (error instanceof ProviderUnavailable) return error;
    throw error;
  }
}

function usableTerraform(): TerraformBinary | UserError {
  try {
    return findTerraform() ?? terraformMissing();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

const notDeployed = ({ message }: UserError): string =>
  `Nothing was deployed: what is shown is what the access files declare.\n${message}\nThen run this again.`;

/** What to try next, and what was left out. */
export const afterDeployment = ({ directory, monitoring }: AccessModel): string => {
  const person = directory.users[0]?.userName;
  return [
    ...(monitoring === undefined
      ? []
      : [
          `The stack ${MONITORING} was written and not deployed: a local AWS has no CloudTrail, GuardDuty and the like to watch.`,
        ]),
    "All of this ran on a local AWS that is gone now. Next:",
    ...(person === undefined
      ? []
      : [
          `  npx idc access --user ${person}`,
          "    what one person can do, and through which group",
        ]),
    "  npx idc sandbox --data .sandbox -- npx cdktf deploy identity",
    "    the same by hand, on a local AWS that stays",
    "  npx cdktf plan identity",
    "    the first step against AWS, with credentials of the administering account",
  ].join("\n");
};

function whoCanDoWhat(model: AccessModel): string {
  const width = widthFor(process.stdout);
  return overviews(model, assignedAccess(model), width)
    .map(({ columns, rows }) => renderTable(columns, rows, coloursFor(process.stdout), width))
    .join("\n\n");
}
