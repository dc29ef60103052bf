import { type Child, fill, h } from "./dom";
import { VirtualRows } from "./virtual-rows";

/** Of the style sheet, too. */
const ROW_HEIGHT = 36;

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Numbers stand at the right, and the largest comes first. */
  readonly numeric?: true;
  /** What rows are sorted by. */
  readonly value: (row: Row) => string | number;
  readonly cell: (row: Row) => Child;
}

/** A long table that is sorted by its headings and walked through with the arrow keys. */
export class Table<Row> {
  readonly element: HTMLElement;
  private readonly head = h("div", { class: "row head", role: "row", "aria-rowindex": 1 });
  private readonly body = h("div", { class: "rows", role: "rowgroup" });
  private readonly grid: HTMLElement;
  private readonly empty = h("div", { class: "empty", hidden: true });
  private readonly virtual: VirtualRows;
  private rows: readonly Row[] = [];
  private active = 0;

  /** @param kind names the widths of the columns in the style sheet */
  constructor(
    kind: string,
    label: string,
    private readonly columns: readonly Column<Row>[],
    private readonly sortBy: (sort: string | undefined) => void,
  ) {
    this.grid = h(
      "div",
      { class: "grid", role: "grid", "aria-label": label, "aria-colcount": columns.length },
      h("div", { role: "rowgroup", class: "heads" }, this.head),
      this.body,
    );
    const scroller = h("div", { class: "scroller" }, this.grid);
    this.element = h("div", { class: `table ${kind}` }, scroller, this.empty);
    this.virtual = new VirtualRows(scroller, this.body, ROW_HEIGHT, (row) => this.make(row));
    this.body.addEventListener("keydown", (event) => this.walk(event));
    this.body.addEventListener("focusin", (event) => {
      const row = Number((event.target as Element).closest("[data-row]")?.getAttribute("data-row"));
      this.activate(row);
    });
  }

  /** @param sort id of a column; with `-` before it downwards */
  show(rows: readonly Row[], sort: string | undefined, empty: readonly Child[]): void {
    this.rows = sorted(rows, this.columns, sort);
    this.active = 0;
    fill(this.head, ...this.columns.map((column) => this.heading(column, sort)));
    this.grid.setAttribute("aria-rowcount", String(rows.length + 1));
    this.grid.hidden = rows.length === 0;
    this.empty.hidden = rows.length > 0;
    fill(this.empty, ...(rows.length > 0 ? [] : empty));
    this.virtual.show(rows.length);
  }

  private heading(column: Column<Row>, sort: string | undefined): HTMLElement {
    const { id, title, numeric } = column;
    const direction = sort === id ? "ascending" : sort === `-${id}` ? "descending" : undefined;
    const first = numeric ? `-${id}` : id;
    const second = numeric ? id : `-${id}`;
    const button = h(
      "button",
      { type: "button", class: "sort" },
      title,
      h(
        "span",
        { class: "direction", "aria-hidden": "true" },
        direction === undefined ? "" : direction === "ascending" ? "↑" : "↓",
      ),
    );
    button.addEventListener("click", () => {
      this.sortBy(sort === first ? second : sort === second ? undefined : first);
      // The headings have been made anew.
      [...this.head.querySelectorAll("button")][this.columns.indexOf(column)]?.focus();
    });
    return h(
      "div",
      {
        role: "columnheader",
        class: `cell ${id}${numeric ? " numeric" : ""}`,
        "aria-sort": direction,
      },
      button,
    );
  }

  private make(number: number): HTMLElement {
    const row = this.rows[number];
    if (row === undefined) return h("div");
    const element = h(
      "div",
      { class: "row", role: "row", "aria-rowindex": number + 2, "data-row": number },
      ...this.columns.map(({ id, numeric, cell }) =>
        h("div", { role: "gridcell", class: `cell ${id}${numeric ? " numeric" : ""}` }, cell(row)),
      ),
    );
    this.focusable(element, number === this.active);
    return element;
  }

  /** One of all links takes part in Tab; the arrow keys reach the others. */
  private focusable(row: Element | undefined | null, active: boolean): void {
    for (const [number, link] of (row?.querySelectorAll("a") ?? []).entries())
      link.tabIndex = active && number === 0 ? 0 : -1;
  }

  private activate(row: number): void {
    if (row === this.active) return;
    this.focusable(this.body.querySelector(`[data-row="${this.active}"]`), false);
    this.active = row;
    this.focusable(this.body.querySelector(`[data-row="${row}"]`), true);
  }

  private walk(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: this.virtual.visibleRows,
      PageUp: -this.virtual.visibleRows,
      Home: -this.rows.length,
      End: this.rows.length,
    };
    const links = [
      ...(this.body.querySelector(`[data-row="${this.active}"]`)?.querySelectorAll("a") ?? []),
    ];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const step = steps[event.key];
    if (step !== undefined) {
      const row = Math.min(this.rows.length - 1, Math.max(0, this.active + step));
      const reached = this.virtual.reach(row)?.querySelectorAll("a");
      (reached?.[at] ?? reached?.[0])?.focus({ preventScroll: true });
    } else if (event.key === "ArrowRight") links[at + 1]?.focus();
    else if (event.key === "ArrowLeft") links[at - 1]?.focus();
    else return;
    event.preventDefault();
  }
}

function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | undefined,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.replace(/^-/, ""));
  if (column === undefined) return rows;
  const sign = sort?.startsWith("-") ? -1 : 1;
  const valued = rows.map((row) => ({ row, value: column.value(row) }));
  valued.sort(
    (left, right) => sign * (left.value < right.value ? -1 : left.value > right.value ? 1 : 0),
  );
  return valued.map(({ row }) => row);
}
