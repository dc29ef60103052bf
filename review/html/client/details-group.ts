import type { App } from "./app";
import { type Details, facts, hiddenNote, list, none, part, rows, selected } from "./details-parts";
import { named } from "./links";
import { levelBadge } from "./words";

export function groupDetails(app: App, number: number): Details {
  const { index } = app;
  const { name = "", description, members } = index.data.groups[number] ?? {};
  const all = index.assignmentsOfGroup[number] ?? [];
  const held = selected(app, all);
  return {
    word: "Group",
    title: name,
    content: [
      facts([["Description", description]]),
      part(
        "Can do",
        held.length,
        held.length === 0
          ? none(all.length === 0 ? "Nothing anywhere." : "Nothing that the filters let through.")
          : heldRows(app, held),
        hiddenNote(held.length, all.length),
      ),
      part(
        "Members",
        members?.length,
        members === undefined
          ? none("The snapshot of the directory does not show them.")
          : members.length === 0
            ? none("Nobody.")
            : list(members, (person) => named(app, "person", person)),
      ),
    ],
  };
}

/** Assignments of one principal, by account. */
export function heldRows(app: App, assignments: readonly number[]): HTMLElement {
  const { data } = app.index;
  const sorted = assignments.toSorted((left, right) => {
    const [one, other] = [data.assignments[left], data.assignments[right]];
    return (one?.[4] ?? 0) - (other?.[4] ?? 0) || (one?.[3] ?? 0) - (other?.[3] ?? 0);
  });
  return rows(["Account", "Permission set", "Level"], sorted, (number) => {
    const [, , , set = -1, account = -1, level = 0, unknown] = data.assignments[number] ?? [];
    return [
      named(app, "account", account),
      named(app, "set", set),
      levelBadge(level, unknown === 1),
    ];
  });
}
