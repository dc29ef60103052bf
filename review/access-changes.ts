import type { AccessModel } from "../model/access-model";
import {
  type AssignedAccess,
  assignedAccess,
  type PersonalAccess,
  personalAccess,
} from "../model/effective-access";

/** Access that one model gives and another doesn't. */
export interface AccessChanges {
  /** Assignments, in the order of `assignedAccess`. */
  readonly gained: readonly AssignedAccess[];
  readonly lost: readonly AssignedAccess[];
  /** What people gain and lose who came into a group or left it; not what the group itself gains and loses. */
  readonly people: {
    readonly gained: readonly PersonalAccess[];
    readonly lost: readonly PersonalAccess[];
  };
}

/** Who gains and who loses which permission set in which account, between two models of one organization. */
export function accessChanges(before: AccessModel, after: AccessModel): AccessChanges {
  const [old, now] = [assignedAccess(before), assignedAccess(after)];
  const [was, is] = [keys(old), keys(now)];
  const kept = (all: readonly AssignedAccess[]) =>
    all.filter((access) => was.has(keyOf(access)) && is.has(keyOf(access)));
  const moved = peopleWhoMoved(before, after);
  const [oldPeople, newPeople] = [
    personalAccess(only(before, moved), kept(old)),
    personalAccess(only(after, moved), kept(now)),
  ];
  return {
    gained: now.filter((access) => !was.has(keyOf(access))),
    lost: old.filter((access) => !is.has(keyOf(access))),
    people: {
      gained: without(newPeople, oldPeople),
      lost: without(oldPeople, newPeople),
    },
  };
}

const keys = (all: readonly AssignedAccess[]): ReadonlySet<string> => new Set(all.map(keyOf));

/** An account by its id: its name may be what changed. */
const keyOf = ({ environment, principal, permissionSet, account }: AssignedAccess): string =>
  JSON.stringify([environment, principal.type, principal.name, permissionSet.name, account.id]);

/** User names of those who are in a group before or after, and not in both. */
function peopleWhoMoved(before: AccessModel, after: AccessModel): ReadonlySet<string> {
  const memberships = ({ directory }: AccessModel) =>
    new Set(
      directory.groups.flatMap(({ displayName, members }) =>
        members.map((member) => JSON.stringify([member, displayName])),
      ),
    );
  const [was, is] = [memberships(before), memberships(after)];
  const moved = [...was, ...is].filter((each) => !was.has(each) || !is.has(each));
  return new Set(moved.map((each) => String(JSON.parse(each)[0])));
}

/** The same model with these people alone in its groups: expanding everybody's access takes long. */
function only(model: AccessModel, people: ReadonlySet<string>): AccessModel {
  const { directory } = model;
  const groups = directory.groups.map((group) => ({
    ...group,
    members: group.members.filter((member) => people.has(member)),
  }));
  return { ...model, directory: { ...directory, groups } };
}

/** What is held on other ways too is neither gained nor lost. */
function without(
  all: readonly PersonalAccess[],
  others: readonly PersonalAccess[],
): readonly PersonalAccess[] {
  const key = ({ userName, environment, permissionSet, account }: PersonalAccess) =>
    JSON.stringify([userName, environment, permissionSet.name, account.id]);
  const held = new Set(others.map(key));
  return all.filter((access) => !held.has(key(access)));
}
