import { GROUP } from "../explorer-data";
import type { App } from "./app";
import { type Details, facts, hiddenNote, list, none, part, rows, selected } from "./details-parts";
import { type Child, h } from "./dom";
import { named } from "./links";
import { levelBadge } from "./words";

interface Held {
  readonly account: number;
  readonly set: number;
  readonly level: number;
  readonly unknown: boolean;
  /** Positions of groups; -1 where it is assigned directly. */
  readonly ways: readonly number[];
}

export function personDetails(app: App, number: number): Details {
  const { index } = app;
  const { userName = "", displayName = "", email } = index.data.people[number] ?? {};
  const groups = index.groupsOfPerson[number] ?? [];
  const all = [
    ...(index.assignmentsOfPerson[number] ?? []),
    ...groups.flatMap((group) => index.assignmentsOfGroup[group] ?? []),
  ];
  const held = together(app, selected(app, all));
  return {
    word: "Person",
    title: displayName,
    content: [
      facts([
        ["User name", userName],
        ["Email", email],
      ]),
      part(
        "Can do",
        held.length,
        held.length === 0
          ? none(all.length === 0 ? "Nothing anywhere." : "Nothing that the filters let through.")
          : rows(["Account", "Permission set", "Level", "Through"], held, (one) => [
              named(app, "account", one.account),
              named(app, "set", one.set),
              levelBadge(one.level, one.unknown),
              h("span", {}, ...through(app, one.ways)),
            ]),
        hiddenNote(held.length, together(app, all).length),
      ),
      part(
        "Member of",
        groups.length,
        groups.length === 0
          ? none("No group.")
          : list(groups, (group) => named(app, "group", group)),
      ),
    ],
  };
}

function through(app: App, ways: readonly number[]): readonly Child[] {
  return ways.flatMap((way, position) => [
    position > 0 && ", ",
    way === -1 ? "directly" : named(app, "group", way),
  ]);
}

/** One set in one account, however many ways lead to it. */
function together(app: App, assignments: readonly number[]): readonly Held[] {
  const { data } = app.index;
  const found = new Map<string, Held>();
  for (const number of assignments) {
    const assignment = data.assignments[number];
    if (assignment === undefined) continue;
    const [, type, principal, set, account, level, unknown] = assignment;
    const key = `${account} ${set}`;
    const way = type === GROUP ? principal : -1;
    const ways = [...(found.get(key)?.ways ?? []), way].sort((left, right) => left - right);
    found.set(key, { account, set, level, unknown: unknown === 1, ways });
  }
  return [...found.values()].sort(
    (left, right) => left.account - right.account || left.set - right.set,
  );
}
