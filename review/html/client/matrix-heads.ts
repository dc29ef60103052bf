import type { App } from "./app";
import { counted, h } from "./dom";
import { named } from "./links";
import type { Matrix } from "./matrix-cells";
import { environmentLabel } from "./words";

/** Pixels; of the style sheet, too: a cell, and the headings' height. */
export const SIZE = 28;
export const HEAD = 168;

/** The width of the names, which is less in a narrow window. */
export const namesWidth = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue("--names"), 10);

/** Some of the rows, or columns: `last` is the first that is not among them. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** What belongs to the accounts of one environment: its name above them, a line before them. */
export interface Band {
  readonly name: HTMLElement;
  readonly line: HTMLElement;
}

export function bandsOf({ index: { data } }: App, { accounts, rows }: Matrix): readonly Band[] {
  const of = (column: number) => data.accounts[accounts[column] ?? -1]?.environment;
  const starts = accounts.flatMap((_, column) =>
    column === 0 || of(column) !== of(column - 1) ? [column] : [],
  );
  return starts.map((column, position) => {
    const columns = (starts[position + 1] ?? accounts.length) - column;
    const environment = environmentLabel(data, of(column)) ?? "no environment";
    const name = h("div", { class: "band" }, h("div", { class: "band-name" }, environment));
    const line = h("div", { class: "line" });
    for (const element of [name, line])
      element.style.left = `calc(var(--names) + ${column * SIZE}px)`;
    name.style.width = `${columns * SIZE}px`;
    line.style.height = `${rows.length * SIZE}px`;
    return { name, line };
  });
}

/** The row above the matrix. */
export function headings(
  app: App,
  { rows, accounts }: Matrix,
  { first, last }: Range,
  bands: readonly Band[],
): HTMLElement {
  const corner = h(
    "div",
    { class: "corner", role: "columnheader", "aria-colindex": 1 },
    counted(rows.length, "holder"),
    " × ",
    counted(accounts.length, "account"),
  );
  const cells = accounts.slice(first, last).map((account, offset) => {
    const column = first + offset;
    const link = named(app, "account", account);
    link.tabIndex = -1;
    const cell = h(
      "div",
      { class: "heading", role: "columnheader", "aria-colindex": column + 2 },
      h("span", { class: "turned" }, link),
    );
    cell.style.left = `calc(var(--names) + ${column * SIZE}px)`;
    return cell;
  });
  return h(
    "div",
    { class: "headings", role: "row", "aria-rowindex": 1 },
    corner,
    ...cells,
    ...bands.map(({ name }) => name),
  );
}
