import { relative, resolve, sep } from "node:path";
import { byCodeUnit } from "../../model/compare";
import type { Diagnostic, Exception, Loaded, Severity } from "../../model/diagnostic";
import { visible } from "../../model/quote";
import { CATALOG } from "../../model/rules/catalog";

const LEVELS = { error: "error", warning: "warning", notice: "note" } as const satisfies Record<
  Severity,
  string
>;

/**
 * What a run found as a SARIF 2.1.0 log, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * Excepted findings are results that are suppressed. Files are relative to the working directory.
 */
export function sarif(loaded: Loaded<unknown>, version: string): object {
  const { warnings, notices, excepted } = loaded;
  const found: readonly (Diagnostic & { readonly exception?: Exception })[] = [
    ...(loaded.ok ? [] : loaded.errors),
    ...warnings,
    ...notices,
    ...excepted,
  ];
  const results = found.toSorted(byPlace);
  const ids = [...new Set(results.map(({ rule }) => rule))].sort(byCodeUnit);
  return {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "idc", semanticVersion: version, rules: ids.map(describe) } },
        columnKind: "utf16CodeUnits",
        results: results.map((result) => toResult(result, ids.indexOf(result.rule))),
      },
    ],
  };
}

function describe(id: string): object {
  const rule = CATALOG.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`The catalog does not explain ${id}.`);
  const { summary, why, fix, link, severity } = rule;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    help: { text: `${why} ${fix}` },
    helpUri: link,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function toResult(
  {
    rule,
    severity,
    message,
    details = [],
    nearest,
    fix,
    location,
    exception,
  }: Diagnostic & {
    readonly exception?: Exception;
  },
  ruleIndex: number,
): object {
  const meant = nearest === undefined ? "" : ` Nearest: "${nearest}".`;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: [`${message}${meant} Fix: ${fix}`, ...details].map(visible).join("\n") },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeUri(location.file) },
          region: { startLine: location.line, startColumn: location.column },
        },
      },
    ],
    ...(exception && {
      suppressions: [
        {
          kind: "external",
          status: "accepted",
          justification: visible(
            `Approved by ${exception.approvedBy} until ${exception.until}: ${exception.reason}`,
          ),
        },
      ],
    }),
  };
}

/** A relative reference, which code scanning takes from the repository's root. */
function relativeUri(file: string): string {
  const path = relative(process.cwd(), resolve(file)) || ".";
  return path.split(sep).map(encodeURIComponent).join("/");
}

function byPlace({ location: a }: Diagnostic, { location: b }: Diagnostic): number {
  return byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column;
}
