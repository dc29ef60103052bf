import type { Diagnostic } from "./diagnostic";
import { visible } from "./quote";

/** Plain text without colour: place, severity and rule on the first line, the rest indented. */
export function renderDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column } = diagnostic.location;
  const lines = [
    `${file}:${line}:${column} ${diagnostic.severity} ${diagnostic.rule}`,
    `  ${diagnostic.message}`,
    ...(diagnostic.details ?? []).map((detail) => `    ${detail}`),
    ...(diagnostic.nearest === undefined ? [] : [`  nearest: "${diagnostic.nearest}"`]),
    `  fix: ${diagnostic.fix}`,
  ];
  return lines.map(visible).join("\n");
}
