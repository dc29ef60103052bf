import type { Diagnostic, Severity } from "../../model/diagnostic";
import { renderDiagnostic } from "../../model/render-diagnostic";
import type { Colours } from "./colours";

/** A diagnostic as `renderDiagnostic` words it, its first line coloured by severity. */
export function paintDiagnostic(diagnostic: Diagnostic, colours: Colours): string {
  const [place = "", ...rest] = renderDiagnostic(diagnostic).split("\n");
  return [colours[severityColours[diagnostic.severity]](place), ...rest].join("\n");
}

export const severityColours = {
  error: "red",
  warning: "yellow",
  notice: "cyan",
} as const satisfies Record<Severity, keyof Colours>;
