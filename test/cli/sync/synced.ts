import { readFileSync } from "node:fs";
import { join } from "node:path";
import { estateFromAccess } from "../../../cli/estate-from-access";
import { sandboxEnvironment } from "../../../sandbox/environment";
import { type Estate, parseEstate } from "../../../sandbox/estate";
import { type AccessTree, loadValid, plantTree, VALID_TREE } from "../../model/access-tree";
import { type RunningSandbox, runSandbox } from "../../sandbox/running-sandbox";
import type { Ended } from "../idc";
import { idcHere } from "../idc-here";

export const SNAPSHOT = "organization.snapshot.yaml";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

/** A tree in a folder of its own, until the test ends. */
export function planted(tree: AccessTree = VALID_TREE) {
  const { directory, remove } = plantTree(tree);
  cleanUp.push(remove);
  return { directory, snapshot: () => readFileSync(join(directory, SNAPSHOT), "utf8") };
}

export async function sandboxOf(estate: Estate): Promise<RunningSandbox> {
  const running = await runSandbox(estate);
  cleanUp.push(() => running.stop());
  return running;
}

/** The AWS that a tree expects, with these changes of its estate's text. */
export const awsOf = (tree: AccessTree, ...changes: readonly (readonly [string, string])[]) => {
  const text = JSON.stringify(estateFromAccess(loadValid(tree)));
  const changed = changes.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`The estate holds no ${from}`);
    return current.replace(from, () => to);
  }, text);
  return sandboxOf(parseEstate(changed, "estate.json"));
};

/** Runs the command in the environment of a sandbox, and these changes of it. */
export const sync = (
  directory: string,
  running: RunningSandbox,
  parameters: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> =>
  idcHere(["sync", "--access", directory, ...parameters], {
    ...sandboxEnvironment({ url: running.sandbox.url, region: "us-east-1" }),
    ...env,
  });
