import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AccessModel } from "../../model/access-model";
import { plainJson } from "../../stacks/plain-json";
import { synthesize } from "../../stacks/synthesize";
import { withTemporaryDirectory } from "../temporary-directory";

/** Plain Terraform JSON of every stack of a model, by name, in the order of deployment. */
export const plainStacks = (model: AccessModel): Promise<ReadonlyMap<string, string>> =>
  withTemporaryDirectory(async (directory) => {
    const { outdir, stacks } = synthesize(model, directory);
    return new Map(
      stacks.map((stack) => {
        const file = join(outdir, "stacks", stack, "cdk.tf.json");
        return [stack, plainJson(readFileSync(file, "utf8"))];
      }),
    );
  });
