import type { Severity } from "../model/diagnostic";
import { CATALOG } from "../model/rules/catalog";
import type { RuleText } from "../model/rules/rule";

const SECTIONS: Readonly<Record<Severity, string>> = {
  error: "## Errors\n\nThey stop the synth.",
  warning: "## Warnings\n\nThey are shown and stop nothing.",
  notice: "## Notices\n\nThey say what was left out on purpose, or has no effect.",
};

/** `docs/rules.md`, from the catalog. */
export function rulesDocument(): string {
  const sections = (Object.keys(SECTIONS) as Severity[]).map((severity) =>
    [
      SECTIONS[severity],
      ...CATALOG.filter((rule) => rule.severity === severity).map(described),
    ].join("\n\n"),
  );
  return `${["# Rules", INTRODUCTION, ...sections].join("\n\n")}\n`;
}

const INTRODUCTION = `Generated from the catalog that \`idc explain\` reads; \`npm run generate\` writes it anew.

\`idc validate\` checks everything at once: \`--json\` and \`--format sarif\` (for code scanning) have errors, warnings, notices and what is excepted, sorted by file. A rule of judgement, marked _can be excepted_, can be excused in \`access/exceptions.yaml\` for a time; what AWS refuses can't. [How exceptions are written](access-files.md#exceptionsyaml).`;

function described({ id, summary, why, fix, link, excusable }: RuleText): string {
  const mark = excusable ? "\n\n_Can be excepted._" : "";
  return `### ${id}\n\n${[summary, why, fix].map(escaped).join("\n\n")}${mark}\n\n<${link}>`;
}

/** Text as Markdown shows it: `*`, `_` and `<` are themselves outside of code. */
const escaped = (text: string): string =>
  text
    .split("`")
    .map((part, index) => (index % 2 === 0 ? part.replace(/[*_<>[\]]/g, "\\$&") : part))
    .join("`");
