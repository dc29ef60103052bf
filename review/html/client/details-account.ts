import type { App } from "./app";
import { type Details, facts, hiddenNote, none, part, rows, selected, tags } from "./details-parts";
import { named } from "./links";
import { environmentLabel, holderKind, levelBadge } from "./words";

export function accountDetails(app: App, number: number): Details {
  const { data, assignmentsOfAccount } = app.index;
  const account = data.accounts[number];
  const all = assignmentsOfAccount[number] ?? [];
  // Who can do most comes first.
  const held = selected(app, all).toSorted(
    (left, right) => (data.assignments[right]?.[5] ?? 0) - (data.assignments[left]?.[5] ?? 0),
  );
  return {
    word: "Account",
    title: account?.name ?? "",
    content: [
      facts([
        ["Id", account?.id],
        ["Environment", environmentLabel(data, account?.environment) ?? "none"],
        ["Unit", account?.organizationalUnit || "the root"],
        ["State", account?.status],
        ["Email", account?.email],
      ]),
      part(
        "Who can do what",
        held.length,
        held.length === 0
          ? none(all.length === 0 ? "Nobody." : "Nobody that the filters let through.")
          : rows(["Who", "Permission set", "Level"], held, (one) => {
              const assignment = data.assignments[one];
              return assignment === undefined
                ? []
                : [
                    named(app, holderKind(assignment), assignment[2]),
                    named(app, "set", assignment[3]),
                    levelBadge(assignment[5], assignment[6] === 1),
                  ];
            }),
        hiddenNote(held.length, all.length),
      ),
      tags(account?.tags ?? []),
    ],
  };
}
