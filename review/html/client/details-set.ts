import { ACCESS_LEVELS } from "../access-levels";
import type { AllowsData, PermissionSetData } from "../explorer-data";
import type { App } from "./app";
import { type Details, facts, hiddenNote, none, part, rows, selected, tags } from "./details-parts";
import { h, written } from "./dom";
import { named } from "./links";
import { holderKind, levelBadge } from "./words";

export function setDetails(app: App, number: number): Details {
  const { data, assignmentsOfSet } = app.index;
  const set = data.permissionSets[number];
  if (set === undefined) throw new Error("A permission set has a position in the data.");
  const all = assignmentsOfSet[number] ?? [];
  const held = selected(app, all);
  return {
    word: "Permission set",
    title: set.name,
    content: [
      set.description !== undefined && h("p", {}, set.description),
      facts([
        ["Session", set.session],
        ["In the catalog", set.key],
        ["Scope", set.scope],
        ["Relay state", set.relayState],
        ["Boundary", set.boundary],
      ]),
      ...set.allows.map((allows) => allowed(app, allows, set.allows.length > 1)),
      policies(set),
      part(
        "Held",
        held.length,
        held.length === 0
          ? none(all.length === 0 ? "By nobody." : "By nobody that the filters let through.")
          : rows(["Who", "Account"], held, (one) => {
              const assignment = data.assignments[one];
              return assignment === undefined
                ? []
                : [
                    named(app, holderKind(assignment), assignment[2]),
                    named(app, "account", assignment[4]),
                  ];
            }),
        hiddenNote(held.length, all.length),
      ),
      tags(set.tags),
    ],
  };
}

/** How many actions of each level, each with a bar. */
function allowed(app: App, { level, counts, unknown, accounts }: AllowsData, several: boolean) {
  const most = Math.max(1, ...counts);
  return part(
    "Allows",
    undefined,
    several &&
      accounts.length > 0 &&
      h(
        "p",
        { class: "quiet" },
        "in ",
        ...accounts
          .slice(0, 5)
          .flatMap((account, position) => [position > 0 && ", ", named(app, "account", account)]),
        accounts.length > 5 && ` and ${written(accounts.length - 5)} more`,
      ),
    h("p", {}, levelBadge(level, unknown.length > 0)),
    h(
      "dl",
      { class: "counts" },
      ...counts.map((count, position) => {
        const bar = h("span", { class: `bar level-${position + 1}`, "aria-hidden": "true" });
        bar.style.width = count === 0 ? "0" : `max(2px, ${(count / most) * 100}%)`;
        return h(
          "div",
          {},
          h("dt", {}, ACCESS_LEVELS[position + 1]?.name),
          h("dd", {}, h("span", { class: "track" }, bar), h("span", {}, written(count))),
        );
      }),
    ),
    unknown.length > 0 &&
      h("p", { class: "quiet" }, `Not known, and so not counted: ${unknown.join(", ")}.`),
  );
}

function policies(set: PermissionSetData): HTMLElement {
  const { managedPolicies, customerManagedPolicies, inlinePolicy } = set;
  const named = [
    ...managedPolicies.map((name) => ["AWS managed", name] as const),
    ...customerManagedPolicies.map((name) => ["customer managed", name] as const),
  ];
  return part(
    "Policies",
    named.length + (inlinePolicy === undefined ? 0 : 1),
    named.length > 0 && rows(["Policy", "Kind"], named, ([kind, name]) => [name, kind]),
    named.length === 0 && inlinePolicy === undefined && none("None."),
  );
}
