import Table from "cli-table3";
import stringWidth from "string-width";
import type { Colours } from "./colours";
import { visibleLines } from "./print";
import { wrap } from "./wrap";

export interface Column {
  readonly title: string;
  /** Gives way first when the table is too wide. */
  readonly wraps?: true;
}

/** Cells, which may hold several lines; or a heading over the rows that follow. */
export type Row = readonly string[] | { readonly heading: string };

/** Every table fits into so many columns of a terminal. */
export const widest = 100;

const gap = 2;
/** No column gets narrower: below it words are no longer readable. */
const narrowest = 8;

/**
 * A table without frames: titles, a rule, one row after the other. What a terminal would act on is
 * spelled out.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly Row[],
  colours: Pick<Colours, "bold" | "dim">,
): string {
  const shown = rows.map((row) =>
    isHeading(row) ? { heading: visibleLines(row.heading) } : row.map(visibleLines),
  );
  const cells = shown.flatMap((row) => (isHeading(row) ? [] : [row]));
  const widths = fittingWidths(
    columns,
    columns.map(({ title }, index) => widthOf([title, ...cells.map((row) => row[index] ?? "")])),
  );
  const table = new Table({
    chars: frameless,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colWidths: widths,
  });
  table.push(
    columns.map(({ title }) => colours.bold(title)),
    widths.map((width) => colours.dim("─".repeat(width))),
  );
  for (const [index, row] of shown.entries()) {
    const line = (content: string) => [{ content, colSpan: columns.length }];
    if (!isHeading(row))
      table.push(columns.map((_, at) => wrap(row[at] ?? "", widths[at] ?? narrowest)));
    else
      table.push(...(index === 0 ? [] : [line("")]), line(colours.bold(wrap(row.heading, widest))));
  }
  return table
    .toString()
    .split("\n")
    .map((text) => text.trimEnd())
    .join("\n");
}

const isHeading = (row: Row): row is { readonly heading: string } => "heading" in row;

const frameless = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: " ".repeat(gap),
};

const widthOf = (cells: readonly string[]): number =>
  Math.max(...cells.flatMap((cell) => cell.split("\n").map((line) => stringWidth(line))));

/** Takes from the widest column until all fit: from those that may wrap first, then from the others. */
function fittingWidths(columns: readonly Column[], natural: readonly number[]): number[] {
  const widths = [...natural];
  const room = widest - gap * (columns.length - 1);
  const sum = () => widths.reduce((total, width) => total + width, 0);
  for (const onlyWrapping of [true, false]) {
    while (sum() > room) {
      const giving = widths.map((width, index) =>
        width > narrowest && (columns[index]?.wraps || !onlyWrapping) ? width : 0,
      );
      const most = Math.max(...giving);
      if (most === 0) break;
      widths[giving.lastIndexOf(most)] = most - 1;
    }
  }
  return widths;
}
