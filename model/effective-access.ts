import type {
  AccessModel,
  Account,
  AccountAssignment,
  BreakGlassGrant,
  PermissionSet,
  Principal,
} from "./access-model";
import { byCodeUnit, byParts } from "./compare";
import { latestEnd } from "./instant";

/** One account assignment with everything that it refers to. */
export interface AssignedAccess {
  readonly environment: string;
  readonly account: Account;
  readonly permissionSet: PermissionSet;
  readonly principal: Principal;
  /** When it ends, as written; absent where it has no end. */
  readonly expires?: string;
  /** Where it is for an emergency alone. */
  readonly emergency?: BreakGlassGrant;
}

/** One permission set that one person holds in one account, however many ways lead to it. */
export interface PersonalAccess {
  readonly environment: string;
  readonly account: Account;
  readonly permissionSet: PermissionSet;
  readonly userName: string;
  /** Assigned to the person rather than only to groups. */
  readonly direct: boolean;
  /** Groups that it comes through, sorted. */
  readonly groups: readonly string[];
  /** When the last of the ways that lead to it ends, as written; absent where one has no end. */
  readonly expires?: string;
}

/** Every assignment of every environment, and what is given for an emergency, each once, sorted by environment, principal, permission set and account. */
export function assignedAccess(model: AccessModel): readonly AssignedAccess[] {
  const emergencies = model.emergency?.grants ?? [];
  return model.environments.flatMap(({ name, permissionSets, assignments }) => {
    const sets = new Map(
      [...model.instancePermissionSets, ...permissionSets].map((set) => [set.key, set]),
    );
    const given = (assignment: AccountAssignment, emergency?: BreakGlassGrant): AssignedAccess => ({
      environment: name,
      account: assignment.account,
      permissionSet: found(sets, assignment.permissionSet),
      principal: assignment.principal,
      ...(assignment.expires !== undefined && { expires: assignment.expires }),
      ...(emergency !== undefined && { emergency }),
    });
    const standing = assignments.map((assignment) => given(assignment));
    const urgent = emergencies
      .filter(({ environment }) => environment === name)
      .map((grant) => given({ ...grant, expires: grant.until }, grant));
    return urgent.length === 0 ? standing : [...standing, ...urgent].sort(byPlace);
  });
}

const byPlace = byParts(({ principal, permissionSet, account }: AssignedAccess) => [
  principal.type,
  principal.name,
  permissionSet.key,
  account.name,
  account.id,
]);

/**
 * The same access person by person, group members expanded; sorted by user name, environment, account
 * and permission set. A group whose members the model does not know gives access to nobody here.
 */
export function personalAccess(
  { directory }: AccessModel,
  assigned: readonly AssignedAccess[],
): readonly PersonalAccess[] {
  const members = new Map(directory.groups.map((group) => [group.displayName, group.members]));
  const held = new Map<string, Holding>();
  for (const access of assigned) {
    const { environment, account, permissionSet, principal } = access;
    const people =
      principal.type === "USER" ? [principal.name] : (members.get(principal.name) ?? []);
    for (const userName of people) {
      const key = JSON.stringify([userName, environment, permissionSet.name, account.id]);
      const holding = held.get(key) ?? { access, ways: [], groups: new Set(), direct: false };
      holding.ways.push(access);
      if (principal.type === "USER") holding.direct = true;
      else holding.groups.add(principal.name);
      held.set(key, holding);
    }
  }
  return [...held]
    .map(([key, { access, ways, groups, direct }]) => ({
      environment: access.environment,
      account: access.account,
      permissionSet: access.permissionSet,
      userName: String(JSON.parse(key)[0]),
      direct,
      groups: [...groups].sort(byCodeUnit),
      ...endOfWays(ways),
    }))
    .sort(
      byParts(({ userName, environment, permissionSet, account }) => [
        userName,
        environment,
        account.name,
        account.id,
        permissionSet.name,
      ]),
    );
}

interface Holding {
  readonly access: AssignedAccess;
  readonly ways: AssignedAccess[];
  readonly groups: Set<string>;
  direct: boolean;
}

function endOfWays(ways: readonly AssignedAccess[]): Pick<PersonalAccess, "expires"> {
  const expires = latestEnd(ways);
  return expires === undefined ? {} : { expires };
}

function found(sets: ReadonlyMap<string, PermissionSet>, key: string): PermissionSet {
  const set = sets.get(key);
  if (set === undefined) throw new Error(`No permission set has the key ${JSON.stringify(key)}.`);
  return set;
}
