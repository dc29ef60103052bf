import { ACCESS_LEVELS } from "../access-levels";
import type { App } from "./app";
import { type Child, counted, fill, h } from "./dom";
import { named } from "./links";
import { type Cell, type Matrix, type MatrixRow, matrixOf } from "./matrix-cells";
import { bandsOf, HEAD, headings, namesWidth, type Range, SIZE } from "./matrix-heads";
import { keyOf, nameOf } from "./words";

/** Rows and columns. */
const STEP = 8;

/** Groups × accounts as one picture, of which only what is seen is made. */
export class MatrixView {
  readonly element: HTMLElement;
  private readonly scroller = h("div", {
    class: "scroller matrix-scroller",
    role: "grid",
    tabindex: 0,
    "aria-label": "Groups and accounts",
    "aria-describedby": "legend",
  });
  private readonly empty = h("div", { class: "empty", hidden: true });
  private matrix: Matrix = { rows: [], accounts: [] };
  /** Counts the row of headings and the column of names, which have 0. */
  private active = { row: 1, column: 1 };
  private everything = false;
  private drawn = "";

  constructor(private readonly app: App) {
    this.element = h("div", { class: "matrix" }, legend(), this.scroller, this.empty);
    this.scroller.addEventListener("scroll", () => this.follow(), { passive: true });
    new ResizeObserver(() => this.follow()).observe(this.scroller);
    this.scroller.addEventListener("keydown", (event) => this.walk(event));
    this.scroller.addEventListener("click", (event) => this.point(event));
    app.onChange((before) => {
      if (this.element.isConnected && before.opened !== app.state.opened) this.draw();
    });
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
  }

  show(empty: readonly Child[]): void {
    this.matrix = matrixOf(this.app.index, this.app.selection);
    const { rows, accounts } = this.matrix;
    this.active = { row: 1, column: 1 };
    this.scroller.setAttribute("aria-rowcount", String(rows.length + 1));
    this.scroller.setAttribute("aria-colcount", String(accounts.length + 1));
    this.scroller.hidden = rows.length === 0;
    this.empty.hidden = rows.length > 0;
    fill(this.empty, ...(rows.length > 0 ? [] : empty));
    this.draw();
  }

  private print(everything: boolean): void {
    this.everything = everything;
    this.draw();
  }

  /** Draws again once something else is seen. */
  private follow(): void {
    if (JSON.stringify(this.seen()) !== this.drawn) this.draw();
  }

  /** What has to be made; it changes in steps, so that most scrolling needs nothing new. */
  private seen(): { readonly high: Range; readonly wide: Range } {
    const { rows, accounts } = this.matrix;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.scroller;
    const range = (from: number, length: number, count: number): Range => {
      if (this.everything) return { first: 0, last: count };
      const step = (pixels: number) => Math.floor(pixels / SIZE / STEP) * STEP;
      return {
        first: Math.max(0, step(from) - STEP),
        last: Math.min(count, step(from + length) + 2 * STEP),
      };
    };
    return {
      high: range(scrollTop, clientHeight, rows.length),
      wide: range(scrollLeft, clientWidth, accounts.length),
    };
  }

  private draw(): void {
    const { rows, accounts } = this.matrix;
    const seen = this.seen();
    const { high, wide } = seen;
    this.drawn = JSON.stringify(seen);
    const area = h("div", { class: "area" });
    area.style.width = `calc(var(--names) + ${accounts.length * SIZE}px)`;
    area.style.height = `${HEAD + rows.length * SIZE}px`;
    const bands = bandsOf(this.app, this.matrix);
    area.append(headings(this.app, this.matrix, wide, bands), ...bands.map(({ line }) => line));
    for (let row = high.first; row < high.last; row++) area.append(this.row(row, wide));
    const focused = this.scroller.contains(document.activeElement);
    const inside = focused && document.activeElement !== this.scroller;
    fill(this.scroller, area);
    if (inside) this.scroller.focus({ preventScroll: true });
    this.scroller.setAttribute(
      "aria-activedescendant",
      `cell-${this.active.row}-${this.active.column}`,
    );
  }

  private row(number: number, { first, last }: Range): HTMLElement {
    const row = this.matrix.rows[number];
    const element = h("div", {
      class: `matrix-row${row?.kind === "person" ? " of-person" : ""}`,
      role: "row",
      "aria-rowindex": number + 2,
    });
    element.style.top = `${HEAD + number * SIZE}px`;
    if (row === undefined) return element;
    const link = named(this.app, row.kind, row.number);
    link.tabIndex = -1;
    element.append(
      h(
        "div",
        { class: "holder", role: "rowheader", "aria-colindex": 1 },
        link,
        row.kind === "person" && h("span", { class: "quiet" }, " directly"),
      ),
    );
    for (let column = first; column < last; column++) {
      const active = this.active.row === number + 1 && this.active.column === column + 1;
      const cell = row.cells.get(this.matrix.accounts[column] ?? -1);
      if (cell !== undefined || active)
        element.append(this.cell(row, number, column, cell, active));
    }
    return element;
  }

