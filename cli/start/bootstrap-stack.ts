import { bootstrap } from "../bootstrap/bootstrap";
import { StackFolder } from "../bootstrap/stack-folder";
import type { Work } from "../bootstrap/steps";
import type { Step } from "../output/progress";
import { proveNothingLeft, type StackRun } from "./deploy-stack";

/** What the bootstrap has to know besides where it runs. */
export type Bootstrapping = Pick<Work, "state" | "account" | "aws">;

/**
 * Does what `idc bootstrap` does, and proves with a second plan that nothing is left to change.
 *
 * @param whenMade called before the proof: the other stacks need not wait for it
 * @returns how many resources were created or changed
 */
export async function bootstrapStack(
  bootstrapping: Bootstrapping,
  { stack, terraform }: StackRun,
  step: Step,
  whenMade: () => void,
): Promise<number> {
  const { changes } = await bootstrap(
    {
      ...bootstrapping,
      terraform,
      folder: new StackFolder(terraform.directory),
      say: (text) => step.update(`${stack}: ${text.trim()}`),
    },
    async () => true,
  );
  whenMade();
  step.update(`${stack}: planning again`);
  await proveNothingLeft({ stack, terraform });
  return changes.length;
}
