import type { AccessModel } from "../../model/access-model";
import { unknownName } from "../errors";
import { print, visibleLines } from "../output/print";
import { type Difference, differences } from "./differences";
import { stale } from "./errors";
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

/** Says what a run would change. @throws UserError where there is something. */
export async function checkOut(model: AccessModel, wanted: Wanted): Promise<void> {
  const { out, texts, gone } = await prepared(model, wanted);
  const changed = [...texts].flatMap(([stack, text]) => {
    const found = out.read(stack);
    return found === text ? [] : [`${out.file(stack)}${howStale(found, text)}`];
  });
  const lines = [...changed, ...gone.map((stack) => `${out.file(stack)}: there is no such stack`)];
  if (lines.length === 0) return;
  print(visibleLines(lines.join("\n")));
  const { folder, names } = wanted;
  throw stale(folder, ["idc synth --out", folder, ...names].join(" "));
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
