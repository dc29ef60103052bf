import type { Diagnostic } from "../../model/diagnostic";
import { renderDiagnostic } from "../../model/render-diagnostic";

const diagnostic: Diagnostic = {
  severity: "error",
  rule: "unknown-group",
  location: { file: "access/environments/prod.yaml", line: 3, column: 14 },
  message: 'A grant names a group of the directory, got "Enginering".',
  nearest: "Engineering",
  fix: "Correct the name, or add the group to directory.yaml.",
};

test("place, severity and rule, then what is wrong, the nearest name and the fix", () => {
  expect(renderDiagnostic(diagnostic).split("\n")).toEqual([
    "access/environments/prod.yaml:3:14 error unknown-group",
    '  A grant names a group of the directory, got "Enginering".',
    '  nearest: "Engineering"',
    "  fix: Correct the name, or add the group to directory.yaml.",
  ]);
});

test("no line for a nearest name where none is near", () => {
  const { nearest, ...without } = diagnostic;
  expect(renderDiagnostic({ ...without, severity: "notice" }).split("\n")).toEqual([
    "access/environments/prod.yaml:3:14 notice unknown-group",
    '  A grant names a group of the directory, got "Enginering".',
    "  fix: Correct the name, or add the group to directory.yaml.",
  ]);
});

test.each(["message", "nearest", "fix", "rule"] as const)(
  "a terminal escape or a line end in the %s reaches no terminal",
  (field) => {
    const hostile = renderDiagnostic({ ...diagnostic, [field]: "a\u001b[2Jb\nfake:1:1 error x" });
    expect(hostile).toContain("a\\u{1b}[2Jb\\u{a}fake:1:1 error x");
    expect(hostile.split("\n")).toHaveLength(4);
  },
);

test("nor does one in the name of a file", () => {
  const location = { file: "access/a\u001b[31m\nb.yaml", line: 1, column: 1 };
  expect(renderDiagnostic({ ...diagnostic, location })).toMatch(
    /^access\/a\\u\{1b\}\[31m\\u\{a\}b\.yaml:1:1 error unknown-group\n/,
  );
});
