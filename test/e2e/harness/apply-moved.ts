import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stacks } from "./stacks";

/** From one address of a type to another. */
export type Move = readonly [type: string, from: string, to: string];

/**
 * Applies a stack once with `moved` blocks in a file beside the synthesized one, as people do it.
 * https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export async function applyMoved(
  stacks: Stacks,
  stack: string,
  moves: readonly Move[],
): Promise<void> {
  const file = join(stacks.folder(stack), "moved.tf.json");
  const moved = moves.map(([type, from, to]) => ({
    from: `${type}.${from}`,
    to: `${type}.${to}`,
  }));
  writeFileSync(file, JSON.stringify({ moved }));
  await stacks.apply(stack);
  rmSync(file);
}
