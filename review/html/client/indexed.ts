import { type ExplorerData, GROUP } from "../explorer-data";
import { type Bits, noBits, setBit } from "./bits";
import { folded } from "./fold";
import type { Kind } from "./state";

/** The data with what every view asks of them, worked out once. */
export interface Indexed {
  readonly data: ExplorerData;
  /** Positions of groups by person. */
  readonly groupsOfPerson: readonly (readonly number[])[];
  /** Members of each group as bits. */
  readonly membersOfGroup: readonly Bits[];
  /** Positions of assignments. */
  readonly assignmentsOfGroup: readonly (readonly number[])[];
  readonly assignmentsOfPerson: readonly (readonly number[])[];
  readonly assignmentsOfAccount: readonly (readonly number[])[];
  readonly assignmentsOfSet: readonly (readonly number[])[];
  /** Positions by name; of accounts by id. The first, should two have the same. */
  readonly byName: Readonly<Record<Kind, ReadonlyMap<string, number>>>;
  /** Folded text that search looks into. */
  readonly searched: Readonly<Record<Kind, readonly string[]>>;
  /** The text of an assignment, put together when somebody searches. */
  readonly assignmentText: (assignment: number) => string;
}

export function indexed(data: ExplorerData): Indexed {
  const { groups, people, accounts, permissionSets, assignments, environments } = data;
  const lists = (size: number): number[][] => Array.from({ length: size }, () => []);
  const groupsOfPerson = lists(people.length);
  const membersOfGroup = groups.map(({ members }, group) => {
    const bits = noBits(people.length);
    for (const person of members ?? []) {
      setBit(bits, person);
      groupsOfPerson[person]?.push(group);
    }
    return bits;
  });
  const of = {
    groups: lists(groups.length),
    people: lists(people.length),
    accounts: lists(accounts.length),
    sets: lists(permissionSets.length),
  };
  for (const [number, [, type, principal, set, account]] of assignments.entries()) {
    of[type === GROUP ? "groups" : "people"][principal]?.push(number);
    of.accounts[account]?.push(number);
    of.sets[set]?.push(number);
  }
  const environmentName = (number: number | undefined): string =>
    number === undefined ? "" : (environments[number]?.name ?? "");
  const searched = {
    person: people.map(({ userName, displayName, email = "" }) =>
      folded(`${displayName} ${userName} ${email}`),
    ),
    group: groups.map(({ name, description = "" }) => folded(`${name} ${description}`)),
    account: accounts.map(({ name, id, organizationalUnit, email, tags, environment }) =>
      folded(
        `${name} ${id} ${environmentName(environment)} ${organizationalUnit} ${email} ${tagText(tags)}`,
      ),
    ),
    set: permissionSets.map((set) =>
      folded(
        [
          set.name,
          set.key,
          set.description ?? "",
          ...set.managedPolicies,
          ...set.customerManagedPolicies,
          tagText(set.tags),
        ].join(" "),
      ),
    ),
  };
  return {
    data,
    groupsOfPerson,
    membersOfGroup,
    assignmentsOfGroup: of.groups,
    assignmentsOfPerson: of.people,
    assignmentsOfAccount: of.accounts,
    assignmentsOfSet: of.sets,
    byName: {
      person: firsts(people.map(({ userName }) => userName)),
      group: firsts(groups.map(({ name }) => name)),
      account: firsts(accounts.map(({ id }) => id)),
      set: firsts(permissionSets.map(({ name }) => name)),
    },
    searched,
    assignmentText(number) {
      const [, type, principal = -1, set = -1, account = -1] = assignments[number] ?? [];
      const who = searched[type === GROUP ? "group" : "person"][principal];
      return `${who} ${searched.set[set]} ${searched.account[account]}`;
    },
  };
}

const tagText = (tags: readonly (readonly [string, string])[]): string =>
  tags.map(([key, value]) => `${key}=${value}`).join(" ");

const firsts = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, number) => [name, number] as const).reverse());
