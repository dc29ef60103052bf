import { Command, Option } from "commander";
import { loadAccess } from "../../model/load-access";
import { shownDiagnostics } from "../../model/shown-diagnostics";
import packageJson from "../../package.json";
import { exitCodes } from "../exit-codes";
import { summary } from "../model-summary";
import { accessOption, atOption, choice } from "../options";
import { coloursFor } from "../output/colours";
import { paintDiagnostic } from "../output/diagnostics";
import { count, print, printJson, visibleLines } from "../output/print";
import { sarif } from "../output/sarif";

const help = `
Every error of the access files is shown with file, line and column, the rule, what was found, the
nearest valid name and the fix; when there is none, every warning and notice. What exceptions.yaml
excuses is counted. --json has all of it always. Nothing is called and nothing is written.

Examples:
  idc validate
  idc validate --access ../other/access
  idc validate --json | jq '.errors[].location'
  idc validate --format sarif > idc.sarif     for code scanning
  idc validate --at 2027-04-01        what will be found once grants and exceptions have ended

idc explain RULE says why a rule is there. Exceptions stand in exceptions.yaml, each with an end.

Exit code 0 when there are no errors (warnings and notices are none), 1 when there are.`;

interface Options {
  readonly access: string;
  readonly at?: string;
  readonly format?: Format;
  readonly json?: true;
}

const formats = ["text", "json", "sarif"] as const;
type Format = (typeof formats)[number];

export function validateCommand(): Command {
  return new Command("validate")
    .description("Check the access files; every error at once.")
    .addOption(accessOption())
    .addOption(atOption())
    .addOption(choice("--format <format>", "how to print it", formats))
    .addOption(
      new Option(
        "--json",
        "the same as --format json: {ok, errors, warnings, notices, excepted}",
      ).conflicts("format"),
    )
    .addHelpText("after", help)
    .action(validate);
}

function validate({ access, at, json, format = json ? "json" : "text" }: Options): void {
  const loaded = loadAccess(access, { at });
  const { ok, warnings, notices, excepted } = loaded;
  const errors = loaded.ok ? [] : loaded.errors;
  if (format === "json") printJson({ ok, errors, warnings, notices, excepted });
  else if (format === "sarif") printJson(sarif(loaded, packageJson.version));
  else {
    const colours = coloursFor(process.stdout);
    for (const diagnostic of shownDiagnostics(loaded)) print(paintDiagnostic(diagnostic, colours));
    const counts = [
      count(errors.length, "error"),
      count(warnings.length, "warning"),
      count(notices.length, "notice"),
      ...(excepted.length > 0 ? [count(excepted.length, "excepted", "excepted")] : []),
    ];
    const paint = errors.length > 0 ? colours.red : colours.green;
    print(paint(visibleLines(`${access}: ${counts.join(", ")}.`)));
    if (loaded.ok) print(summary(loaded.value));
    else if (warnings.length + notices.length > 0)
      print("Warnings and notices are shown when there are no errors; --json has them always.");
  }
  if (!ok) process.exitCode = exitCodes.failed;
}
