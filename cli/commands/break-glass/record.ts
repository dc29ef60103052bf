import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command } from "commander";
import { type Instant, systemInstant } from "../../../model/instant";
import { RECORD } from "../../../model/schema/break-glass";
import { declared, grantNamed, textsWith } from "../../break-glass/declared";
import { recordExists } from "../../break-glass/errors";
import { grantJson } from "../../break-glass/listing";
import { postMortem } from "../../break-glass/post-mortem";
import { defaultRecord, recorded } from "../../break-glass/record";
import { confirmed } from "../../confirmation/confirmed";
import { replace } from "../../edit/replace";
import { load, modelOf } from "../../load-model";
import { accessOption, atOption, textOption } from "../../options";
import { print, printJson, visibleLines } from "../../output/print";

interface Options {
  readonly access: string;
  readonly at?: Instant;
  readonly record?: string;
  readonly yes?: true;
  readonly json?: true;
}

const help = `
Examples:
  idc break-glass record 2027-03-31-payments-prod-ana-lima
  idc break-glass record 2027-03-31-payments-prod-ana-lima --record docs/incidents/7.md

Run it where the repository begins. Exit code 0 when both files are written; 1 when the access files
have errors, it has not ended, has a record, the record's file exists, or it was not confirmed; 2
for a name that is not in the file. Nothing is written but with 0.`;

export function recordCommand(): Command {
  return new Command("record")
    .summary("write a post-mortem to fill in")
    .description("Write a post-mortem to fill in, and note in the file where it is.")
    .argument("<name>", "what idc break-glass list calls it")
    .addOption(
      textOption("--record <path>", "where, instead of docs/post-mortems/<name>.md", RECORD),
    )
    .option("--yes", "write without asking")
    .option("--json", "print JSON: the grant")
    .addOption(atOption())
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(record);
}

async function record(name: string, { access, at: given, yes, json, ...options }: Options) {
  const at = given ?? systemInstant();
  const path = options.record ?? defaultRecord(name);
  const before = declared(access, at);
  const grant = grantNamed(before, name);
  const text = recorded(before, grant, path, at);
  modelOf(load(access, { texts: textsWith(text), at }), `${access}, with the change`);
  if (existsSync(path)) throw recordExists(path);
  await confirmed(`${path}: a post-mortem to fill in; ${before.file}: ${name} names it.`, yes);
  writeNew(path, postMortem(before.model, grant));
  try {
    replace(before.file, before.text, text);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  if (json) printJson({ grant: grantJson(grantNamed(declared(access, at), name)) });
  else print(visibleLines(`${path}: written. Fill it in, and commit it with ${before.file}.`));
}

/** Never in the place of a file that somebody else has made meanwhile. */
function writeNew(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "EEXIST" ? recordExists(path) : error;
  }
}
