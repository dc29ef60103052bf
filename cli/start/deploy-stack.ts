import { planNotEmpty, terraformFailed } from "../errors";
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

/**
 * Applies a stack and proves with a second plan that nothing is left to change.
 *
 * @returns how many resources were created, changed or removed
 */
export async function deploy({ stack, terraform }: StackRun, step: Step): Promise<number> {
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
  return progress.done;
}

/** @throws PlanNotEmpty when it is not */
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
