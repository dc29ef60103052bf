import { Command, Option } from "commander";
import { type Instant, plusSeconds, systemInstant } from "../../../model/instant";
import { EMERGENCY_NAME } from "../../../model/schema/break-glass";
import { declared, grantNamed, textsWith } from "../../break-glass/declared";
import { lengthInSeconds } from "../../break-glass/length";
import { grantJson } from "../../break-glass/listing";
import { opened } from "../../break-glass/open";
import { confirmed } from "../../confirmation/confirmed";
import { replace } from "../../edit/replace";
import { load, modelOf } from "../../load-model";
import { accessOption, atOption, moment, textOption } from "../../options";
import { print, printJson, visibleLines } from "../../output/print";

interface Options {
  readonly access: string;
  readonly at?: Instant;
  readonly user?: string;
  readonly group?: string;
  readonly account: string;
  readonly permissionSet: string;
  readonly justification: string;
  readonly ticket: string;
  readonly approver: string;
  /** Seconds. */
  readonly for?: number;
  readonly from?: Instant;
  readonly until?: Instant;
  readonly name?: string;
  readonly yes?: true;
  readonly json?: true;
}

/** As long as it takes to mend most things. */
const DEFAULT_SECONDS = 4 * 3600;
const DEPLOY = ["npx cdktf plan break-glass", "npx cdktf deploy break-glass"] as const;

const help = `
Examples:
  idc break-glass open --user ana.lima --account payments-prod --permission-set break-glass \\
    --justification "Payments are down" --ticket INC-7 --approver olga.sokolova
  idc break-glass open --group Break-Glass-Responders ... --until 2027-03-31T17:00:00Z

Exit code 0 when it is written; 1 when the access files have errors, with the grant or without,
when what happened before is not written down, or it was not confirmed; 2 when the command line is
wrong, or the end is past. Nothing is written but with 0.`;

export function openCommand(): Command {
  return new Command("open")
    .summary("declare access for an emergency")
    .description("Declare access for an emergency, which ends by itself.")
    .option("--user <user-name>", "the person who gets it")
    .option("--group <name>", "or the group that gets it")
    .requiredOption("--account <name-or-id>", "the account")
    .requiredOption("--permission-set <key>", "the set, by its name in the catalog")
    .requiredOption("--justification <text>", "what it is for")
    .requiredOption("--ticket <id>", "the incident's ticket")
    .requiredOption("--approver <user-name>", "who approved it: somebody else")
    .addOption(
      new Option("--for <length>", "how long, as in 30m or 2h; 4h when absent")
        .argParser(lengthInSeconds)
        .conflicts("until"),
    )
    .addOption(new Option("--until <moment>", "or until when (UTC)").argParser(moment))
    .addOption(new Option("--from <moment>", "since when (UTC) instead of now").argParser(moment))
    .addOption(
      textOption("--name <name>", "what it is called instead of a name made up", EMERGENCY_NAME),
    )
    .option("--yes", "write without asking")
    .option("--json", "print JSON: the grant, and what to run next")
    .addOption(atOption())
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(open);
}

async function open({ access, at: given, yes, json, ...options }: Options): Promise<void> {
  const at = given ?? systemInstant();
  const { from = at, for: length = DEFAULT_SECONDS } = options;
  const until = options.until ?? plusSeconds(from, length);
  const before = declared(access, at);
  const { name, text } = opened(before, { ...options, from, until }, at);
  // Names count while it holds, so that is the moment at which it has to be right.
  const isLater = from > at;
  modelOf(
    load(access, { texts: textsWith(text), at: isLater ? from : at }),
    `${access}, with the change`,
  );
  const who = options.user ?? `group ${options.group}`;
  const what = `${who} gets ${options.permissionSet} in ${options.account} from ${from} until ${until}`;
  await confirmed(`${before.file}: ${name}: ${what}.`, yes);
  replace(before.file, before.text, text);
  if (json) {
    printJson({ grant: grantJson(grantNamed(declared(access, at), name)), next: DEPLOY });
    return;
  }
  print(
    visibleLines(
      [
        `${before.file}: written.`,
        isLater
          ? `Next, at ${from} or later, with credentials of the account that administers Identity Center:`
          : "Next, with credentials of the account that administers Identity Center:",
        ...DEPLOY.map((line) => `  ${line}`),
        `It ends by itself. Sooner: idc break-glass close ${name}`,
      ].join("\n"),
    ),
  );
}
