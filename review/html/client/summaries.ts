import { GROUP } from "../explorer-data";
import { type Bits, countBits, hasBit, joinBits, noBits, setBit } from "./bits";
import { hasAll } from "./fold";
import type { Indexed } from "./indexed";
import type { Selection } from "./selection";
import type { Kind } from "./state";

/** What the selected assignments come to for one person, group, account or permission set. */
export interface Summary {
  /** Its position in the data. */
  readonly number: number;
  readonly accounts: number;
  readonly sets: number;
  readonly groups: number;
  /** Undefined where nobody knows the members of a group. */
  readonly people: number | undefined;
  /** The highest. */
  readonly level: number;
  /** Some policy is not known: it may be more. */
  readonly unknown: boolean;
  readonly production: boolean;
  readonly assignments: number;
}

/** Of everything of a kind that the search finds; without access only where nothing is filtered. */
export function summariesOf(index: Indexed, selection: Selection, kind: Kind): readonly Summary[] {
  const found: Summary[] = [];
  const summary = kind === "person" ? personSummary(index, selection) : subject(index, selection);
  const of = listsOf(index, kind);
  for (let number = 0; number < index.searched[kind].length; number++) {
    if (kind === "person" && (selection.person ?? number) !== number) continue;
    if (!hasAll(index.searched[kind][number] ?? "", selection.terms)) continue;
    const one = summary(number, of[number] ?? []);
    if (one.assignments > 0 || !selection.filtered) found.push(one);
  }
  return found;
}

/** How many `summariesOf` would give: for a tab that is not looked at. */
export function countOf(index: Indexed, selection: Selection, kind: Kind): number {
  const { assignments } = selection;
  const of = listsOf(index, kind);
  const some = (numbers: readonly number[] | undefined): boolean =>
    numbers?.some((number) => hasBit(assignments, number)) ?? false;
  const groups =
    kind === "person" && selection.filtered ? index.assignmentsOfGroup.map(some) : undefined;
  let count = 0;
  for (let number = 0; number < index.searched[kind].length; number++) {
    if (kind === "person" && (selection.person ?? number) !== number) continue;
    if (!hasAll(index.searched[kind][number] ?? "", selection.terms)) continue;
    if (
      !selection.filtered ||
      some(of[number]) ||
      (groups !== undefined && index.groupsOfPerson[number]?.some((group) => groups[group]))
    )
      count += 1;
  }
  return count;
}

function listsOf(index: Indexed, kind: Kind): readonly (readonly number[])[] {
  switch (kind) {
    case "person":
      return index.assignmentsOfPerson;
    case "group":
      return index.assignmentsOfGroup;
    case "account":
      return index.assignmentsOfAccount;
    case "set":
      return index.assignmentsOfSet;
  }
}

/** What some assignments reach, before it is counted. */
interface Reach {
  readonly accounts: Bits;
  readonly sets: Bits;
  readonly groups: Bits;
  readonly people: Bits;
  peopleUnknown: boolean;
  level: number;
  unknown: boolean;
  production: boolean;
  assignments: number;
}

const nothing = ({ data }: Indexed): Reach => ({
  accounts: noBits(data.accounts.length),
  sets: noBits(data.permissionSets.length),
  groups: noBits(data.groups.length),
  people: noBits(data.people.length),
  peopleUnknown: false,
  level: 0,
  unknown: false,
  production: false,
  assignments: 0,
});

function reachOf(index: Indexed, selection: Selection, numbers: readonly number[]): Reach {
  const reach = nothing(index);
  for (const number of numbers) {
    const assignment = index.data.assignments[number];
    if (assignment === undefined || !hasBit(selection.assignments, number)) continue;
    const [environment, type, principal, set, account, level, unknown] = assignment;
    setBit(reach.accounts, account);
    setBit(reach.sets, set);
    if (type === GROUP) setBit(reach.groups, principal);
    else setBit(reach.people, principal);
    reach.level = Math.max(reach.level, level);
    reach.unknown ||= unknown === 1;
    reach.production ||= index.data.environments[environment]?.production ?? false;
    reach.assignments += 1;
  }
  index.membersOfGroup.forEach((members, group) => {
    if (!hasBit(reach.groups, group)) return;
    joinBits(reach.people, members);
    reach.peopleUnknown ||= index.data.groups[group]?.members === undefined;
  });
  return reach;
}

function counted(index: Indexed, { person }: Selection, number: number, reach: Reach): Summary {
  const everybody = person === undefined ? undefined : noBits(index.data.people.length);
  if (everybody !== undefined && person !== undefined) setBit(everybody, person);
  const people = countBits(reach.people, everybody);
  return {
    number,
    accounts: countBits(reach.accounts),
    sets: countBits(reach.sets),
    groups: countBits(reach.groups),
    people: reach.peopleUnknown ? undefined : people,
    level: reach.level,
    unknown: reach.unknown,
    production: reach.production,
    assignments: reach.assignments,
  };
}

const subject =
  (index: Indexed, selection: Selection) =>
  (number: number, numbers: readonly number[]): Summary =>
    counted(index, selection, number, reachOf(index, selection, numbers));

/** Group by group once, then person by person: whoever is in many groups costs no more than that. */
function personSummary(index: Indexed, selection: Selection) {
  const ofGroups = index.assignmentsOfGroup.map((numbers) => reachOf(index, selection, numbers));
  return (number: number, numbers: readonly number[]): Summary => {
    const reach = reachOf(index, selection, numbers);
    for (const group of index.groupsOfPerson[number] ?? []) {
      const held = ofGroups[group];
      if (held === undefined || held.assignments === 0) continue;
      joinBits(reach.accounts, held.accounts);
      joinBits(reach.sets, held.sets);
      setBit(reach.groups, group);
      reach.level = Math.max(reach.level, held.level);
      reach.unknown ||= held.unknown;
      reach.production ||= held.production;
      reach.assignments += held.assignments;
    }
    return counted(index, selection, number, reach);
  };
}
