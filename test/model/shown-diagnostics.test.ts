import type { Diagnostic, Loaded, Severity } from "../../model/diagnostic";
import { shownDiagnostics } from "../../model/shown-diagnostics";

const one = (severity: Severity): Diagnostic => ({
  severity,
  rule: `some-${severity}`,
  location: { file: "access/organization.yaml", line: 1, column: 1 },
  message: "A rule, got something else.",
  fix: "Mend it.",
});
const remarks = { warnings: [one("warning")], notices: [one("notice")], excepted: [] };
const severities = (loaded: Loaded<string>) =>
  shownDiagnostics(loaded).map(({ severity }) => severity);

test("errors stand alone", () => {
  expect(severities({ ok: false, errors: [one("error")], ...remarks })).toEqual(["error"]);
});

test("without errors warnings stand before notices", () => {
  expect(severities({ ok: true, value: "model", ...remarks })).toEqual(["warning", "notice"]);
});
