import { Command } from "commander";
import { asOf, type Instant, plusSeconds, systemInstant } from "../../model/instant";
import { load, loadedModel } from "../load-model";
import { accessOption, atOption } from "../options";
import { print, say, visibleLines } from "../output/print";
import { endedAlone, needsOut } from "../synth/errors";
import type { Earlier } from "../synth/out";

const help = `
Writes <folder>/stacks/<stack>/cdk.tf.json, where folder is cdktf.out or what CDKTF_OUTDIR names,
and puts locks/<stack>.hcl beside it where there is one. The same files as npx cdktf synth.

With --out it writes <folder>/<stack>/main.tf.json instead: the same configuration without CDKTF's
notes, sorted, to be committed and read in a pull request, where each grant is a block of its own.
Terraform runs there with nothing else. Stacks that are gone are removed, unless stacks are named.
A folder that holds something else is refused.

Examples:
  idc synth
  CDKTF_OUTDIR=build idc synth --access ../other/access
  idc synth --out terraform            every stack, as plain Terraform
  idc synth --out terraform dev prod   two of them
  idc synth --out terraform --check    for CI: is what was committed up to date?
  idc synth --at 2027-04-01            what will be there once grants have ended
  idc synth --ended                    what was there and is not any more, by stack

--check also passes what was up to date before a grant ended, or access for an emergency began or
ended, and says so: what was committed stays good when the clock alone goes on.

Exit code 0 when everything is written; 1 when the access files have errors, and nothing is
written; 2 for a stack that there is none of; 4 with --check when there is something to write,
which is said by file and address.`;

interface Options {
  readonly access: string;
  readonly at?: string;
  readonly out?: string;
  readonly check?: true;
  readonly ended?: true;
}

export function synthCommand(): Command {
  return new Command("synth")
    .description("Write Terraform JSON for every stack.")
    .argument("[stack...]", "with --out: these stacks alone")
    .option("--out <folder>", "write plain Terraform JSON there")
    .option("--check", "with --out: write nothing, and end with 4 when something is not up to date")
    .option("--ended", "write nothing, and print as JSON which resources ended by themselves")
    .addOption(accessOption())
    .addOption(atOption())
    .addHelpText("after", help)
    .action(synth);
}

async function synth(
  names: readonly string[],
  { access, at = systemInstant(), out: folder, check, ended }: Options,
): Promise<void> {
  if (folder === undefined && names.length > 0) throw needsOut("Stacks are named");
  if (folder === undefined && check) throw needsOut("--check is");
  if (ended && (folder !== undefined || names.length > 0)) throw endedAlone();
  const loaded = load(access, { at });
  const model = loadedModel(loaded, access);
  say(asOf(at));
  // CDKTF takes a third of a second to load: not for help, and not for files with errors.
  if (folder !== undefined) {
    const { checkOut, writeOut } = require("../synth/out") as typeof import("../synth/out");
    const wanted = { folder, names };
    return await (check
      ? checkOut(model, wanted, earlier(access, loaded.turns))
      : writeOut(model, wanted));
  }
  if (ended) {
    const { printEnded } = require("../synth/ended") as typeof import("../synth/ended");
    return await printEnded(model, earlier(access, loaded.turns));
  }
  const { synthesize } =
    require("../../stacks/synthesize") as typeof import("../../stacks/synthesize");
  const { outdir, stacks } = synthesize(model);
  for (const stack of stacks) print(visibleLines(`${outdir}/stacks/${stack}/cdk.tf.json`));
}

/** What the files gave in the second before each moment at which something began or ended. */
function* earlier(access: string, turns: readonly Instant[]): Iterable<Earlier> {
  for (const turn of turns) {
    const at = plusSeconds(turn, -1);
    const loaded = load(access, { at });
    yield { at, model: loaded.ok ? loaded.value : undefined };
  }
}
