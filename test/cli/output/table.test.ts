import fc from "fast-check";
import { createColors } from "picocolors";
import stringWidth from "string-width";
import { visibleLines } from "../../../cli/output/print";
import { type Column, renderTable, widthFor } from "../../../cli/output/table";

const plain = createColors(false);

test("columns are as wide as what they hold, headings stand over their rows", () => {
  expect(
    renderTable(
      [{ title: "Account" }, { title: "Who" }],
      [
        { heading: "dev" },
        ["payments-dev", "Engineering"],
        { heading: "prod" },
        ["shop", "Ops\nteam"],
      ],
      plain,
    ),
  ).toBe(`Account       Who
────────────  ───────────
dev
payments-dev  Engineering

prod
shop          Ops
              team`);
});

test("a column that wraps gives way first, between the parts of names", () => {
  const text = renderTable(
    [{ title: "Set" }, { title: "Policies", wraps: true }],
    [["s".repeat(78), "PowerUserAccess, pass-workload-roles"]],
    plain,
  );
  expect(text.split("\n").slice(2)).toEqual([
    `${"s".repeat(78)}  PowerUserAccess,`,
    `${" ".repeat(80)}pass-workload-roles`,
  ]);
});

test("wide characters count as two columns", () => {
  const [, rule] = renderTable([{ title: "" }], [["決済"]], plain).split("\n");
  expect(rule).toBe("────");
});

test("escape sequences and line tricks in cells, headings and names are spelled out", () => {
  const hostile = "\u001b[2J\u202e\u009b31mname\r";
  const text = renderTable([{ title: "Name" }], [{ heading: hostile }, [hostile]], plain);
  expect(text).not.toMatch(/[^\n\P{C}]/u);
  expect(text).toContain("\\u{1b}[2J\\u{202e}\\u{9b}31mname\\u{d}");
});

test("colours never change the layout", () => {
  const columns: readonly Column[] = [{ title: "Account" }, { title: "Who", wraps: true }];
  const rows = [{ heading: "dev" }, ["payments-dev", "x".repeat(200)]];
  const sequence = new RegExp(`${"\u001b"}\\[\\d+m`, "g");
  expect(renderTable(columns, rows, createColors(true)).replace(sequence, "")).toBe(
    renderTable(columns, rows, plain),
  );
});

test("headings and titles are broken too, never cut off", () => {
  const heading = "Administrators of the payments platform (payments-platform-administrators)";
  expect(
    renderTable(
      [{ title: "Permission set" }, { title: "Y" }],
      [{ heading }, ["x", "y"]],
      plain,
      40,
    ),
  ).toBe(`Permission set  Y
──────────────  ─
Administrators of the payments platform
(payments-platform-administrators)
x               y`);
});

test("other columns give way once those that wrap are as narrow as names can be read in", () => {
  const account = `${"a".repeat(50)} 100000000011`;
  const text = renderTable(
    [{ title: "Account" }, { title: "Permission set" }, { title: "Via group", wraps: true }],
    [[account, "s".repeat(32), "g-".repeat(64)]],
    plain,
    80,
  );
  const [, rule = ""] = text.split("\n");
  expect(rule.split("  ").map(({ length }) => length)).toEqual([28, 28, 20]);
});

test.each([
  [undefined, 100],
  [0, 100],
  [240, 100],
  [80, 80],
  [12, 40],
])("a stream of %j columns gets tables of %i at most", (columns, width) => {
  expect(widthFor(columns === undefined ? {} : { columns })).toBe(width);
});

test("whatever it holds, a table fits and loses no character", () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 150 });
  const table = fc.integer({ min: 40, max: 100 }).chain((width) =>
    // Each column has eight columns of the terminal, and two between them.
    fc.integer({ min: 1, max: Math.floor((width + 2) / 10) }).chain((length) =>
      fc.record({
        width: fc.constant(width),
        wraps: fc.array(fc.boolean(), { minLength: length, maxLength: length }),
        rows: fc.array(
          fc.oneof(
            fc.array(cell, { minLength: length, maxLength: length }),
            fc.record({ heading: cell }),
          ),
          { maxLength: 4 },
        ),
      }),
    ),
  );
  fc.assert(
    fc.property(table, ({ width, wraps, rows }) => {
      const text = renderTable(
        wraps.map((flag) => ({
          title: "Permission set",
          ...(flag ? { wraps: true as const } : {}),
        })),
        rows,
        plain,
        width,
      );
      for (const line of text.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      const held = rows.flatMap((row) => ("heading" in row ? [row.heading] : row));
      expect(characters(text)).toEqual(
        characters(["Permission set".repeat(wraps.length), ...held.map(visibleLines)].join("")),
      );
    }),
  );
});

/** All that is seen, whatever its order: white space and the rule under the titles come and go. */
const characters = (text: string): string => [...text.replace(/[\s─]/gu, "")].sort().join("");
