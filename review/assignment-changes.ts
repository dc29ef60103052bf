import type {
  AccessModel,
  Account,
  BreakGlassGrant,
  PermissionSet,
  Principal,
} from "../model/access-model";
import { byParts } from "../model/compare";
import { type AssignedAccess, assignedAccess, personalAccess } from "../model/effective-access";
import type { State } from "./permission-set-changes";

/** What one principal has more, or less, in one account. */
export interface AssignmentChange {
  readonly effect: "gained" | "lost";
  readonly principal: Principal;
  readonly environment: string;
  /** Whether the account holds production, or did before. */
  readonly production: boolean;
  readonly permissionSet: PermissionSet;
  readonly account: Account;
  /** Whether whoever holds the set there can do everything, or give that to himself. */
  readonly administrator: boolean;
  /** Where it is for an emergency alone. */
  readonly emergency?: BreakGlassGrant;
}

/** The same for one person, however many groups it comes through. */
export interface PersonChange extends Omit<AssignmentChange, "principal"> {
  readonly userName: string;
  /** Assigned to the person rather than only to groups. */
  readonly direct: boolean;
  /** Groups that it comes, or came, through, sorted. */
  readonly groups: readonly string[];
  /** No assignment changed: the person joined, or left, a group. */
  readonly byMembership: boolean;
}

/** Assignments that only one of the states has; a set under another name is still the same. */
export interface AssignmentChanges {
  /** Sorted by environment, principal, permission set and account, lost ones before gained ones. */
  readonly assignments: readonly AssignmentChange[];
  /** Sorted by person, environment, account and permission set, lost ones before gained ones. */
  readonly people: readonly PersonChange[];
}

export function assignmentChanges(before: State, after: State): AssignmentChanges {
  const [old, now] = [assignedAccess(before.model), assignedAccess(after.model)];
  const lost = notIn(old, now);
  const gained = notIn(now, old);
  const touched = [...lost, ...gained];
  const assignments = [
    ...lost.map((access) => ({ principal: access.principal, ...judged("lost", access, before) })),
    ...gained.map((access) => ({
      principal: access.principal,
      ...judged("gained", access, after),
    })),
  ];
  return { assignments, people: peopleChanges({ before, after, old, now, touched }) };
}

const placeOf = ({ environment, permissionSet, account }: Omit<AssignedAccess, "principal">) =>
  JSON.stringify([environment, permissionSet.key, account.id]);

/** The same for the same principal, permission set and account in both states. */
export const assignmentKey = (access: AssignedAccess): string =>
  JSON.stringify([placeOf(access), access.principal.type, access.principal.name]);

function notIn(some: readonly AssignedAccess[], others: readonly AssignedAccess[]) {
  const held = new Set(others.map(assignmentKey));
  return some.filter((access) => !held.has(assignmentKey(access)));
}

/** A change of access as a state judges it. */
export function judged<Effect extends string>(
  effect: Effect,
  { environment, permissionSet, account, emergency }: Omit<AssignedAccess, "principal">,
  { policies, production }: State,
) {
  return {
    effect,
    environment,
    production: production.has(account.id),
    permissionSet,
    account,
    administrator: policies.isAdministratorEquivalent(permissionSet, account),
    ...(emergency !== undefined && { emergency }),
  };
}

interface Compared {
  readonly before: State;
  readonly after: State;
  readonly old: readonly AssignedAccess[];
  readonly now: readonly AssignedAccess[];
  /** Assignments that changed. */
  readonly touched: readonly AssignedAccess[];
}

/** Only where something changed: the whole of it, person by person, is much larger. */
function peopleChanges({ before, after, old, now, touched }: Compared): readonly PersonChange[] {
  const groups = new Set(membershipChanges(before.model, after.model).map(({ group }) => group));
  const ofGroups = ({ principal: { type, name } }: AssignedAccess) =>
    type === "GROUP" && groups.has(name);
  const places = new Set(
    [...touched, ...old.filter(ofGroups), ...now.filter(ofGroups)].map(placeOf),
  );
  const changed = new Set(touched.map(assignmentKey));
  const expanded = (state: State, assigned: readonly AssignedAccess[]) =>
    personalAccess(
      state.model,
      assigned.filter((access) => places.has(placeOf(access))),
    );
  const [had, has] = [expanded(before, old), expanded(after, now)];
  const only = (some: typeof had, others: typeof had, effect: "gained" | "lost", state: State) => {
    const personal = (access: (typeof had)[number]) =>
      JSON.stringify([placeOf(access), access.userName]);
    const held = new Set(others.map(personal));
    return some
      .filter((access) => !held.has(personal(access)))
      .map((access): PersonChange => {
        const { userName, direct, groups: through } = access;
        const ways: readonly Principal[] = [
          ...(direct ? [{ type: "USER", name: userName } as const] : []),
          ...through.map((name) => ({ type: "GROUP", name }) as const),
        ];
        return {
          ...judged(effect, access, state),
          userName,
          direct,
          groups: through,
          byMembership: !ways.some((principal) =>
            changed.has(assignmentKey({ ...access, principal })),
          ),
        };
      });
  };
  return [...only(had, has, "lost", before), ...only(has, had, "gained", after)];
}

/** Somebody joined or left a group. */
export interface MembershipChange {
  readonly effect: "joins" | "leaves";
  readonly group: string;
  readonly userName: string;
}

/** Sorted by group and person, those who leave before those who join. Only of groups whose members both states know. */
export function membershipChanges(
  before: AccessModel,
  after: AccessModel,
): readonly MembershipChange[] {
  const members = ({ directory }: AccessModel) =>
    new Map(directory.groups.map((group) => [group.displayName, group.members]));
  const [old, now] = [members(before), members(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .flatMap((group) => {
      const [left, right] = [old.get(group) ?? [], now.get(group) ?? []];
      const lefts = new Set(left);
      const rights = new Set(right);
      const gone = left.filter((userName) => !rights.has(userName));
      const fresh = right.filter((userName) => !lefts.has(userName));
      return [
        ...gone.map((userName): MembershipChange => ({ effect: "leaves", group, userName })),
        ...fresh.map((userName): MembershipChange => ({ effect: "joins", group, userName })),
      ];
    })
    .sort(
      byParts(({ group, effect, userName }) => [group, effect === "leaves" ? "0" : "1", userName]),
    );
}
