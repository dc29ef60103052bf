import type {
  AccessModel,
  Account,
  Directory,
  Environment,
  PermissionSet,
  Principal,
} from "../../model/access-model";
import { byParts } from "../../model/compare";
import type { AssignedAccess } from "../../model/effective-access";
import type { PlannedSet } from "./permission-sets";
import type { PlannedResource } from "./planned-resources";
import type { Plan } from "./read-plan";
import { SIDES, type Side } from "./sides";

/** One assignment on one side. */
export interface PlannedAssignment {
  readonly environment: string;
  readonly account: Account;
  readonly set: PlannedSet;
  readonly principal: Principal;
  readonly side: Side;
  /** The resource that manages it; absent where it comes from the access files. */
  readonly resource?: PlannedResource;
  /** Whether the set or the principal is read from the key. */
  readonly presumed: boolean;
}

/** Permission sets of both sides, under keys that are the same on both. */
export interface Places {
  /** Sets that several environments use, or none does. */
  readonly shared: Readonly<Record<Side, readonly PermissionSet[]>>;
  /** Sets of one environment. */
  readonly own: Readonly<Record<Side, ReadonlyMap<string, readonly PermissionSet[]>>>;
  /** As they are after. */
  readonly replaced: readonly PermissionSet[];
  access(assignment: PlannedAssignment): AssignedAccess;
}

/** Says which environment owns which set, and what it is called: as the access files call it, where they do. */
export function placed(
  assignments: readonly PlannedAssignment[],
  sets: Iterable<PlannedSet>,
  declared: AccessModel | undefined,
): Places {
  const users = new Map<PlannedSet, Set<string>>();
  for (const set of sets) users.set(set, new Set());
  for (const { set, environment } of assignments) {
    const found = users.get(set) ?? new Set();
    users.set(set, found.add(environment));
  }
  const keys = keysByName(declared);
  const taken = new Map<string, PlannedSet>();
  const shared: Record<Side, PermissionSet[]> = { before: [], after: [] };
  const own = {
    before: new Map<string, PermissionSet[]>(),
    after: new Map<string, PermissionSet[]>(),
  };
  const contents = new Map<PlannedSet, Partial<Record<Side, PermissionSet>>>();
  // Those of all environments first, so that none of an environment hides one of them.
  const byUsers = [...users].sort(
    ([, left], [, right]) => Number(left.size === 1) - Number(right.size === 1),
  );
  for (const [set, environments] of byUsers) {
    const [only] = environments.size === 1 ? environments : [];
    const key = keyOf(set, only, keys, taken);
    const named: Partial<Record<Side, PermissionSet>> = {};
    for (const side of SIDES) {
      const content = set[side];
      if (content === undefined) continue;
      const placedSet: PermissionSet = {
        ...content,
        key,
        scope: only === undefined ? "instance" : "environment",
      };
      named[side] = placedSet;
      if (only === undefined) shared[side].push(placedSet);
      else own[side].set(only, [...(own[side].get(only) ?? []), placedSet]);
    }
    contents.set(set, named);
  }
  return {
    shared,
    own,
    replaced: [...contents].flatMap(([set, { before, after }]) =>
      set.replaced && before !== undefined && after !== undefined ? [after] : [],
    ),
    access({ environment, account, set, principal, side }) {
      const found = contents.get(set);
      // An assignment may outlive its set in a plan that was made before another was applied.
      const permissionSet = found?.[side] ?? found?.before ?? found?.after;
      if (permissionSet === undefined) throw new Error(`The set ${set.id} is on neither side.`);
      return { environment, account, permissionSet, principal };
    },
  };
}

/** Keys of the access files, by the names that AWS shows. */
function keysByName(declared: AccessModel | undefined): ReadonlyMap<string, string> {
  const sets = [
    ...(declared?.instancePermissionSets ?? []),
    ...(declared?.environments ?? []).flatMap(({ permissionSets }) => permissionSets),
  ];
  return new Map(sets.map(({ name, key }) => [name, key]));
}

function keyOf(
  set: PlannedSet,
  environment: string | undefined,
  keys: ReadonlyMap<string, string>,
  taken: Map<string, PlannedSet>,
): string {
  const names = [set.after?.name, set.before?.name].filter((name) => name !== undefined);
  const [key = names[0] ?? set.id] = names.flatMap((name) => keys.get(name) ?? []);
  // Two sets can have one name, the one before and the other after.
  const isFree = (one: string) =>
    [one, `${environment} ${one}`].every((place) => !taken.has(place));
  const free = isFree(key) ? key : set.id;
  taken.set(environment === undefined ? free : `${environment} ${free}`, set);
  return free;
}

interface Content {
  readonly side: Side;
  readonly places: Places;
  readonly assignments: readonly PlannedAssignment[];
  readonly directory: Directory;
}

/** One side as a model; what plans say nothing about is as the access files have it, or empty. */
export function modelOf(
  { side, places, assignments, directory }: Content,
  plans: readonly Plan[],
  declared: AccessModel | undefined,
): AccessModel {
  const held = new Map<string, AssignedAccess[]>();
  const accounts = new Map((declared?.accounts ?? []).map((account) => [account.id, account]));
  const reached = new Map<string, Map<string, Account>>();
  for (const assignment of assignments) {
    const { environment, account } = assignment;
    accounts.set(account.id, account);
    const inside = reached.get(environment) ?? new Map<string, Account>();
    reached.set(environment, inside.set(account.id, account));
    // Where the set goes away nobody holds it, whatever another plan says.
    if (assignment.side !== side || assignment.set[side] === undefined) continue;
    const found = held.get(environment) ?? [];
    found.push(places.access(assignment));
    held.set(environment, found);
  }
  const environments = [...reached].map(([name, inside]): Environment => {
    const known = declared?.environments.find((one) => one.name === name);
    return {
      name,
      production: known?.production ?? false,
      accounts: [
        ...new Map([
          ...(known?.accounts ?? []).map((one) => [one.id, one] as const),
          ...inside,
        ]).values(),
      ].sort(byName),
      permissionSets: [...(places.own[side].get(name) ?? [])].sort(byParts(({ key }) => [key])),
      grants: [],
      assignments: (held.get(name) ?? [])
        .map(({ principal, permissionSet, account }) => ({
          principal,
          permissionSet: permissionSet.key,
          account,
        }))
        .sort(
          byParts(({ principal, permissionSet, account }) => [
            principal.type,
            principal.name,
            permissionSet,
            account.name,
          ]),
        ),
    };
  });
  return {
    instance: declared?.instance ?? { region: "", managementAccount: managementAccount(plans) },
    state: declared?.state ?? { bucket: "", region: "", kmsKey: "" },
    ...(declared?.breakGlass === undefined ? {} : { breakGlass: declared.breakGlass }),
    directory,
    accessControl: { attributes: [], passedByIdentityProvider: [] },
    applications: [],
    trustedTokenIssuers: [],
    organization: declared?.organization ?? {
      id: "",
      rootId: "",
      organizationalUnits: [],
      customerManagedPolicies: [],
    },
    accounts: [...accounts.values()].sort(byName),
    instancePermissionSets: places.shared[side],
    environments: environments.sort(byParts(({ name }) => [name])),
  };
}

const byName = byParts(({ name, id }: Account) => [name, id]);

/** As the organization says; empty where no plan has read it. */
const managementAccount = (plans: readonly Plan[]): string =>
  plans
    .flatMap(({ data }) => data.get("aws_organizations_organization") ?? [])
    .map(({ master_account_id: id }) => String(id))[0] ?? "";
