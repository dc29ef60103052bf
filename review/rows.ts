import type { Account, Principal } from "../model/access-model";
import { byParts } from "../model/compare";
import type { AssignedAccess } from "../model/effective-access";
import type { Instant } from "../model/instant";
import type { AccessDiff } from "./access-diff";
import type { AssignmentChange, PersonChange } from "./assignment-changes";
import { type Effect, effectOf, isBroadening, isNarrowing, newlyAdministers } from "./effect";
import type { EndChange, Ends } from "./end-changes";
import { changeFlags, endFlags, type Flag, judgedFlags, managementFlag, setFlags } from "./flags";
import { principalsOf, sizeOf } from "./people";
import { isReplaced, type PermissionSetChange } from "./permission-set-changes";

/** Who a row is about. `people` is absent where the members of a group are not known. */
export type Who =
  | { readonly type: "principal"; readonly principal: Principal; readonly people?: number }
  | {
      readonly type: "member";
      readonly userName: string;
      readonly displayName?: string;
      /** Groups that it comes, or came, through. */
      readonly groups: readonly string[];
    }
  | {
      readonly type: "holders";
      readonly principals: readonly Principal[];
      readonly people?: number;
    };

/** One line of a review: who, what, where and why it deserves a look. */
export interface Row {
  readonly effect: Effect;
  readonly who: Who;
  /** Names, sorted. */
  readonly environments: readonly string[];
  /** As AWS shows it, after the change where there is one. */
  readonly permissionSet: string;
  /** Sorted by name. */
  readonly accounts: readonly Account[];
  readonly flags: readonly Flag[];
  /** Where nothing changes but when it ends. */
  readonly ends?: Ends;
  /** When it ends that is for an emergency alone. */
  readonly until?: Instant;
}

/** The rows of a review, worst first: administrators before others, production before the rest, more before less. */
export function rowsOf(diff: AccessDiff): readonly Row[] {
  return [
    ...grouped(diff.assignments, ({ effect, environment, principal, permissionSet }) => [
      effect,
      environment,
      principal.type,
      principal.name,
      permissionSet.name,
    ]).flatMap((changes) =>
      byReason(diff, changes, ({ principal }) => ofPrincipal(diff, principal)),
    ),
    ...grouped(diff.ends, (change) => [
      change.environment,
      change.principal.type,
      change.principal.name,
      change.permissionSet.name,
      JSON.stringify([change.ends, endFlags(diff, change)]),
    ]).flatMap((alike) => endRow(diff, alike)),
    ...grouped(
      diff.people.filter(({ byMembership }) => byMembership),
      ({ effect, environment, userName, permissionSet, groups }) => [
        effect,
        environment,
        userName,
        permissionSet.name,
        ...groups,
      ],
    ).flatMap((changes) => byReason(diff, changes, (change) => ofMember(diff, change))),
    ...grouped(diff.replaced, ({ environment, principal, permissionSet }) => [
      environment,
      principal.type,
      principal.name,
      permissionSet.name,
    ]).flatMap((alike) => replacedRow(diff, alike)),
    ...diff.permissionSets.flatMap((change) => setRows(diff, change)),
  ].sort(worstFirst);
}

function worstFirst(left: Row, right: Row): number {
  return (
    rank(left) - rank(right) || right.accounts.length - left.accounts.length || byText(left, right)
  );
}

const byText = byParts((row: Row) => [
  row.effect,
  JSON.stringify(row.who),
  row.permissionSet,
  row.environments.join(),
  row.accounts.map(({ name }) => name).join(),
]);

function rank(row: Pick<Row, "effect" | "flags">): number {
  const production = row.flags.includes("production") ? 0 : 1;
  if (isBroadening(row)) return (row.flags.includes("administrator") ? 0 : 2) + production;
  if (row.effect === "replaced") return 4 + production;
  return (isNarrowing(row) ? 6 : 8) + production;
}

/** The same order for what single people have more or less. */
export const peopleWorstFirst = (people: readonly PersonChange[]): readonly PersonChange[] =>
  people.toSorted(
    by((change) =>
      rank({ effect: change.effect === "gained" ? "gains" : "loses", flags: judgedFlags(change) }),
    ),
  );

