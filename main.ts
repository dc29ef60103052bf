import { loadAccess } from "./model/load-access";
import { renderDiagnostic } from "./model/render-diagnostic";
import { shownDiagnostics } from "./model/shown-diagnostics";
import { synthesize } from "./stacks/synthesize";

/** Reads `access/`, or the folder that IDC_ACCESS names, and writes Terraform JSON for every stack. */
function main(): void {
  const loaded = loadAccess(process.env.IDC_ACCESS ?? "access", {
    today: process.env.IDC_DATE || undefined,
  });
  for (const diagnostic of shownDiagnostics(loaded)) console.error(renderDiagnostic(diagnostic));
  if (loaded.ok) synthesize(loaded.value);
  else process.exitCode = 1;
}

main();
