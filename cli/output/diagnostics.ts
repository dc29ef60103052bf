import type { Diagnostic } from "../../model/diagnostic";
import { renderDiagnostic } from "../../model/render-diagnostic";
import type { Colours } from "./colours";

/** A diagnostic as `renderDiagnostic` words it, its first line coloured by severity. */
export function paintDiagnostic(diagnostic: Diagnostic, colours: Colours): string {
  const [place = "", ...rest] = renderDiagnostic(diagnostic).split("\n");
  const paint = diagnostic.severity === "error" ? colours.red : colours.yellow;
  return [paint(place), ...rest].join("\n");
}
