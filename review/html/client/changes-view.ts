import type { ChangeRowData, ChangesData, ConcernsData, ReachData } from "../explorer-data";
import type { App } from "./app";
import { type Child, counted, fill, h, written } from "./dom";
import { folded, hasAll } from "./fold";
import { linkTo } from "./links";
import type { Kind } from "./state";

/** More of a list is shown on demand. */
const FIRST = 200;

const DIRECTIONS: Readonly<
  Record<ChangesData["direction"], readonly [sign: string, word: string]>
> = {
  broadens: ["+", "Broadens"],
  narrows: ["−", "Narrows"],
  both: ["±", "Broadens and narrows"],
  "same-rights": ["~", "Same rights"],
  unchanged: ["=", "Unchanged"],
};

/** A review: the verdict, the rows worst first, and what is behind them. */
export class ChangesView {
  readonly element = h("div", { class: "scroller changes", tabindex: 0, "aria-label": "Changes" });

  constructor(
    private readonly app: App,
    private readonly changes: ChangesData,
  ) {}

  /** How many rows the search and the filters leave. */
  count(): number {
    return this.wanted(this.changes.rows).length;
  }

  show(): void {
    const { changes } = this;
    const [sign, word] = DIRECTIONS[changes.direction];
    const rows = this.wanted(changes.rows);
    const people = this.wanted(changes.people);
    const sets = changes.permissionSets.filter(
      (set) => this.reaches(set) && this.searched([set.title, ...set.lines]),
    );
    const causes = changes.causes.filter(
      (cause) =>
        this.app.state.only.set === undefined &&
        this.concerns(cause) &&
        this.searched([cause.line]),
    );
    const hidden = changes.rows.length - rows.length;
    fill(
      this.element,
      h(
        "section",
        { class: `verdict ${changes.direction}` },
        h("p", { class: "direction" }, h("span", { "aria-hidden": "true" }, `${sign} `), word),
        h("p", { class: "sentence" }, changes.sentence),
      ),
      section("Stops", changes.stops.length, lineList(changes.stops)),
      hidden > 0 &&
        h("p", { class: "quiet" }, `Search and filters hide ${counted(hidden, "row")}.`),
      section("What changes", rows.length, table(this.app, "Who", "Why", rows)),
      section(
        "Permission sets",
        sets.length,
        ...sets.map(({ title, lines }) => h("article", {}, h("h3", {}, title), lineList(lines))),
      ),
      section("Person by person", people.length, table(this.app, "Person", "By", people)),
      section(
        "Settings, group members and accounts",
        causes.length,
        lineList(causes.map(({ line }) => line)),
      ),
      section("About the plans", changes.notes.length, lineList(changes.notes)),
    );
  }

  private wanted(rows: readonly ChangeRowData[]): readonly ChangeRowData[] {
    return rows.filter(
      (row) =>
        this.reaches(row) &&
        this.searched([row.who, row.permissionSet, row.where, row.why, row.effect]),
    );
  }

  private reaches(one: ReachData): boolean {
    const { environment, productionOnly, level, only } = this.app.state;
    const { environments } = this.app.index.data;
    return (
      (environment === undefined || one.environments.includes(environment)) &&
      (!productionOnly ||
        environments.some(
          ({ name, production }) => production && one.environments.includes(name),
        )) &&
      one.level >= level &&
      (only.set === undefined || only.set === one.permissionSet) &&
      this.concerns(one)
    );
  }

  private concerns({ people, groups, through, accounts }: ConcernsData): boolean {
    const { person, group, account } = this.app.state.only;
    return (
      (account === undefined || accounts.includes(account)) &&
      (group === undefined || groups.includes(group) || through.includes(group)) &&
      (person === undefined ||
        people.includes(person) ||
        this.groupsOf(person).some((name) => groups.includes(name)))
    );
  }

  private groupsOf(person: string): readonly string[] {
    const { byName, groupsOfPerson, data } = this.app.index;
    return (groupsOfPerson[byName.person.get(person) ?? -1] ?? []).flatMap(
      (group) => data.groups[group]?.name ?? [],
    );
  }

  private searched(texts: readonly string[]): boolean {
    const { terms } = this.app.selection;
    return terms.length === 0 || hasAll(folded(texts.join(" ")), terms);
  }
}

const lineList = (lines: readonly string[]): HTMLElement =>
  h("ul", { class: "lines" }, ...lines.map((line) => h("li", {}, line)));

function section(
  title: string,
  count: number,
  ...content: readonly Child[]
): HTMLElement | undefined {
  return count === 0
    ? undefined
    : h(
        "section",
        {},
        h("h2", {}, title, h("span", { class: "count" }, ` ${written(count)}`)),
        ...content,
      );
}

function table(app: App, who: string, why: string, rows: readonly ChangeRowData[]): HTMLElement {
  const tableRow = (row: ChangeRowData) => rowOf(app, row);
  const body = h("tbody", {}, ...rows.slice(0, FIRST).map(tableRow));
  const more = h(
    "button",
    { type: "button", class: "plain", hidden: rows.length <= FIRST },
    `Show all ${written(rows.length)}`,
  );
  more.addEventListener("click", () => {
    body.append(...rows.slice(FIRST).map(tableRow));
    more.remove();
  });
  return h(
    "div",
    {},
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...["Effect", who, "Permission set", "Where", why].map((title) =>
            h("th", { scope: "col" }, title),
          ),
        ),
      ),
      body,
    ),
    more,
  );
}

function rowOf(
  app: App,
  { effect, kind, who, subject, permissionSet, where, why }: ChangeRowData,
): HTMLElement {
  return h(
    "tr",
    { class: kind },
    h("td", {}, h("span", { class: `effect ${kind}` }, effect)),
    h("td", {}, subject === undefined ? who : linked(app, subject.kind, subject.name, who)),
    h("td", {}, linked(app, "set", permissionSet, permissionSet)),
    h("td", {}, where),
    h("td", {}, why),
  );
}

/** A link where there still is something to open. */
const linked = (app: App, kind: Kind, name: string, text: string): Child =>
  app.index.byName[kind].has(name) ? linkTo(app, { kind, name }, text) : text;