  private cell(
    { kind, number: holder }: MatrixRow,
    row: number,
    column: number,
    cell: Cell | undefined,
    active: boolean,
  ): HTMLElement {
    const { data } = this.app.index;
    const { name = "", letter = "" } = (cell && ACCESS_LEVELS[cell.level]) ?? {};
    const account = nameOf(data, "account", this.matrix.accounts[column] ?? -1);
    const holds =
      cell === undefined
        ? "nothing"
        : `${name}${cell.unknown ? " or more" : ""}, ${counted(cell.assignments.length, "permission set")}`;
    const text = `${nameOf(data, kind, holder)} in ${account}: ${holds}`;
    const element = h(
      "div",
      {
        id: `cell-${row + 1}-${column + 1}`,
        class: `matrix-cell${cell === undefined ? "" : ` level-${cell.level}`}${active ? " active" : ""}`,
        role: "gridcell",
        "aria-colindex": column + 2,
        "aria-label": text,
        "aria-current": this.isOpened(kind, holder, column) ? "true" : undefined,
        title: text,
        "data-row": row,
        "data-column": column,
      },
      cell !== undefined && h("span", { "aria-hidden": "true" }, letter),
    );
    element.style.left = `calc(var(--names) + ${column * SIZE}px)`;
    return element;
  }

  private isOpened(kind: MatrixRow["kind"], holder: number, column: number): boolean {
    const { opened } = this.app.state;
    const { data } = this.app.index;
    return (
      opened?.kind === "cell" &&
      opened.principal.kind === kind &&
      opened.principal.name === keyOf(data, kind, holder) &&
      opened.account === keyOf(data, "account", this.matrix.accounts[column] ?? -1)
    );
  }

  private point({ target }: MouseEvent): void {
    const cell = target instanceof Element ? target.closest("[data-column]") : null;
    if (cell === null) return;
    const at = (name: string) => Number(cell.getAttribute(`data-${name}`)) + 1;
    this.active = { row: at("row"), column: at("column") };
    this.open();
  }

  private open(): void {
    const { data } = this.app.index;
    const row = this.matrix.rows[this.active.row - 1];
    const account = this.matrix.accounts[this.active.column - 1];
    if (row === undefined || account === undefined || !row.cells.has(account)) return;
    this.app.go({
      opened: {
        kind: "cell",
        account: keyOf(data, "account", account),
        principal: { kind: row.kind, name: keyOf(data, row.kind, row.number) },
      },
    });
  }

  private walk(event: KeyboardEvent): void {
    const { rows, accounts } = this.matrix;
    const page = Math.max(1, Math.floor((this.scroller.clientHeight - HEAD) / SIZE) - 1);
    const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [page, 0],
      PageUp: [-page, 0],
      Home: [0, -accounts.length],
      End: [0, accounts.length],
    };
    const move = moves[event.key];
    if (event.key === "Enter" && event.target === this.scroller) this.open();
    else if (move !== undefined) {
      const within = (at: number, count: number) => Math.min(count, Math.max(1, at));
      this.active = {
        row: within(this.active.row + move[0], rows.length),
        column: within(this.active.column + move[1], accounts.length),
      };
      this.reveal();
      this.draw();
    } else return;
    event.preventDefault();
  }

  private reveal(): void {
    const { scroller } = this;
    const top = (this.active.row - 1) * SIZE;
    const left = (this.active.column - 1) * SIZE;
    const bottom = top + SIZE + HEAD - scroller.clientHeight;
    const right = left + SIZE + namesWidth() - scroller.clientWidth;
    scroller.scrollTop = Math.max(bottom, Math.min(scroller.scrollTop, top));
    scroller.scrollLeft = Math.max(right, Math.min(scroller.scrollLeft, left));
  }
}

function legend(): HTMLElement {
  return h(
    "p",
    { class: "legend", id: "legend" },
    ...ACCESS_LEVELS.slice(1).map(({ name, letter }, number) =>
      h(
        "span",
        { class: "level" },
        h("span", { class: `letter level-${number + 1}` }, letter),
        ` ${name}`,
      ),
    ),
  );
}
