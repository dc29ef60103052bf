import type { ExplorerData } from "../explorer-data";
import { App } from "./app";
import { ChangesView } from "./changes-view";
import { assignmentColumns, columnsOf } from "./columns";
import { detailsPanel } from "./details";
import { counted, fill, h } from "./dom";
import { emptyState } from "./empty-state";
import { filterBar } from "./filter-bar";
import { indexed } from "./indexed";
import { followLinks } from "./links";
import { MatrixView } from "./matrix-view";
import { foundAssignments } from "./selection";
import type { Kind, View } from "./state";
import { countOf, summariesOf } from "./summaries";
import { Table } from "./table";
import { type Tab, tabList } from "./tabs";

/** What a view is: an element, and what to do when something else is chosen. */
interface Shown {
  readonly element: HTMLElement;
  show(): void;
}

const data: ExplorerData = JSON.parse(document.getElementById("data")?.textContent ?? "");
const app = new App(indexed(data), data.changes === undefined ? "people" : "changes");
const changes = data.changes && new ChangesView(app, data.changes);
const sortBy = (sort: string | undefined) => app.adjust({ sort });

const ofKind = (kind: Kind, label: string): Shown => {
  const table = new Table(`of-${kind}`, label, columnsOf(app, kind), sortBy);
  return {
    element: table.element,
    show: () =>
      table.show(
        summariesOf(app.index, app.selection, kind),
        app.state.sort,
        emptyState(app, kind),
      ),
  };
};

const makers: Readonly<Record<View, () => Shown>> = {
  people: () => ofKind("person", "People"),
  groups: () => ofKind("group", "Groups"),
  accounts: () => ofKind("account", "Accounts"),
  sets: () => ofKind("set", "Permission sets"),
  matrix: () => {
    const matrix = new MatrixView(app);
    return { element: matrix.element, show: () => matrix.show(emptyState(app)) };
  },
  assignments: () => {
    const table = new Table("of-assignments", "Assignments", assignmentColumns(app), sortBy);
    return {
      element: table.element,
      show: () =>
        table.show(foundAssignments(app.index, app.selection), app.state.sort, emptyState(app)),
    };
  },
  changes: () =>
    changes ?? { element: h("p", { class: "empty" }, "This page holds no review."), show() {} },
};

const count = (kind: Kind) => () => countOf(app.index, app.selection, kind);
const tabs: readonly Tab[] = [
  ...(changes === undefined
    ? []
    : [{ view: "changes", title: "Changes", count: () => changes.count() } as const]),
  { view: "people", title: "People", count: count("person") },
  { view: "groups", title: "Groups", count: count("group") },
  { view: "accounts", title: "Accounts", count: count("account") },
  { view: "sets", title: "Permission sets", count: count("set") },
  { view: "matrix", title: "Matrix", count: () => undefined },
  {
    view: "assignments",
    title: "Assignments",
    count: () => foundAssignments(app.index, app.selection).length,
  },
];

const made = new Map<View, Shown>();
const panel = h("section", { id: "panel", role: "tabpanel", tabindex: -1 });

function show(): void {
  const { view } = app.state;
  const shown = made.get(view) ?? makers[view]();
  made.set(view, shown);
  panel.setAttribute("aria-labelledby", `tab-${view}`);
  if (panel.firstElementChild !== shown.element) fill(panel, shown.element);
  shown.show();
}

const skip = h("a", { class: "skip", href: "#panel" }, "Skip to the list");
skip.addEventListener("click", (event) => {
  event.preventDefault();
  panel.focus();
});

document.body.prepend(
  skip,
  h(
    "header",
    { class: "page" },
    h("h1", {}, "Access explorer"),
    h(
      "p",
      { class: "quiet" },
      [
        data.organization,
        counted(data.people.length, "person", "people"),
        counted(data.groups.length, "group"),
        counted(data.accounts.length, "account"),
        counted(data.permissionSets.length, "permission set"),
      ].join(" · "),
    ),
  ),
  filterBar(app),
  tabList(app, tabs),
  h("main", {}, panel, detailsPanel(app)),
);
followLinks(app);
// Only what is chosen in the list makes it anew: opening details leaves it where it was scrolled to.
app.onChange((before) => {
  const { opened: _, ...now } = app.state;
  const { opened: __, ...then } = before;
  if (JSON.stringify(now) !== JSON.stringify(then)) show();
});
show();
