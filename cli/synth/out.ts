import type { AccessModel } from "../../model/access-model";
import type { Instant } from "../../model/instant";
import { unknownName } from "../errors";
import { print, say, visibleLines } from "../output/print";
import { type Difference, differences } from "./differences";
import { stale as differs, upToDateUntil } from "./errors";
import { OutFolder } from "./folder";
import { plainStacks } from "./plain-stacks";

/** Which stacks go into which folder. */
export interface Wanted {
  /** As typed. */
  readonly folder: string;
  /** All where none is named: only then stacks that are gone are looked for. */
  readonly names: readonly string[];
}

/** Writes plain Terraform JSON, and says what was written and removed. @throws UserError */
export async function writeOut(model: AccessModel, wanted: Wanted): Promise<void> {
  const { out, texts, gone } = await prepared(model, wanted);
  out.write(texts);
  for (const stack of gone) out.remove(stack);
  for (const stack of texts.keys()) print(visibleLines(out.file(stack)));
  for (const stack of gone) print(visibleLines(`${out.file(stack)} removed: no such stack`));
}

/** The same access files as of an earlier moment; without a model where they had errors then. */
export interface Earlier {
  readonly at: Instant;
  readonly model: AccessModel | undefined;
}

/**
 * Says what a run would change. What was up to date at an earlier moment, the latest first, still is: nobody edits a
 * folder when a grant ends at night.
 *
 * @throws UserError where there is something.
 */
export async function checkOut(
  model: AccessModel,
  wanted: Wanted,
  earlier: Iterable<Earlier> = [],
): Promise<void> {
  const { out, texts, gone } = await prepared(model, wanted);
  const stale = [...texts].filter(([stack, text]) => out.read(stack) !== text);
  const changed = (await sinceWhen(stale, out, earlier)).map(
    ([stack, text]) => `${out.file(stack)}${howStale(out.read(stack), text)}`,
  );
  const lines = [...changed, ...gone.map((stack) => `${out.file(stack)}: there is no such stack`)];
  if (lines.length === 0) return;
  print(visibleLines(lines.join("\n")));
  const { folder, names } = wanted;
  throw differs(folder, ["idc synth --out", folder, ...names].join(" "));
}

/** Those that no earlier moment gave either; of the others it is said until when they were up to date. */
async function sinceWhen(
  stale: readonly (readonly [stack: string, text: string])[],
  out: OutFolder,
  earlier: Iterable<Earlier>,
): Promise<typeof stale> {
  let rest = stale;
  // Each is loaded and synthesized only when it is asked for.
  for (const { at, model } of rest.length === 0 ? [] : earlier) {
    if (model === undefined) continue;
    const texts = await plainStacks(model, out.folder);
    const isOf = ([stack]: (typeof rest)[number]) => out.read(stack) === texts.get(stack);
    for (const [stack] of rest.filter(isOf)) say(upToDateUntil(out.file(stack), at));
    rest = rest.filter((one) => !isOf(one));
    if (rest.length === 0) break;
  }
  return rest;
}

async function prepared(model: AccessModel, { folder, names }: Wanted) {
  const out = new OutFolder(folder);
  const all = await plainStacks(model, folder);
  for (const name of names)
    if (!all.has(name)) throw unknownName("idc synth", "a stack", name, all.keys());
  const texts =
    names.length === 0 ? all : new Map([...all].filter(([stack]) => names.includes(stack)));
  return { out, texts, gone: names.length === 0 ? out.others([...all.keys()]) : [] };
}

function howStale(found: string | undefined, text: string): string {
  if (found === undefined) return ": is missing";
  const changes = differences(found, text);
  if (changes === undefined) return ": is no JSON";
  if (changes.length === 0) return ": the same, written otherwise";
  return `\n${changes.map((change) => `  ${SIGNS[change.type]} ${change.address}`).join("\n")}`;
}

const SIGNS = { added: "+", removed: "-", changed: "~" } as const satisfies Record<
  Difference["type"],
  string
>;
