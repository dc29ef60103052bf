import { Command, Option } from "commander";
import { checkAwsFiles } from "../aws-files";
import { exitCodes } from "../exit-codes";
import { aborted, interruptible } from "../interruption";
import { sayDiagnostics } from "../load-model";
import { accessOption } from "../options";
import { coloursFor } from "../output/colours";
import { count, print, printJson, say, visibleLines } from "../output/print";
import { createProgress } from "../output/progress";
import { widthFor } from "../output/table";
import type { Synced } from "../sync/sync";

interface Options {
  readonly access: string;
  readonly check?: true;
  readonly json?: true;
  readonly markdown?: true;
}

const help = `
Reads AWS with the credentials of the environment and writes organization.snapshot.yaml into the
access folder: accounts with their units, tags and states; users and groups where the directory is
external; customer managed policies where organization.yaml names a role for them (sync:). AWS is
not changed. What differs from the snapshot that was there is shown, and the access that comes and
goes with it. A snapshot that says the same is left as it is.

Examples:
  idc sync                           write the snapshot
  idc sync --check                   only say what would change
  idc sync --json | jq .changes      the same for programs
  idc sandbox -- npx idc sync        on a local AWS

Exit code 0 when the snapshot is written or says the same already; 1 when AWS can't be read, then
nothing is written; 4 with --check when there is something to change. docs/sync.md says which
permissions it takes.`;

export function syncCommand(): Command {
  return new Command("sync")
    .description("Write the snapshot of accounts, units and groups from AWS.")
    .option("--check", "write nothing, and end with 4 when there is something to change")
    .addOption(
      new Option(
        "--json",
        "print JSON: what has changed, and the access that goes with it",
      ).conflicts("markdown"),
    )
    .option("--markdown", "print the text of a pull request")
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(sync);
}

async function sync({ access: directory, check, json, markdown }: Options): Promise<void> {
  const { readBefore } = require("../sync/files") as typeof import("../sync/files");
  const before = readBefore(directory);
  checkAwsFiles();
  const synced = await interruptible((signal) => read(directory, before, signal));
  const isChanged = synced.text !== undefined;
  if (synced.text !== undefined && !check) {
    const { writeAtomically } =
      require("../write-atomically") as typeof import("../write-atomically");
    writeAtomically(before.file, synced.text);
  }
  const { syncJson, syncText, summary } =
    require("../sync/report") as typeof import("../sync/report");
  const { access, changes, snapshot } = synced;
  if (json) {
    const written = isChanged && !check;
    printJson({ file: before.file, changed: isChanged, written, ...syncJson(synced) });
  } else if (markdown) {
    const { syncMarkdown } =
      require("../../review/render/sync-markdown") as typeof import("../../review/render/sync-markdown");
    if (access !== undefined) print(syncMarkdown(changes, access));
  } else {
    const text = syncText(synced, coloursFor(process.stdout), widthFor(process.stdout));
    if (text !== "") print(`${text}\n`);
    print(visibleLines(verdict(synced, before.file, check)));
    print(summary(snapshot));
  }
  if (access?.kind === "broken-after") {
    sayDiagnostics(access.errors);
    say(`${count(access.errors.length, "error")} in ${directory} with this snapshot.`);
  }
  if (isChanged && check) process.exitCode = exitCodes.changed;
}

async function read(
  directory: string,
  before: import("../sync/files").Before,
  signal: AbortSignal,
): Promise<Synced> {
  const progress = createProgress();
  // Loading the SDK's clients takes a second.
  const { connect } = require("../../live/clients") as typeof import("../../live/clients");
  const { readAndCompare } = require("../sync/sync") as typeof import("../sync/sync");
  const { readingStep } = require("../sync/progress") as typeof import("../sync/progress");
  try {
    const aws = await connect(before.settings.region, { signal });
    try {
      const step = readingStep(progress, `AWS as ${aws.caller.arn}`);
      const reading = readAndCompare(aws, directory, before, step.onProgress);
      const synced = await Promise.race([reading, aborted(signal)]);
      step.done();
      return synced;
    } finally {
      aws.destroy();
    }
  } finally {
    progress.stop();
  }
}

function verdict({ text }: Synced, file: string, check: true | undefined): string {
  if (text === undefined) return `${file} says the same as AWS: nothing to write.`;
  return check ? `${file} differs from AWS; nothing was written.` : `${file} was written.`;
}
