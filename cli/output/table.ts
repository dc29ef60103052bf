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

/** Columns of a terminal that a table takes at most: longer lines are hard to follow. */
export const widest = 100;
/** A terminal with fewer breaks the lines itself. */
const leastWidth = 40;

/** Columns that a table on a stream may take; what is no terminal has no width of its own. */
export const widthFor = ({ columns }: { readonly columns?: number }): number =>
  Math.max(leastWidth, Math.min(widest, columns || widest));

const gap = 2;
/** Columns that wrap do so first, to this width; names in it are still read at a glance. */
const readable = 20;
/** No column gets narrower: below it words are no longer readable. */
const narrowest = 8;

/**
 * A table without frames: titles, a rule, one row after the other. What is too wide is broken between
 * words or parts of names, and nothing is cut off. What a terminal would act on is spelled out.
 *
 * @param width in columns of a terminal, as `widthFor` gives it
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly Row[],
  colours: Pick<Colours, "bold" | "dim">,
  width: number = widest,
): string {
  const shown = rows.map((row) =>
    isHeading(row) ? { heading: visibleLines(row.heading) } : row.map(visibleLines),
  );
  const cells = shown.flatMap((row) => (isHeading(row) ? [] : [row]));
  const titles = columns.map(({ title }) => title);
  const widths = fittingWidths(
    columns,
    titles.map((title, index) => widthOf([title, ...cells.map((row) => row[index] ?? "")])),
    width,
  );
  const rule = widths.map((length) => "─".repeat(length));
  return [
    ...lines(titles, widths, colours.bold),
    ...lines(rule, widths, colours.dim),
    ...shown.flatMap((row, index) =>
      isHeading(row)
        ? [...(index === 0 ? [] : [""]), ...lines([row.heading], [width], colours.bold)]
        : lines(row, widths),
    ),
  ].join("\n");
}

const isHeading = (row: Row): row is { readonly heading: string } => "heading" in row;

/** A row's cells side by side, as many lines as the highest has. */
function lines(
  cells: readonly string[],
  widths: readonly number[],
  paint: (text: string) => string = (text) => text,
): readonly string[] {
  const wrapped = widths.map((width, index) => wrap(cells[index] ?? "", width).split("\n"));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((texts, index) => {
        const text = texts[line] ?? "";
        const padding = " ".repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(text)));
        return (text === "" ? "" : paint(text)) + padding;
      })
      .join(" ".repeat(gap))
      .trimEnd(),
  );
}

const widthOf = (cells: readonly string[]): number =>
  Math.max(...cells.flatMap((cell) => cell.split("\n").map((line) => stringWidth(line))));

/** Takes from the widest column until all fit: from those that may wrap first, then from the others. */
function fittingWidths(
  columns: readonly Column[],
  natural: readonly number[],
  width: number,
): number[] {
  const widths = [...natural];
  const room = width - gap * (columns.length - 1);
  const sum = () => widths.reduce((total, one) => total + one, 0);
  for (const [least, onlyWrapping] of [
    [readable, true],
    [readable, false],
    [narrowest, false],
  ] as const) {
    while (sum() > room) {
      const giving = widths.map((one, index) =>
        one > least && (columns[index]?.wraps || !onlyWrapping) ? one : 0,
      );
      const most = Math.max(...giving);
      if (most === 0) break;
      widths[giving.lastIndexOf(most)] = most - 1;
    }
  }
  return widths;
}
