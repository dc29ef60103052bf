import type { TagData } from "../explorer-data";
import type { App } from "./app";
import { hasBit } from "./bits";
import { type Child, h, written } from "./dom";

/** What the panel shows of one thing. */
export interface Details {
  /** What kind of thing it is. */
  readonly word: string;
  readonly title: string;
  readonly content: readonly Child[];
}

/** More of a list is shown on demand. */
const FIRST = 100;

export function part(
  title: string,
  count: number | undefined,
  ...content: readonly Child[]
): HTMLElement {
  return h(
    "section",
    {},
    h("h3", {}, title, count !== undefined && h("span", { class: "count" }, ` ${written(count)}`)),
    ...content,
  );
}

/** Names with values; those without a value are left out. */
export function facts(entries: readonly (readonly [string, Child])[]): HTMLElement {
  return h(
    "dl",
    {},
    ...entries.flatMap(([name, value]) =>
      value === undefined || value === "" || value === false
        ? []
        : [h("div", {}, h("dt", {}, name), h("dd", {}, value))],
    ),
  );
}

export const tags = (list: readonly TagData[]): HTMLElement | undefined =>
  list.length === 0
    ? undefined
    : part("Tags", list.length, facts(list.map(([key, value]) => [key, value || "(empty)"])));

/** A table of which the first rows are made at once. */
export function rows<Row>(
  titles: readonly string[],
  all: readonly Row[],
  cells: (row: Row) => readonly Child[],
): HTMLElement {
  const made = (row: Row) => h("tr", {}, ...cells(row).map((cell) => h("td", {}, cell)));
  const body = h("tbody", {}, ...all.slice(0, FIRST).map(made));
  const head = h("tr", {}, ...titles.map((title) => h("th", { scope: "col" }, title)));
  return h("div", {}, h("table", {}, h("thead", {}, head), body), rest(all, body, made));
}

export function list<Item>(all: readonly Item[], item: (item: Item) => Child): HTMLElement {
  const made = (one: Item) => h("li", {}, item(one));
  const body = h("ul", { class: "names" }, ...all.slice(0, FIRST).map(made));
  return h("div", {}, body, rest(all, body, made));
}

function rest<Item>(
  all: readonly Item[],
  body: HTMLElement,
  made: (item: Item) => HTMLElement,
): HTMLElement | undefined {
  if (all.length <= FIRST) return undefined;
  const more = h("button", { type: "button", class: "plain" }, `Show all ${written(all.length)}`);
  more.addEventListener("click", () => {
    body.append(...all.slice(FIRST).map(made));
    more.remove();
  });
  return more;
}

/** Those of some assignments that the filters let through. */
export const selected = (app: App, assignments: readonly number[]): readonly number[] =>
  assignments.filter((number) => hasBit(app.selection.assignments, number));

/** What the panel says where filters hide something that is there. */
export function hiddenNote(shown: number, all: number): HTMLElement | undefined {
  return shown === all
    ? undefined
    : h("p", { class: "quiet" }, `Filters hide ${written(all - shown)} more.`);
}

export const none = (text: string): HTMLElement => h("p", { class: "quiet" }, text);
