import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { AccessModel } from "../../model/access-model";
import { pathBetween } from "../../stacks/modules-of-others";
import { plainJson } from "../../stacks/plain-json";
import { synthesize } from "../../stacks/synthesize";
import { withTemporaryDirectory } from "../temporary-directory";

/**
 * Plain Terraform JSON of every stack of a model, by name, in the order of deployment. Folders of modules are
 * seen from the stack's own in `folder`.
 */
export const plainStacks = (
  model: AccessModel,
  folder: string,
): Promise<ReadonlyMap<string, string>> =>
  withTemporaryDirectory(async (directory) => {
    const { outdir, stacks } = synthesize(model, directory);
    return new Map(
      stacks.map((stack) => {
        const here = join(outdir, "stacks", stack);
        const json = plainJson(readFileSync(join(here, "cdk.tf.json"), "utf8"));
        return [stack, seenFrom(join(folder, stack), here, json)];
      }),
    );
  });

/** The same JSON with the folders of modules as another folder sees them. */
function seenFrom(folder: string, before: string, json: string): string {
  const root = JSON.parse(json) as { readonly module?: Readonly<Record<string, Module>> };
  if (root.module === undefined) return json;
  const modules = Object.entries(root.module).map(([name, module]) => [
    name,
    module.source.startsWith(".")
      ? { ...module, source: pathBetween(resolve(folder), resolve(before, module.source)) }
      : module,
  ]);
  return plainJson(JSON.stringify({ ...root, module: Object.fromEntries(modules) }));
}

interface Module {
  readonly source: string;
}
