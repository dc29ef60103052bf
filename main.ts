import { loadAccess } from "./model/load-access";
import { renderDiagnostic } from "./model/render-diagnostic";
import { synthesize } from "./stacks/synthesize";

/** Reads `access/`, or the folder that IDC_ACCESS names, and writes Terraform JSON for every stack. */
function main(): void {
  const loaded = loadAccess(process.env.IDC_ACCESS ?? "access", {
    today: process.env.IDC_DATE || undefined,
  });
  for (const remark of [...loaded.notices, ...loaded.warnings])
    console.error(renderDiagnostic(remark));
  if (!loaded.ok) {
    for (const error of loaded.errors) console.error(renderDiagnostic(error));
    process.exitCode = 1;
    return;
  }
  synthesize(loaded.value);
}

main();
