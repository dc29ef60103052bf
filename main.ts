import { asOf, instantOf, systemInstant } from "./model/instant";
import { loadAccess } from "./model/load-access";
import { renderDiagnostic } from "./model/render-diagnostic";
import { shownDiagnostics } from "./model/shown-diagnostics";
import { synthesize } from "./stacks/synthesize";

/** Reads `access/`, or the folder that IDC_ACCESS names, and writes Terraform JSON for every stack. */
function main(): void {
  const at = process.env.IDC_AT || systemInstant();
  const loaded = loadAccess(process.env.IDC_ACCESS ?? "access", {
    at,
  });
  for (const diagnostic of shownDiagnostics(loaded)) console.error(renderDiagnostic(diagnostic));
  if (loaded.ok) {
    console.error(asOf(instantOf(at) ?? at));
    synthesize(loaded.value);
  } else process.exitCode = 1;
}

main();
