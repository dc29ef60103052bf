import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { BOOTSTRAP } from "../../stacks/bootstrap-stack";
import { placeProviderLocks } from "../../stacks/provider-locks";
import { PlanNotEmpty } from "../errors";
import type { Progress, Step } from "../output/progress";
import type { TerraformBinary } from "../terraform/terraform-binary";
import { type Bootstrapping, bootstrapStack } from "./bootstrap-stack";
import { deploy, initialize, type StackRun } from "./deploy-stack";
import { deployedText, type StackResult, secondsSince } from "./stack-result";

export interface Deployment {
  readonly terraform: TerraformBinary;
  /** What Terraform inherits for a stack: each is deployed from one account. */
  readonly env: (stack: string) => NodeJS.ProcessEnv;
  /** Where the stacks were synthesized; they stay as they are. */
  readonly outdir: string;
  /** Makes the bucket of all states before anything is deployed; where it is absent, the bucket is there. */
  readonly bootstrapping?: Bootstrapping;
  /** Deployed before all others, which read what it makes. */
  readonly first: string;
  /** Deployed side by side. */
  readonly others: readonly string[];
  /** Where Terraform works: a later deployment to AWS finds nothing of this one. */
  readonly directory: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Told of every stack that was begun, at its end. */
  readonly onResult?: (result: StackResult) => void;
}

/** Each takes a processor while it plans, half a gigabyte, and mostly waits. */
const sideBySide = 3;

/** Deploys stacks in order; the first failure ends those that are under way. */
export async function deployEverything(deployment: Deployment): Promise<void> {
  const { bootstrapping, first, others, progress, directory, terraform, env } = deployment;
  const { onResult = () => {} } = deployment;
  const failure = new AbortController();
  const signal = AbortSignal.any([deployment.signal, failure.signal]);
  const bootstrapped = bootstrapping === undefined ? [] : [BOOTSTRAP];
  copyStacks(deployment.outdir, directory, [...bootstrapped, first, ...others]);
  const run = (stack: string): StackRun => ({
    stack,
    terraform: {
      command: terraform.command,
      directory: copyOf(directory, stack),
      environment: env(stack),
      signal,
      whenAborted: "kill",
    },
  });
  const inStep = async (stack: string, work: (step: Step) => Promise<number>): Promise<void> => {
    if (signal.aborted) return;
    const started = Date.now();
    const step = progress.begin(`${stack}: terraform init`);
    try {
      const resources = await work(step);
      const seconds = secondsSince(started);
      step.done(deployedText(stack, resources, seconds));
      onResult({ stack, result: "deployed", resources, seconds, isSecondPlanEmpty: true });
    } catch (error) {
      const result = signal.aborted ? "stopped" : "failed";
      const isSecondPlanEmpty = error instanceof PlanNotEmpty ? false : null;
      step.failed(`${stack}: ${result}`);
      onResult({
        stack,
        result,
        resources: null,
        seconds: secondsSince(started),
        isSecondPlanEmpty,
      });
      failure.abort(error);
    }
  };
  const deployOne = (stack: string): Promise<void> =>
    inStep(stack, async (step) => {
      await initialize(run(stack));
      return deploy(run(stack), step);
    });
  let proof = Promise.resolve();
  if (bootstrapping !== undefined)
    await new Promise<void>((whenMade) => {
      proof = inStep(BOOTSTRAP, (step) =>
        bootstrapStack(bootstrapping, run(BOOTSTRAP), step, whenMade),
      ).finally(whenMade);
    });
  await deployOne(first);
  await eachOf(others, sideBySide, deployOne);
  await proof;
  signal.throwIfAborted();
}

const copyOf = (directory: string, stack: string): string => join(directory, "stacks", stack);

/** The JSON byte for byte, with the lock file that the team has committed rather than one of this machine. */
function copyStacks(outdir: string, directory: string, stacks: readonly string[]): void {
  for (const stack of stacks) {
    mkdirSync(copyOf(directory, stack), { recursive: true });
    copyFileSync(
      join(outdir, "stacks", stack, "cdk.tf.json"),
      join(copyOf(directory, stack), "cdk.tf.json"),
    );
  }
  placeProviderLocks("locks", join(directory, "stacks"));
}

/** Works on so many items at once. */
async function eachOf<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}
