import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { App, Manifest } from "cdktf";
import type { AccessModel } from "../model/access-model";
import { buildStacks } from "./build-stacks";
import { makeDirectory } from "./make-directory";
import { placeProviderLocks } from "./provider-locks";

export interface Synthesized {
  readonly outdir: string;
  /** Names of the stacks, in the order of deployment. */
  readonly stacks: readonly string[];
}

/**
 * Writes Terraform JSON for every stack of a model, and puts committed provider lock files beside it.
 *
 * @param outdir by default CDKTF_OUTDIR, or `cdktf.out`
 */
export function synthesize(
  model: AccessModel,
  outdir: string = process.env.CDKTF_OUTDIR || "cdktf.out",
): Synthesized {
  makeDirectory(outdir);
  const app = new App({ outdir });
  buildStacks(app, model);
  app.synth();
  const stacks = Object.keys(app.manifest.stacks);
  removeOtherStacks(join(outdir, Manifest.stacksFolder), stacks);
  placeProviderLocks("locks", join(outdir, Manifest.stacksFolder));
  return { outdir, stacks };
}

/** A stack of an environment that is gone would still be there for `terraform apply`. */
function removeOtherStacks(directory: string, stacks: readonly string[]): void {
  for (const name of readdirSync(directory)) {
    const isStack = existsSync(join(directory, name, "cdk.tf.json"));
    if (isStack && !stacks.includes(name)) rmSync(join(directory, name), { recursive: true });
  }
}
