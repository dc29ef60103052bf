import type { AccessModel } from "../../model/access-model";
import { byCodeUnit } from "../../model/compare";
import { printJson } from "../output/print";
import { differences } from "./differences";
import type { Earlier } from "./out";
import { plainStacks } from "./plain-stacks";

/** Only addresses count, whatever the folder. */
const HERE = ".";

/** Prints, as JSON by stack, addresses of resources that earlier moments gave and this one doesn't, sorted. */
export async function printEnded(model: AccessModel, earlier: Iterable<Earlier>): Promise<void> {
  const ended = new Map<string, Set<string>>();
  const now = await plainStacks(model, HERE);
  for (const { model: then } of earlier) {
    if (then === undefined) continue;
    for (const [stack, before] of await plainStacks(then, HERE))
      for (const { type, address } of differences(before, now.get(stack) ?? "{}") ?? [])
        if (type === "removed" && address.startsWith("aws_"))
          ended.set(stack, (ended.get(stack) ?? new Set()).add(address));
  }
  printJson(
    Object.fromEntries(
      [...ended]
        .sort(([left], [right]) => byCodeUnit(left, right))
        .map(([stack, addresses]) => [stack, [...addresses].sort(byCodeUnit)]),
    ),
  );
}
