import { GROUP } from "../explorer-data";
import { type Bits, hasBit, noBits, setBit } from "./bits";
import { hasAll, termsOf } from "./fold";
import type { Indexed } from "./indexed";
import { isFiltered, type Kind, type State } from "./state";

/** What the filters and the search leave. */
export interface Selection {
  /** Assignments that the filters let through; the search aside. */
  readonly assignments: Bits;
  readonly count: number;
  /** Only this person counts; absent: everybody. */
  readonly person?: number;
  /** Whether somebody or something without access is left out. */
  readonly filtered: boolean;
  readonly terms: readonly string[];
}

export function selectionOf(index: Indexed, state: State): Selection {
  const { assignments, environments } = index.data;
  const wanted = (kind: Kind): number | undefined => {
    const name = state.only[kind];
    // Nothing has a name that is not there.
    return name === undefined ? undefined : (index.byName[kind].get(name) ?? -1);
  };
  const [person, group, account, set] = (["person", "group", "account", "set"] as const).map(
    wanted,
  );
  const groupsOfPerson = new Set(person === undefined ? [] : (index.groupsOfPerson[person] ?? []));
  const passes = environments.map(
    ({ name, production }) =>
      (state.environment === undefined || state.environment === name) &&
      (production || !state.productionOnly),
  );
  const found = noBits(assignments.length);
  let count = 0;
  for (let number = 0; number < assignments.length; number++) {
    const assignment = assignments[number];
    if (assignment === undefined) continue;
    const [environment, type, principal, heldSet, inAccount, level] = assignment;
    if (!passes[environment] || level < state.level) continue;
    if (account !== undefined && account !== inAccount) continue;
    if (set !== undefined && set !== heldSet) continue;
    if (group !== undefined && (type !== GROUP || principal !== group)) continue;
    if (
      person !== undefined &&
      !(type === GROUP ? groupsOfPerson.has(principal) : principal === person)
    )
      continue;
    setBit(found, number);
    count += 1;
  }
  return {
    assignments: found,
    count,
    ...(person === undefined ? {} : { person }),
    filtered: isFiltered(state),
    terms: termsOf(state.text),
  };
}

/** Assignments that the search finds, too, upwards. */
export function foundAssignments(index: Indexed, selection: Selection): readonly number[] {
  const known = found.get(selection) ?? find(index, selection);
  found.set(selection, known);
  return known;
}

/** The number in a tab and what is in it ask for the same. */
const found = new WeakMap<Selection, readonly number[]>();

function find(index: Indexed, { assignments, terms }: Selection): readonly number[] {
  const numbers: number[] = [];
  for (let number = 0; number < index.data.assignments.length; number++)
    if (
      hasBit(assignments, number) &&
      (terms.length === 0 || hasAll(index.assignmentText(number), terms))
    )
      numbers.push(number);
  return numbers;
}
