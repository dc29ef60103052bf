import { planNotEmpty, providerUnavailable, terraformFailed } from "../errors";
import { count } from "../output/print";
import type { Step } from "../output/progress";
import { runTerraform, type TerraformResult } from "../terraform/run-terraform";
import { type ApplyState, afterLine, beginning } from "./apply-events";

/** One stack's own copy of its JSON, and how Terraform runs there. */
export interface StackRun {
  readonly stack: string;
  readonly directory: string;
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** The provider waits at least ten seconds for each assignment: most of an apply is waiting. */
const parallelism = 40;

/** What Terraform says when neither a mirror nor the registry gives it a provider; not of one that it refuses. */
const withoutProvider =
  /Failed to query available provider packages|Failed to install provider.*(Get "http|could not query provider registry)/s;

/** @throws ProviderUnavailable when the provider can't be had, UserError for another failure. */
export async function initialize(run: StackRun): Promise<void> {
  const { code, output } = await terraform(run, ["init", "-input=false", "-no-color"]);
  if (code === 0) return;
  throw withoutProvider.test(output)
    ? providerUnavailable(output)
    : terraformFailed(run.stack, "init", output);
}

/** Applies a stack and proves with a second plan that nothing is left to change. */
export async function deploy(run: StackRun, step: Step): Promise<void> {
  const { stack } = run;
  const started = Date.now();
  let state: ApplyState = beginning;
  step.update(`${stack}: planning`);
  const { code, output } = await terraform(
    run,
    ["apply", "-json", "-input=false", "-auto-approve", `-parallelism=${parallelism}`],
    (line) => {
      state = afterLine(state, line);
      if (state.total !== undefined)
        step.update(`${stack}: ${state.done} of ${state.total} resources`);
    },
  );
  if (code !== 0) throw terraformFailed(stack, "apply", state.errors.join("\n") || output);
  step.update(`${stack}: planning again`);
  await proveNothingLeft(run);
  const seconds = Math.round((Date.now() - started) / 1000);
  step.done(
    `${stack}: ${count(state.done, "resource")} deployed, nothing left to change (${seconds} s)`,
  );
}

async function proveNothingLeft(run: StackRun): Promise<void> {
  const { code, output } = await terraform(run, [
    "plan",
    "-detailed-exitcode",
    "-input=false",
    "-no-color",
    `-parallelism=${parallelism}`,
  ]);
  if (code === 2) throw planNotEmpty(run.stack, output);
  if (code !== 0) throw terraformFailed(run.stack, "plan", output);
}

const terraform = (
  { command, directory, env, signal }: StackRun,
  parameters: readonly string[],
  onLine: (line: string) => void = () => {},
): Promise<TerraformResult> =>
  runTerraform({ command, parameters, directory, env, signal, onLine });