/** The same order for permission sets. */
export const setsWorstFirst = (
  changes: readonly PermissionSetChange[],
): readonly PermissionSetChange[] =>
  changes.toSorted(
    by((change) =>
      rank({ effect: effectOf(change), flags: change.production ? ["production"] : [] }),
    ),
  );

/** By a number; what has the same keeps its order. */
const by =
  <T>(number: (item: T) => number) =>
  (left: T, right: T): number =>
    number(left) - number(right);

/** Accounts to which different things happened stand in rows of their own. */
function byReason<Change extends Omit<AssignmentChange, "principal">>(
  diff: AccessDiff,
  changes: readonly Change[],
  who: (change: Change) => Who,
): readonly Row[] {
  return grouped(changes, (change) => [
    JSON.stringify([changeFlags(diff, change), change.emergency?.until]),
  ]).flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const subject = who(first);
    return [
      {
        effect: first.effect === "gained" ? "gains" : "loses",
        who: subject,
        environments: [first.environment],
        permissionSet: first.permissionSet.name,
        accounts: alike.map(({ account }) => account).sort(byName),
        flags: [...changeFlags(diff, first), ...membersFlag(subject)],
        ...(first.emergency !== undefined && { until: first.emergency.until }),
      },
    ];
  });
}

const byName = byParts(({ name, id }: Account) => [name, id]);

/** What one principal keeps for longer, or not as long; all in accounts with the same flags. */
function endRow(diff: AccessDiff, alike: readonly EndChange[]): readonly Row[] {
  const [first] = alike;
  if (first === undefined) return [];
  const who = ofPrincipal(diff, first.principal);
  return [
    {
      effect: first.effect === "later" ? "broadens" : "narrows",
      who,
      environments: [first.environment],
      permissionSet: first.permissionSet.name,
      accounts: alike.map(({ account }) => account).sort(byName),
      flags: [...endFlags(diff, first), ...membersFlag(who)],
      ends: first.ends,
    },
  ];
}

const membersFlag = (who: Who): readonly Flag[] =>
  who.type === "principal" && who.people === undefined ? ["members-unknown"] : [];

function ofPrincipal(diff: AccessDiff, principal: Principal): Who {
  const people = sizeOf(diff.after, principal) ?? sizeOf(diff.before, principal);
  return { type: "principal", principal, ...(people === undefined ? {} : { people }) };
}

function ofMember({ before, after }: AccessDiff, { userName, groups }: PersonChange): Who {
  const user = [after, before]
    .flatMap(({ directory }) => directory.users)
    .find((one) => one.userName === userName);
  return {
    type: "member",
    userName,
    ...(user === undefined ? {} : { displayName: user.displayName }),
    groups,
  };
}

/** What one principal is without while assignments are made anew. */
function replacedRow(diff: AccessDiff, alike: readonly AssignedAccess[]): readonly Row[] {
  const [first] = alike;
  if (first === undefined) return [];
  const { environment, principal, permissionSet } = first;
  const accounts = alike.map(({ account }) => account).sort(byName);
  const production = accounts.some(({ id }) => diff.production.has(id));
  return [
    {
      effect: "replaced",
      who: ofPrincipal(diff, principal),
      environments: [environment],
      permissionSet: permissionSet.name,
      accounts,
      flags: [...(production ? (["production"] as const) : []), ...managementFlag(diff, accounts)],
    },
  ];
}

function setRows(diff: AccessDiff, change: PermissionSetChange): readonly Row[] {
  const { after, environments, accounts } = change;
  const { principals, people } = principalsOf(diff.after, change);
  const flags = [
    ...(newlyAdministers(change) ? (["administrator"] as const) : []),
    ...(change.production ? (["production"] as const) : []),
    ...managementFlag(diff, accounts),
    ...setFlags(change),
    ...(people === undefined ? (["members-unknown"] as const) : []),
  ];
  const who: Who = { type: "holders", principals, ...(people === undefined ? {} : { people }) };
  const row = { who, environments, permissionSet: after.name, accounts, flags };
  const replaced = isReplaced(change);
  const effect = effectOf(change);
  return [
    ...(replaced ? [{ ...row, effect: "replaced" as const }] : []),
    ...(replaced && effect === "changes" ? [] : [{ ...row, effect }]),
  ];
}

/** Items with the same parts together, in the order in which they come first. */
function grouped<T>(items: readonly T[], parts: (item: T) => readonly string[]): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(parts(item));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
