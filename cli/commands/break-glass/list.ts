import { Command } from "commander";
import { type Instant, systemInstant } from "../../../model/instant";
import { declared } from "../../break-glass/declared";
import { grantsJson, grantsTable } from "../../break-glass/listing";
import { accessOption, atOption } from "../../options";
import { coloursFor } from "../../output/colours";
import { print, printJson } from "../../output/print";
import { widthFor } from "../../output/table";

interface Options {
  readonly access: string;
  readonly at?: Instant;
  readonly json?: true;
}

const help = `
Examples:
  idc break-glass list
  idc break-glass list --json --at 2027-04-01

Exit code 0 also when there is none; 1 when the access files have errors.`;

export function listCommand(): Command {
  return new Command("list")
    .summary("show what holds, for how long, and what nobody has written down")
    .description("Show access for emergencies: what holds, for how long, what has no record.")
    .option("--json", "print JSON: a list of grants")
    .addOption(atOption())
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(list);
}

function list({ access, at = systemInstant(), json }: Options): void {
  const { grants } = declared(access, at);
  if (json) printJson(grantsJson(grants));
  else if (grants.length === 0) print("None.");
  else print(grantsTable(grants, coloursFor(process.stdout), widthFor(process.stdout)));
}
