import type { AccessDiff } from "./access-diff";
import { effectOf, isBroadening, isNarrowing } from "./effect";
import { membersOf, principalsOf } from "./people";
import { isReplaced } from "./permission-set-changes";
import type { Row } from "./rows";

/** What a change of access comes to. `same-rights`: something changes, and nobody can do more or less. */
export type Direction = "broadens" | "narrows" | "both" | "same-rights" | "unchanged";

export interface Verdict {
  readonly direction: Direction;
  /** One sentence without names: nothing in it comes from a file. */
  readonly sentence: string;
  /** How many people can do more or less, or hold a set that is made anew. */
  readonly people: number;
  /** Whether there are people beside them whom the states do not know. */
  readonly peopleUnknown: boolean;
  readonly accounts: number;
  readonly productionAccounts: number;
  /** Assignments that go away. */
  readonly removals: number;
  /** Whether somebody administers a production account newly, or for longer, other than for an emergency. */
  readonly administratorInProduction: boolean;
}

/** What the rows of a diff come to. */
export function verdictOf(diff: AccessDiff, rows: readonly Row[]): Verdict {
  const direction = directionOf(diff, rows);
  const { people, peopleUnknown } = peopleOf(diff);
  const accounts = new Map(
    rows
      .filter(({ effect }) => effect !== "changes")
      .flatMap(({ accounts, flags }) =>
        accounts.map(({ id }) => [id, flags.includes("production")] as const),
      )
      .sort(([, left], [, right]) => Number(left) - Number(right)),
  );
  const productionAccounts = [...accounts.values()].filter((production) => production).length;
  const reach = { people, peopleUnknown, accounts: accounts.size, productionAccounts };
  return {
    direction,
    sentence: sentenceOf(direction, counts(diff), reach),
    ...reach,
    removals: diff.assignments.filter(({ effect }) => effect === "lost").length,
    administratorInProduction: rows.some(
      (row) =>
        isBroadening(row) &&
        !row.flags.includes("emergency") &&
        row.flags.includes("administrator") &&
        row.flags.includes("production") &&
        row.accounts.length > 0,
    ),
  };
}

function directionOf(diff: AccessDiff, rows: readonly Row[]): Direction {
  const more = [...rows, ...diff.settings].some(isBroadening);
  const less = [...rows, ...diff.settings].some(isNarrowing);
  if (more) return less ? "both" : "broadens";
  if (less) return "narrows";
  const anything = [rows, diff.settings, diff.memberships, diff.accounts].some(
    ({ length }) => length > 0,
  );
  return anything ? "same-rights" : "unchanged";
}

/** People whose rights change or end at another moment, or who are without a set for a while. */
function peopleOf(diff: AccessDiff) {
  const names = new Set(diff.people.map(({ userName }) => userName));
  let peopleUnknown = diff.assignments.some(
    ({ effect, principal }) =>
      membersOf(effect === "gained" ? diff.after : diff.before, principal) === undefined,
  );
  for (const change of diff.permissionSets) {
    if (effectOf(change) === "changes" && !isReplaced(change)) continue;
    const { known, people } = principalsOf(diff.after, change);
    for (const name of known) names.add(name);
    if (people === undefined) peopleUnknown = true;
  }
  for (const { principal } of [...diff.ends, ...diff.replaced]) {
    const members = membersOf(diff.after, principal);
    for (const name of members ?? []) names.add(name);
    if (members === undefined) peopleUnknown = true;
  }
  return { people: names.size, peopleUnknown };
}

function counts(diff: AccessDiff): readonly string[] {
  const { assignments, people, permissionSets, ends, settings } = diff;
  const of = (effect: "gained" | "lost") =>
    assignments.filter((change) => change.effect === effect).length;
  const members = (effect: "gained" | "lost") =>
    new Set(
      people
        .filter((change) => change.byMembership && change.effect === effect)
        .map(({ userName }) => userName),
    ).size;
  const ending = (effect: "later" | "sooner") =>
    ends.filter((change) => change.effect === effect).length;
  const sets = (effect: string) =>
    permissionSets.filter((change) => effectOf(change) === effect).length;
  const replaced = permissionSets.filter(isReplaced).length;
  const set = (effect: string) => settings.filter((change) => change.effect === effect).length;
  return [
    counted(of("gained"), "assignment added", "assignments added"),
    counted(members("gained"), "person gains by a group", "people gain by a group"),
    counted(ending("later"), "assignment ends later", "assignments end later"),
    counted(sets("broadens"), "permission set broadened", "permission sets broadened"),
    counted(
      sets("cannot-tell"),
      "permission set undecided (counted as broadened)",
      "permission sets undecided (counted as broadened)",
    ),
    counted(set("broadens"), "setting broadened", "settings broadened"),
    counted(
      set("cannot-tell"),
      "setting undecided (counted as broadened)",
      "settings undecided (counted as broadened)",
    ),
    counted(replaced, "permission set made anew", "permission sets made anew"),
    counted(diff.replaced.length, "assignment made anew", "assignments made anew"),
    counted(of("lost"), "assignment removed", "assignments removed"),
    counted(members("lost"), "person loses by a group", "people lose by a group"),
    counted(ending("sooner"), "assignment ends sooner", "assignments end sooner"),
    counted(sets("narrows"), "permission set narrowed", "permission sets narrowed"),
    counted(set("narrows"), "setting narrowed", "settings narrowed"),
  ].filter((text) => text !== "");
}

const counted = (number: number, one: string, many: string): string =>
  number === 0 ? "" : `${number} ${number === 1 ? one : many}`;

const STARTS = {
  broadens: "Access broadens",
  narrows: "Access narrows",
  both: "Access broadens and narrows",
} as const;

function sentenceOf(
  direction: Direction,
  parts: readonly string[],
  reach: Pick<Verdict, "people" | "peopleUnknown" | "accounts" | "productionAccounts">,
): string {
  if (direction === "unchanged") return "Access does not change.";
  if (direction === "same-rights" && parts.length === 0)
    return "Nobody can do more or less than before.";
  const start =
    direction === "same-rights" ? "Nobody can do more or less than before" : STARTS[direction];
  if (reach.accounts === 0 && reach.people === 0 && !reach.peopleUnknown)
    return `${start}: ${parts.join(", ")}.`;
  const people = `${reach.people}${reach.peopleUnknown ? " or more" : ""} ${reach.people === 1 && !reach.peopleUnknown ? "person" : "people"}`;
  const accounts = `${reach.accounts} ${reach.accounts === 1 ? "account" : "accounts"}`;
  return `${start}: ${parts.join(", ")}; ${people} in ${accounts}, ${reach.productionAccounts} of production.`;
}
