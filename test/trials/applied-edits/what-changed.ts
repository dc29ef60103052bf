import {
  type Changes,
  memberLine,
  personLine,
  principalLine,
  type Rename,
  type SeenFlag,
  setLine,
  type Told,
} from "./changes";
import { type Holding, type Picture, placeOf, type Role } from "./picture";
import { differencesOf, directionOf, flagsOf, isAdministrator } from "./role-differences";

/** What differs between two pictures of AWS; names and doubts are taken from a review where AWS bears them out. */
export function whatChanged(
  before: Picture,
  after: Picture,
  { renames, undecided }: Told,
): Changes {
  const proven = renames.filter((rename) => isProven(rename, before, after));
  const old = called(before, proven);
  const [lost, gained] = [without(old.holdings, after), without(after.holdings, old)];
  const touched = new Set([...lost, ...gained].map(keyOf));
  const [had, has] = [peopleOf(old), peopleOf(after)];
  const people = [
    ...had.filter((one) => !has.some(isSame(one))).map((one) => ({ effect: "loses", one })),
    ...has.filter((one) => !had.some(isSame(one))).map((one) => ({ effect: "gains", one })),
  ];
  const sideOf = (effect: string) => (effect === "gains" ? after : old);
  return {
    rows: [
      ...lost.map((holding) => rowOf("loses", holding, old, after)),
      ...gained.map((holding) => rowOf("gains", holding, old, after)),
      ...people
        .filter(({ one: { ways } }) => !ways.some((way) => touched.has(keyOf(way))))
        .map(({ effect, one }) =>
          memberLine(
            effect,
            one.userName,
            groupsOf(one),
            one,
            administrators(sideOf(effect).roles.get(placeOf(one))),
          ),
        ),
      ...setRows(old, after, { before, renames: proven, undecided }),
    ].sort(),
    people: people
      .map(({ effect, one }) =>
        personLine(effect, one.userName, { direct: isDirect(one), groups: groupsOf(one) }, one),
      )
      .sort(),
    memberships: [
      ...membershipLines("leaves", before, after),
      ...membershipLines("joins", after, before),
    ].sort(),
  };
}

/** Whether AWS has the one set no more, and the other newly; who holds it is compared with all else. */
function isProven({ before: one, after: other }: Rename, before: Picture, after: Picture): boolean {
  const isHeld = ({ holdings }: Picture, name: string) =>
    holdings.some(({ permissionSet }) => permissionSet === name);
  return !isHeld(after, one) && !isHeld(before, other) && isHeld(after, other);
}

/** The picture with sets called as they are afterwards. */
function called({ roles, holdings, members }: Picture, renames: readonly Rename[]): Picture {
  const names = new Map(renames.map(({ before, after }) => [before, after]));
  const name = (holding: Holding): Holding => ({
    ...holding,
    permissionSet: names.get(holding.permissionSet) ?? holding.permissionSet,
  });
  return {
    roles: new Map([
      ...roles,
      ...holdings.flatMap((holding): [string, Role][] => {
        const role = roles.get(placeOf(holding));
        return role === undefined ? [] : [[placeOf(name(holding)), role]];
      }),
    ]),
    holdings: holdings.map(name),
    members,
  };
}

const keyOf = (holding: Holding): string =>
  `${holding.type} ${holding.principal} ${placeOf(holding)}`;

function without(holdings: readonly Holding[], { holdings: others }: Picture): readonly Holding[] {
  const held = new Set(others.map(keyOf));
  return holdings.filter((holding) => !held.has(keyOf(holding)));
}

const membersOf = ({ members }: Picture, { type, principal }: Holding): readonly string[] =>
  type === "USER" ? [principal] : (members[principal] ?? []);

function rowOf(effect: "gains" | "loses", holding: Holding, old: Picture, after: Picture): string {
  const { type, principal: name } = holding;
  const known = type === "USER" || after.members[name] !== undefined ? after : old;
  const role = (effect === "gains" ? after : old).roles.get(placeOf(holding));
  return principalLine(effect, { type, name, people: membersOf(known, holding).length }, holding, [
    ...administrators(role),
    ...(effect === "gains" && type === "USER" ? ["direct-user" satisfies SeenFlag] : []),
  ]);
}

const administrators = (role: Role | undefined): readonly SeenFlag[] =>
  role !== undefined && isAdministrator(role) ? ["administrator"] : [];

/** What one person can do, with the assignments that lead to it. */
interface Personal extends Omit<Holding, "type" | "principal"> {
  readonly userName: string;
  readonly ways: readonly Holding[];
}

function peopleOf(picture: Picture): readonly Personal[] {
  const found = new Map<string, Personal>();
  for (const holding of picture.holdings)
    for (const userName of membersOf(picture, holding)) {
      const key = `${userName} ${placeOf(holding)}`;
      const { permissionSet, account } = holding;
      const ways = [...(found.get(key)?.ways ?? []), holding];
      found.set(key, { userName, permissionSet, account, ways });
    }
  return [...found.values()];
}

const isSame = (one: Personal) => (other: Personal) =>
  one.userName === other.userName && placeOf(one) === placeOf(other);

const groupsOf = ({ ways }: Personal): readonly string[] =>
  ways.flatMap(({ type, principal }) => (type === "GROUP" ? [principal] : [])).sort();

const isDirect = ({ ways }: Personal): boolean => ways.some(({ type }) => type === "USER");

/** Permission sets whose roles are not as they were, or that are made anew. */
function setRows(
  old: Picture,
  after: Picture,
  { before, renames, undecided }: Told & { readonly before: Picture },
): readonly string[] {
  const names = [...new Set(after.holdings.map(({ permissionSet }) => permissionSet))];
  return names.flatMap((permissionSet) => {
    const held = after.holdings.filter((holding) => holding.permissionSet === permissionSet);
    const accounts = [...new Set(held.map(({ account }) => account))];
    const pairs = accounts.flatMap((account): [Role, Role][] => {
      const place = placeOf({ permissionSet, account });
      const [was, is] = [old.roles.get(place), after.roles.get(place)];
      return was === undefined || is === undefined ? [] : [[was, is]];
    });
    const differences = [...new Set(pairs.flatMap(([was, is]) => differencesOf(was, is)))];
    const anew = renames.filter((rename) => rename.after === permissionSet);
    const line = (effect: string, some: readonly Holding[], flags: readonly SeenFlag[]) =>
      setLine(
        effect,
        {
          principals: [...new Set(some.map(({ type, principal }) => `${type} ${principal}`))],
          people: new Set(some.flatMap((holding) => membersOf(after, holding))).size,
        },
        { permissionSet, accounts: [...new Set(some.map(({ account }) => account))] },
        flags,
        differences,
      );
    const flags = [...new Set(pairs.flatMap(([was, is]) => flagsOf(was, is)))];
    if (anew.length > 0)
      return anew.map(({ before: name }) => {
        const had = before.holdings.filter((holding) => holding.permissionSet === name);
        const places = new Set(had.map(({ account }) => account));
        return line(
          `${name} replaced`,
          held.filter(({ account }) => places.has(account)),
          flags,
        );
      });
    if (differences.length === 0) return [];
    const direction = directionOf(pairs);
    const doubt = direction !== "changes" && undecided.has(permissionSet);
    return [line(doubt ? "cannot-tell" : direction, held, flags)];
  });
}

const membershipLines = (word: string, { members }: Picture, other: Picture): readonly string[] =>
  Object.entries(members).flatMap(([group, userNames]) =>
    userNames
      .filter((userName) => !other.members[group]?.includes(userName))
      .map((userName) => `${userName} ${word} ${group}`),
  );
