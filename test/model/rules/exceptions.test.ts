import { loadAccess } from "../../../model/load-access";
import { renderDiagnostic } from "../../../model/render-diagnostic";
import { withTree } from "../access-tree";
import { soundTreeWith } from "./sound-tree";

const TREE = soundTreeWith({ "directory.yaml": [[", members: [bo.chen]", ""]] });

/** What a tree with exceptions gives on a day. */
const loadedOn = (today: string, exceptions: string) =>
  withTree({ ...TREE, "exceptions.yaml": exceptions }, (directory) =>
    loadAccess(directory, { at: today }),
  );

const exception = (on: string) =>
  `- { rule: empty-group, on: ${on}, reason: The team is being put together, approvedBy: olga, until: 2027-03-31 }\n`;

describe("exceptions", () => {
  test("excuse what they name, and keep it with who said why and until when", () => {
    const loaded = loadedOn("2026-11-24", exception("{ group: Payments-Developers }"));
    expect(loaded.warnings).toEqual([]);
    expect(loaded.excepted).toMatchObject([
      {
        rule: "empty-group",
        severity: "warning",
        location: { line: 6, column: 20 },
        exception: {
          reason: "The team is being put together",
          approvedBy: "olga",
          until: "2027-03-31",
        },
      },
    ]);
  });

  test("excuse only what all of their names match", () => {
    const { warnings, excepted } = loadedOn(
      "2026-11-24",
      exception("{ group: Payments-Developers, environment: prod }"),
    );
    expect(warnings.map(({ rule }) => rule)).toEqual(["empty-group", "unmatched-exception"]);
    expect(excepted).toEqual([]);
  });

  test("are judged at a moment of the calendar", () => {
    const loaded = loadedOn("2026-13-01", exception("{ group: Payments-Developers }"));
    expect(loaded.ok ? [] : loaded.errors.map(renderDiagnostic).join("\n").split("\n")).toEqual([
      expect.stringMatching(/access:1:1 error invalid-date$/),
      '  The moment at which all is judged has the form YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar, got "2026-13-01".',
      "  fix: Correct IDC_AT or --at, or leave it out to take the system's clock.",
    ]);
  });
});
