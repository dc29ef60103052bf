import fc from "fast-check";
import { indexed } from "../../../../review/html/client/indexed";
import { matrixOf } from "../../../../review/html/client/matrix-cells";
import { foundAssignments, selectionOf } from "../../../../review/html/client/selection";
import {
  FIRST_STATE,
  isFiltered,
  KINDS,
  type Kind,
  type State,
} from "../../../../review/html/client/state";
import { countOf, summariesOf } from "../../../../review/html/client/summaries";
import {
  type AssignmentData,
  type ExplorerData,
  GROUP,
} from "../../../../review/html/explorer-data";
import { arbitraryData } from "./arbitrary-data";

const arbitraryState: fc.Arbitrary<State> = fc.record({
  view: fc.constant(FIRST_STATE.view),
  text: fc.constantFrom("", "", "1", "person", "group 1", "nothing at all"),
  environment: fc.constantFrom(undefined, "dev", "prod", "nowhere"),
  productionOnly: fc.boolean(),
  level: fc.constantFrom(0, 0, 2, 6),
  only: fc.record(
    {
      person: fc.constantFrom("person-0", "person-1", "nobody"),
      group: fc.constantFrom("group-0", "group-1"),
      account: fc.constantFrom("100000000000", "100000000001"),
      set: fc.constant("admin"),
    },
    { requiredKeys: [] },
  ),
});

/** The plainest way to the same numbers. */
function expected(data: ExplorerData, state: State, kind: Kind) {
  const { people, groups, environments, accounts, permissionSets } = data;
  const membersOf = ([, type, principal]: AssignmentData): readonly number[] | undefined =>
    type === GROUP ? groups[principal]?.members : [principal];
  const person = people.findIndex(({ userName }) => userName === state.only.person);
  const counts = (one: number) => state.only.person === undefined || one === person;
  const passing = data.assignments.filter((assignment) => {
    const [environment, type, principal, set, account, level] = assignment;
    const { name, production } = environments[environment] ?? {};
    const { only } = state;
    return (
      (state.environment === undefined || name === state.environment) &&
      (production || !state.productionOnly) &&
      level >= state.level &&
      (only.person === undefined || membersOf(assignment)?.includes(person)) &&
      (only.group === undefined || (type === GROUP && groups[principal]?.name === only.group)) &&
      (only.account === undefined || accounts[account]?.id === only.account) &&
      (only.set === undefined || permissionSets[set]?.name === only.set)
    );
  });
  const all = { person: people, group: groups, account: accounts, set: permissionSets }[kind];
  return all.flatMap((item, number) => {
    const text = Object.values(item)
      .filter((value) => typeof value === "string")
      .join(" ")
      .toLowerCase();
    if (!state.text.split(" ").every((term) => text.includes(term))) return [];
    if (kind === "person" && !counts(number)) return [];
    const mine = passing.filter((assignment) => {
      const [, type, principal, set, account] = assignment;
      if (kind === "person") return membersOf(assignment)?.includes(number);
      if (kind === "group") return type === GROUP && principal === number;
      return (kind === "account" ? account : set) === number;
    });
    if (mine.length === 0 && isFiltered(state)) return [];
    const distinct = (values: readonly unknown[]) => new Set(values).size;
    return [
      {
        number,
        assignments: mine.length,
        accounts: distinct(mine.map(([, , , , account]) => account)),
        sets: distinct(mine.map(([, , , set]) => set)),
        groups: distinct(mine.flatMap(([, type, group]) => (type === GROUP ? [group] : []))),
        people:
          kind === "person"
            ? undefined
            : mine.some((assignment) => membersOf(assignment) === undefined)
              ? undefined
              : distinct(mine.flatMap((assignment) => membersOf(assignment) ?? []).filter(counts)),
        level: Math.max(0, ...mine.map(([, , , , , level]) => level)),
        unknown: mine.some(([, , , , , , unknown]) => unknown === 1),
        production: mine.some(([environment]) => environments[environment]?.production),
      },
    ];
  });
}

test.each(KINDS)("what is counted for each %s is what counting one by one gives", (kind) => {
  fc.assert(
    fc.property(arbitraryData, arbitraryState, (data, state) => {
      const index = indexed(data);
      const selection = selectionOf(index, state);
      const found = summariesOf(index, selection, kind);
      const shown = found.map((summary) =>
        kind === "person" ? { ...summary, people: undefined } : summary,
      );
      expect(shown).toEqual(expected(data, state, kind));
      expect(countOf(index, selection, kind)).toBe(found.length);
    }),
  );
});

test("the matrix holds every assignment that is found, once", () => {
  fc.assert(
    fc.property(arbitraryData, arbitraryState, (data, state) => {
      const index = indexed(data);
      const selection = selectionOf(index, state);
      const { rows, accounts } = matrixOf(index, selection);
      const cells = rows.flatMap(({ kind, number, cells: of }) =>
        [...of].map(([account, cell]) => ({ kind, number, account, ...cell })),
      );
      const held = cells.flatMap(({ assignments }) => assignments);
      expect(held.toSorted((left, right) => left - right)).toEqual(
        foundAssignments(index, selection),
      );
      for (const { kind, number, account, level, assignments } of cells) {
        expect(accounts).toContain(account);
        const of = assignments.map((one) => data.assignments[one]);
        expect(level).toBe(Math.max(...of.map((one) => one?.[5] ?? -1)));
        for (const one of of)
          expect([one?.[1] === GROUP ? "group" : "person", one?.[2], one?.[4]]).toEqual([
            kind,
            number,
            account,
          ]);
      }
    }),
  );
});
