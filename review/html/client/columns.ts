import type { App } from "./app";
import { h, written } from "./dom";
import { named } from "./links";
import type { Kind } from "./state";
import type { Summary } from "./summaries";
import type { Column } from "./table";
import { environmentLabel, holderKind, levelBadge, nameOf } from "./words";

type Columns = readonly Column<Summary>[];

const number = (id: "accounts" | "sets" | "groups" | "people", title: string): Column<Summary> => ({
  id,
  title,
  numeric: true,
  value: (summary) => summary[id] ?? -1,
  cell: (summary) =>
    summary[id] === undefined ? h("span", { class: "quiet" }, "not known") : written(summary[id]),
});

const UNUSED: Readonly<Record<Kind, string>> = {
  person: "no access",
  group: "no access",
  account: "nobody",
  set: "not assigned",
};

const highest = (kind: Kind): Column<Summary> => ({
  id: "level",
  title: "Highest level",
  numeric: true,
  value: (summary) => summary.level,
  cell: (summary) =>
    summary.assignments === 0
      ? h("span", { class: "quiet" }, UNUSED[kind])
      : levelBadge(summary.level, summary.unknown),
});

const text = (id: string, title: string, of: (summary: Summary) => string): Column<Summary> => ({
  id,
  title,
  value: of,
  cell: (summary) => h("span", { class: "text" }, of(summary)),
});

/** What a table of people, groups, accounts or permission sets shows. */
export function columnsOf(app: App, kind: Kind): Columns {
  const { data } = app.index;
  const level = highest(kind);
  const name: Column<Summary> = {
    id: "name",
    title: { person: "Person", group: "Group", account: "Account", set: "Permission set" }[kind],
    value: (summary) => nameOf(data, kind, summary.number).toLowerCase(),
    cell: (summary) => named(app, kind, summary.number),
  };
  const environment: Column<Summary> = {
    id: "environment",
    title: "Environment",
    value: (summary) =>
      data.environments[data.accounts[summary.number]?.environment ?? -1]?.name ?? "",
    cell: (summary) =>
      environmentLabel(data, data.accounts[summary.number]?.environment) ??
      h("span", { class: "quiet" }, "none"),
  };
  switch (kind) {
    case "person":
      return [
        name,
        text("user", "User name", (summary) => data.people[summary.number]?.userName ?? ""),
        level,
        number("groups", "Groups"),
        number("sets", "Sets"),
        number("accounts", "Accounts"),
      ];
    case "group": {
      const members = (summary: Summary) => data.groups[summary.number]?.members?.length;
      return [
        name,
        level,
        {
          id: "members",
          title: "Members",
          numeric: true,
          value: (summary) => members(summary) ?? -1,
          cell: (summary) =>
            members(summary) === undefined
              ? h("span", { class: "quiet" }, "not known")
              : written(members(summary) ?? 0),
        },
        number("sets", "Sets"),
        number("accounts", "Accounts"),
      ];
    }
    case "account":
      return [
        name,
        text("id", "Id", (summary) => data.accounts[summary.number]?.id ?? ""),
        environment,
        text("unit", "Unit", (summary) => data.accounts[summary.number]?.organizationalUnit ?? ""),
        level,
        number("people", "People"),
        number("groups", "Groups"),
        number("sets", "Sets"),
      ];
    case "set":
      return [
        name,
        text("session", "Session", (summary) => data.permissionSets[summary.number]?.session ?? ""),
        level,
        number("people", "People"),
        number("groups", "Groups"),
        number("accounts", "Accounts"),
      ];
  }
}

/** What the table of all assignments shows; its rows are their positions. */
export function assignmentColumns(app: App): readonly Column<number>[] {
  const { data } = app.index;
  const of = (assignment: number) => {
    const found = data.assignments[assignment];
    if (found === undefined) throw new Error("An assignment has a position in the data.");
    return found;
  };
  return [
    {
      id: "who",
      title: "Who",
      value: (row) => nameOf(data, holderKind(of(row)), of(row)[2]),
      cell: (row) => {
        const kind = holderKind(of(row));
        return h(
          "span",
          { class: "text" },
          named(app, kind, of(row)[2]),
          kind === "person" && h("span", { class: "quiet" }, " directly"),
        );
      },
    },
    {
      id: "set",
      title: "Permission set",
      value: (row) => nameOf(data, "set", of(row)[3]),
      cell: (row) => named(app, "set", of(row)[3]),
    },
    {
      id: "account",
      title: "Account",
      value: (row) => nameOf(data, "account", of(row)[4]),
      cell: (row) => named(app, "account", of(row)[4]),
    },
    {
      id: "environment",
      title: "Environment",
      value: (row) => data.environments[of(row)[0]]?.name ?? "",
      cell: (row) => environmentLabel(data, of(row)[0]),
    },
    {
      id: "level",
      title: "Level",
      numeric: true,
      value: (row) => of(row)[5],
      cell: (row) => levelBadge(of(row)[5], of(row)[6] === 1),
    },
  ];
}
