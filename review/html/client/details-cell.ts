import type { App } from "./app";
import { heldRows } from "./details-group";
import { type Details, facts, hiddenNote, none, part, selected } from "./details-parts";
import { h } from "./dom";
import { named } from "./links";
import type { Opened } from "./state";
import { nameOf } from "./words";

/** What a group, or a person directly, holds in one account. */
export function cellDetails(app: App, opened: Extract<Opened, { kind: "cell" }>): Details {
  const { index } = app;
  const { kind, name } = opened.principal;
  const principal = index.byName[kind].get(name);
  const account = index.byName.account.get(opened.account);
  const word = `${kind === "group" ? "Group" : "Person"} in account`;
  if (principal === undefined || account === undefined)
    return {
      word,
      title: `${name} in ${opened.account}`,
      content: [none("This page does not know both of them.")],
    };
  const of = kind === "group" ? index.assignmentsOfGroup : index.assignmentsOfPerson;
  const all = (of[principal] ?? []).filter(
    (number) => index.data.assignments[number]?.[4] === account,
  );
  const held = selected(app, all);
  return {
    word,
    title: `${nameOf(index.data, kind, principal)} in ${nameOf(index.data, "account", account)}`,
    content: [
      facts([
        [kind === "group" ? "Group" : "Person", h("span", {}, named(app, kind, principal))],
        ["Account", h("span", {}, named(app, "account", account))],
      ]),
      part(
        "Holds",
        held.length,
        held.length === 0 ? none("Nothing that the filters let through.") : heldRows(app, held),
        hiddenNote(held.length, all.length),
      ),
    ],
  };
}
