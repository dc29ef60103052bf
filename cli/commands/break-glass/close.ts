import { Command } from "commander";
import { type Instant, systemInstant } from "../../../model/instant";
import { closed } from "../../break-glass/close";
import { declared, grantNamed, textsWith } from "../../break-glass/declared";
import { grantJson } from "../../break-glass/listing";
import { confirmed } from "../../confirmation/confirmed";
import { replace } from "../../edit/replace";
import { load, modelOf } from "../../load-model";
import { accessOption, atOption } from "../../options";
import { print, printJson, visibleLines } from "../../output/print";

interface Options {
  readonly access: string;
  readonly at?: Instant;
  readonly yes?: true;
  readonly json?: true;
}

const help = `
Examples:
  idc break-glass close 2027-03-31-payments-prod-ana-lima

Exit code 0 when it is written; 1 when the access files have errors, it does not hold now, or it was
not confirmed; 2 for a name that is not in the file. Nothing is written but with 0.`;

export function closeCommand(): Command {
  return new Command("close")
    .summary("end it now")
    .description("End access for an emergency now: its until becomes this moment.")
    .argument("<name>", "what idc break-glass list calls it")
    .option("--yes", "write without asking")
    .option("--json", "print JSON: the grant, and what to run next")
    .addOption(atOption())
    .addOption(accessOption())
    .addHelpText("after", help)
    .action(close);
}

async function close(name: string, { access, at: given, yes, json }: Options): Promise<void> {
  const at = given ?? systemInstant();
  const before = declared(access, at);
  const grant = grantNamed(before, name);
  const { until, text } = closed(before, grant, at);
  modelOf(load(access, { texts: textsWith(text), at: until }), `${access}, with the change`);
  const who = grant.user ?? `group ${grant.group}`;
  const what = `${who} loses ${grant.permissionSet} in ${grant.account}`;
  await confirmed(`${before.file}: ${name}: ${what} at ${until} instead of ${grant.until}.`, yes);
  replace(before.file, before.text, text);
  const next = ["npx cdktf deploy break-glass", `idc break-glass record ${name}`];
  if (json) {
    printJson({ grant: grantJson(grantNamed(declared(access, until), name)), next });
    return;
  }
  print(
    visibleLines(
      [
        `${before.file}: written.`,
        "Next, with credentials of the account that administers Identity Center:",
        ...next.map((line) => `  ${line}`),
        "Sessions that are open go on for their hour or more: idc revoke refuses them.",
      ].join("\n"),
    ),
  );
}
