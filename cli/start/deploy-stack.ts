import { planNotEmpty, terraformFailed } from "../errors";
import { count } from "../output/print";
import type { Step } from "../output/progress";
import { errorsOf } from "../terraform/json-lines";
import { providerFailure } from "../terraform/provider-failure";
import { runTerraform, type TerraformFolder } from "../terraform/run-terraform";
import { afterLine, beginning } from "./apply-progress";

/** A stack's own copy of its JSON, and how Terraform runs there. */
export interface StackRun {
  readonly stack: string;
  readonly terraform: TerraformFolder;
}

/** The provider waits at least ten seconds for each assignment: most of an apply is waiting. */
const parallelism = 40;

/** @throws ProviderUnavailable when the provider can't be had, UserError for another failure. */
export async function initialize({ stack, terraform }: StackRun): Promise<void> {
  const outcome = await runTerraform(terraform, ["init", "-no-color"]);
  if (outcome.code === 0) return;
  const errors = errorsOf(outcome);
  throw providerFailure(errors) ?? terraformFailed(stack, "init", errors);
}

/** Applies a stack and proves with a second plan that nothing is left to change. */
export async function deploy({ stack, terraform }: StackRun, step: Step): Promise<void> {
  const started = Date.now();
  let progress = beginning;
  step.update(`${stack}: planning`);
  const outcome = await runTerraform(
    terraform,
    ["apply", "-json", "-auto-approve", `-parallelism=${parallelism}`],
    (line) => {
      progress = afterLine(progress, line);
      const { done, total } = progress;
      if (total !== undefined) step.update(`${stack}: ${done} of ${total} resources`);
    },
  );
  if (outcome.code !== 0) throw terraformFailed(stack, "apply", errorsOf(outcome));
  step.update(`${stack}: planning again`);
  await proveNothingLeft({ stack, terraform });
  step.done(deployed(stack, progress.done, started));
}

/** The line that stays of a stack. */
export function deployed(stack: string, resources: number, started: number): string {
  const seconds = Math.round((Date.now() - started) / 1000);
  return `${stack}: ${count(resources, "resource")} deployed, nothing left to change (${seconds} s)`;
}

/** @throws UserError when a plan is not empty */
export async function proveNothingLeft({ stack, terraform }: StackRun): Promise<void> {
  const outcome = await runTerraform(terraform, [
    "plan",
    "-detailed-exitcode",
    "-no-color",
    `-parallelism=${parallelism}`,
  ]);
  if (outcome.code === 2) throw planNotEmpty(stack, outcome.stdout);
  if (outcome.code !== 0) throw terraformFailed(stack, "plan", errorsOf(outcome));
}
