import fc from "fast-check";
import { createColors } from "picocolors";
import stringWidth from "string-width";
import { visibleLines } from "../../../cli/output/print";
import { type Column, renderTable, widest } from "../../../cli/output/table";

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
    [["s".repeat(80), "PowerUserAccess, pass-workload-roles"]],
    plain,
  );
  expect(text.split("\n").slice(2)).toEqual([
    `${"s".repeat(80)}  PowerUserAccess,`,
    `${" ".repeat(82)}pass-workload-`,
    `${" ".repeat(82)}roles`,
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

test("whatever it holds, a table fits and loses no character", () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 150 });
  const columns = fc.integer({ min: 1, max: 8 });
  fc.assert(
    fc.property(
      columns.chain((length) =>
        fc.record({
          wraps: fc.array(fc.boolean(), { minLength: length, maxLength: length }),
          rows: fc.array(fc.array(cell, { minLength: length, maxLength: length }), {
            maxLength: 4,
          }),
        }),
      ),
      ({ wraps, rows }) => {
        const text = renderTable(
          wraps.map((flag) => ({ title: "Title", ...(flag ? { wraps: true as const } : {}) })),
          rows,
          plain,
        );
        for (const line of text.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(widest);
        expect(characters(text)).toEqual(
          characters(["Title".repeat(wraps.length), ...rows.flat().map(visibleLines)].join("")),
        );
      },
    ),
  );
});

/** All that is seen, whatever its order: white space and the rule under the titles come and go. */
const characters = (text: string): string => [...text.replace(/[\s─]/gu, "")].sort().join("");
