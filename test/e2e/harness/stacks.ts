import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AccessModel } from "../../../model/access-model";
import { synthInto } from "../../fixtures/synth";
import { type Changes, changesOf } from "./changes";
import { type Outcome, outcomeOf, type Place, type Running, start } from "./command";

export interface Plan extends Outcome {
  readonly changes: Changes;
}

/** Synthesized stacks in a folder of their own, and the real Terraform that runs them. */
export class Stacks {
  constructor(
    readonly outdir: string,
    private readonly command: string,
    readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** The same folder, run with some more variables. */
  with(environment: NodeJS.ProcessEnv): Stacks {
    return new Stacks(this.outdir, this.command, { ...this.environment, ...environment });
  }

  /** The same folder, run with credentials of an account, given by its 12-digit id. */
  as(account: string): Stacks {
    return this.with({ AWS_ACCESS_KEY_ID: account });
  }

  folder(stack: string): string {
    return join(this.outdir, "stacks", stack);
  }

  /** The Terraform JSON of a stack, byte for byte. */
  json(stack: string): string {
    return readFileSync(join(this.folder(stack), "cdk.tf.json"), "utf8");
  }

  /** Replaces the JSON of every stack, and leaves the folders initialized as they are. */
  rewrite(model: AccessModel): void {
    synthInto(this.outdir, model);
  }

  /** @throws with what Terraform says, if it fails */
  async init(...stacks: readonly string[]): Promise<void> {
    await Promise.all(stacks.map((stack) => this.succeed(stack, "init")));
  }

  /** @throws with what Terraform says, if it fails */
  async apply(...stacks: readonly string[]): Promise<void> {
    await Promise.all(stacks.map((stack) => this.succeed(stack, "apply", ...now)));
  }

  /** @throws with what Terraform says, if it fails */
  async destroy(...stacks: readonly string[]): Promise<void> {
    await Promise.all(stacks.map((stack) => this.succeed(stack, "destroy", ...now)));
  }

  /** What an apply would do. `code` is 0 for nothing, 2 for changes, 1 for an error. */
  async plan(stack: string): Promise<Plan> {
    const outcome = await this.run(stack, "plan", "-detailed-exitcode", "-out=plan");
    if (outcome.code !== 2) return { ...outcome, changes: {} };
    const shown = await this.start(stack, ["show", "-json", "plan"]).ended;
    return { ...outcome, changes: changesOf(JSON.parse(shown.stdout)) };
  }

  async run(stack: string, ...parameters: readonly string[]): Promise<Outcome> {
    return outcomeOf(await this.start(stack, [...parameters, "-no-color"]).ended);
  }

  start(
    stack: string,
    parameters: readonly string[],
    options: Pick<Place, "detached"> = {},
  ): Running {
    const place = { ...options, cwd: this.folder(stack), env: this.environment };
    return start(this.command, parameters, place);
  }

  private async succeed(stack: string, ...parameters: readonly string[]): Promise<void> {
    const { code, output } = await this.run(stack, ...parameters);
    if (code !== 0) throw new Error(`terraform ${parameters[0]} of ${stack}: ${output}`);
  }
}

/** Most of an apply is waiting on purpose, so everything that can waits at once. */
const now = ["-auto-approve", "-parallelism=30"];
