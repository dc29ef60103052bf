import { Command } from "commander";
import type { Severity } from "../../model/diagnostic";
import { CATALOG } from "../../model/rules/catalog";
import type { RuleText } from "../../model/rules/rule";
import { unknownRule } from "../errors";
import { type Colours, coloursFor } from "../output/colours";
import { severityColours } from "../output/diagnostics";
import { print, printJson } from "../output/print";
import { renderTable, widest, widthFor } from "../output/table";
import { wrap } from "../output/wrap";

const help = `
Says what a rule demands, what happens to those who break it, how to fix it, and on which page it
stands. Without a rule all of them are listed, by severity. Rules of judgement can be excused in
exceptions.yaml; what AWS refuses can't.

Examples:
  idc explain
  idc explain direct-user-grant
  idc explain --json | jq -r '.[] | select(.excusable).id'

Exit code 0; 2 when there is no such rule.`;

export function explainCommand(): Command {
  return new Command("explain")
    .description("Explain a rule.")
    .argument("[rule]", "id of the rule, as findings name it")
    .option("--json", "print {id, severity, summary, why, fix, link, excusable} as JSON")
    .addHelpText("after", help)
    .action(explain);
}

function explain(id: string | undefined, { json }: { readonly json?: true }): void {
  const colours = coloursFor(process.stdout);
  if (id === undefined) {
    if (json) printJson(CATALOG.map(asJson));
    else print(SEVERITIES.map((severity) => list(severity, colours)).join("\n\n"));
    return;
  }
  const rule = CATALOG.find((one) => one.id === id);
  if (rule === undefined) {
    throw unknownRule(
      id,
      CATALOG.map((one) => one.id),
    );
  }
  if (json) printJson(asJson(rule));
  else print(explained(rule, colours));
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "notice"];

const asJson = ({ id, severity, summary, why, fix, link, excusable }: RuleText) => ({
  id,
  severity,
  summary,
  why,
  fix,
  link,
  excusable,
});

function list(severity: Severity, colours: Colours): string {
  const rows = CATALOG.filter((rule) => rule.severity === severity).map(({ id, summary }) => [
    id,
    summary,
  ]);
  return renderTable(
    [{ title: severity }, { title: "demands", wraps: true }],
    rows,
    colours,
    widthFor(process.stdout),
  );
}

function explained(
  { id, severity, summary, why, fix, link, excusable }: RuleText,
  colours: Colours,
) {
  const paint = colours[severityColours[severity]];
  const lines = [
    `  ${summary}`,
    `  why: ${why}`,
    `  fix: ${fix}`,
    ...(excusable ? ["  exceptions.yaml can excuse it."] : []),
  ].map((line) => wrap(line, widest));
  return [paint(`${id} ${severity}`), ...lines, `  see: ${link}`].join("\n");
}
