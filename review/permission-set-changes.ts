import type { AccessModel, Account, Environment, PermissionSet } from "../model/access-model";
import { byCodeUnit, byParts } from "../model/compare";
import type { ManagedPolicies } from "../model/policies/managed-policy-documents";
import { type PolicyReader, readPolicies } from "../model/policies/policy-reader";
import { isKnown, type Reading, type ReadPolicy } from "../model/policies/reading";
import { durationInSeconds } from "../model/session-duration";
import { assignmentsOfSet } from "./assignments-of-set";
import { isUnreadable } from "./plan/unreadable-policy";
import {
  type compareRights,
  type Rights,
  rememberedComparison,
  together,
} from "./policies/compare-rights";
import { originKey } from "./policies/inclusion";
import { type StatementChange, statementChanges } from "./policies/statement-diff";

/** One thing about a permission set that is not as it was. A side without `before` or `after` has none. */
export type Aspect =
  /** AWS has no renaming: the set is made anew, and whoever holds it is without it meanwhile. */
  | { readonly type: "name"; readonly before: string; readonly after: string }
  /** The same, under the name that it had. */
  | { readonly type: "replaced" }
  /** A policy that nobody here can read: its wording is known after apply only, secret, or in no plan. */
  | {
      readonly type: "unreadable-policy";
      readonly change: "added" | "removed";
      readonly what: string;
    }
  | { readonly type: "managed-policy"; readonly change: "added" | "removed"; readonly name: string }
  /** AWS published another version, as in `v12`: nobody changed the set. */
  | {
      readonly type: "managed-policy";
      readonly change: "reworded";
      readonly name: string;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly type: "customer-managed-policy";
      /** `reworded`: the same policy says something else in an account. */
      readonly change: "added" | "removed" | "reworded";
      /** Path and name. */
      readonly name: string;
    }
  | { readonly type: "statement"; readonly change: StatementChange }
  | { readonly type: "boundary"; readonly before?: string; readonly after?: string }
  /** In seconds. */
  | { readonly type: "session-duration"; readonly before: number; readonly after: number }
  | { readonly type: "description"; readonly before?: string; readonly after?: string }
  | { readonly type: "relay-state"; readonly before?: string; readonly after?: string }
  | {
      readonly type: "tag";
      readonly key: string;
      readonly before?: string;
      readonly after?: string;
    };

/** A permission set that both states have, and what differs. */
export interface PermissionSetChange {
  readonly before: PermissionSet;
  readonly after: PermissionSet;
  /** Names of environments that use it, sorted. */
  readonly environments: readonly string[];
  /** Whether one of them holds production. */
  readonly production: boolean;
  readonly aspects: readonly Aspect[];
  readonly rights: Rights;
  /** Whether who holds the set can do everything, or give that to himself, in some account. */
  readonly administrator: {
    readonly before: boolean;
    readonly after: boolean;
    /** Accounts where it can after and could not before: customer managed policies differ by account. */
    readonly newlyIn: readonly Account[];
  };
  /** Accounts where it is assigned after the change. */
  readonly accounts: readonly Account[];
}

/** Whether nobody holds the set for a while: it is made anew. */
export const isReplaced = ({ aspects }: Pick<PermissionSetChange, "aspects">): boolean =>
  aspects.some(({ type }) => type === "name" || type === "replaced");

/** A model with its policies read. */
export interface State {
  readonly model: AccessModel;
  readonly policies: PolicyReader;
  /** Ids of accounts that count as production. */
  readonly production: ReadonlySet<string>;
}

/**
 * Reads the policies of a model; AWS managed ones as they are now, unless others are given.
 *
 * @param earlier what was production there still counts: a change does not escape by saying that it no longer is
 */
export const stateOf = (
  model: AccessModel,
  managedPolicies?: ManagedPolicies,
  earlier: AccessModel = model,
): State => ({
  model,
  policies: readPolicies(model, managedPolicies),
  production: new Set([...productionAccounts(earlier), ...productionAccounts(model)]),
});

const productionAccounts = ({ environments }: AccessModel): readonly string[] =>
  environments
    .filter(({ production }) => production)
    .flatMap(({ accounts, assignments }) => [
      ...accounts.map(({ id }) => id),
      // A plan may reach accounts that no environment owns.
      ...assignments.map(({ account }) => account.id),
    ]);

/**
 * Every permission set that both states have and that differs, sorted by name.
 *
 * @param replaced sets, as they are after, that are made anew whether or not anything differs
 */
export function permissionSetChanges(
  before: State,
  after: State,
  replaced: ReadonlySet<PermissionSet> = new Set(),
): readonly PermissionSetChange[] {
  const rightsOf = rememberedComparison();
  return pairs(before.model, after.model)
    .flatMap((pair) => {
      const found = changeOf(pair, before, after, rightsOf);
      const change =
        replaced.has(pair.after) && pair.before.name === pair.after.name
          ? { ...found, aspects: [{ type: "replaced" as const }, ...found.aspects] }
          : found;
      return change.aspects.length === 0 && change.rights.type === "same" ? [] : [change];
    })
    .sort(byParts(({ after: { name }, environments }) => [name, ...environments.slice(0, 1), ""]));
}

interface Pair {
  readonly before: PermissionSet;
  readonly after: PermissionSet;
  readonly environments: readonly Environment[];
}

/** The same set before and after: what an environment calls by the same key. */
function pairs(before: AccessModel, after: AccessModel): readonly Pair[] {
  const found = new Map<PermissionSet, Map<PermissionSet, Environment[]>>();
  const meet = (left: PermissionSet, right: PermissionSet, environment?: Environment) => {
    const successors = found.get(left) ?? new Map<PermissionSet, Environment[]>();
    found.set(left, successors);
    const environments = successors.get(right) ?? [];
    successors.set(right, environments);
    if (environment !== undefined) environments.push(environment);
  };
  const shared = setsByKey(before, undefined);
  for (const right of after.instancePermissionSets) {
    const left = shared.get(right.key);
    if (left !== undefined) meet(left, right);
  }
  for (const environment of after.environments) {
    const earlier = before.environments.find(({ name }) => name === environment.name);
    const lefts = setsByKey(before, earlier);
    const used = new Set(environment.assignments.map(({ permissionSet }) => permissionSet));
    const own = new Set(environment.permissionSets);
    for (const [key, right] of setsByKey(after, environment)) {
      const left = lefts.get(key);
      if (left !== undefined && (own.has(right) || used.has(key))) meet(left, right, environment);
    }
  }
  return [...found].flatMap(([left, successors]) =>
    [...successors].map(([right, environments]) => ({ before: left, after: right, environments })),
  );
}

/** An environment's sets and those that all share. */
export const setsByKey = (
  { instancePermissionSets }: AccessModel,
  environment: Environment | undefined,
): ReadonlyMap<string, PermissionSet> =>
  new Map(
    [...instancePermissionSets, ...(environment?.permissionSets ?? [])].map((set) => [
      set.key,
      set,
    ]),
  );

function changeOf(
  { before, after, environments }: Pair,
  old: State,
  now: State,
  rightsOf: typeof compareRights,
): PermissionSetChange {
  const accounts = [
    ...new Map(
      environments
        .flatMap((environment) => assignmentsOfSet(environment, after.key))
        .map(({ account }) => [account.id, account]),
    ).values(),
  ].sort(byParts(({ name, id }) => [name, id]));
  const { rights, reworded } = compared(before, after, accounts, old, now, rightsOf);
  return {
    before,
    after,
    environments: environments.map(({ name }) => name).sort(byCodeUnit),
    production:
      environments.some(({ production }) => production) ||
      accounts.some(({ id }) => now.production.has(id)),
    aspects: [...aspectsOf(before, after), ...reworded],
    rights,
    administrator: {
      before: old.policies.isAdministratorEquivalent(before),
      after: now.policies.isAdministratorEquivalent(after),
      newlyIn: newlyAdministered(before, after, accounts, old, now),
    },
    accounts,
  };
}

function newlyAdministered(
  before: PermissionSet,
  after: PermissionSet,
  accounts: readonly Account[],
  old: State,
  now: State,
): readonly Account[] {
  // In some account, before the longer question.
  if (!now.policies.isAdministratorEquivalent(after)) return [];
  const earlier = new Map(old.model.accounts.map((account) => [account.id, account]));
  return accounts.filter((account) => {
    const was = earlier.get(account.id);
    return (
      was !== undefined &&
      now.policies.isAdministratorEquivalent(after, account) &&
      !old.policies.isAdministratorEquivalent(before, was)
    );
  });
}

/** In each account where it is assigned, since customer managed policies differ from account to account. */
function compared(
  before: PermissionSet,
  after: PermissionSet,
  accounts: readonly Account[],
  old: State,
  now: State,
  rightsOf: typeof compareRights,
): { readonly rights: Rights; readonly reworded: readonly Aspect[] } {
  const oldAccounts = new Map(old.model.accounts.map((account) => [account.id, account]));
  const met = new Map<string, Rights>();
  const reworded = new Map<string, Aspect>();
  const ids = new Map<unknown, number>();
  const numbered = (value: object) => {
    const number = ids.get(value) ?? ids.size;
    ids.set(value, number);
    return number;
  };
  const compare = (left: ReturnType<PolicyReader["reading"]>, right: typeof left) => {
    const key = `${numbered(left)} ${numbered(right)}`;
    if (met.has(key)) return;
    met.set(key, rightsOf(left, right));
    for (const policy of known(left)) {
      const key = originKey(policy.origin);
      const same = known(right).find((one) => originKey(one.origin) === key);
      const aspect = same && rewording(policy, same);
      if (aspect !== undefined) reworded.set(key, aspect);
    }
  };
  for (const account of accounts) {
    const earlier = oldAccounts.get(account.id);
    // A new account had no such policies: what is assigned there is new as a whole.
    if (earlier !== undefined)
      compare(old.policies.reading(before, earlier), now.policies.reading(after, account));
  }
  if (met.size === 0)
    for (const left of old.policies.readings(before))
      for (const right of now.policies.readings(after)) compare(left, right);
  const sorted = [...reworded].sort(([left], [right]) => byCodeUnit(left, right));
  return { rights: together([...met.values()]), reworded: sorted.map(([, aspect]) => aspect) };
}

/** The boundary's among them. */
const known = ({ policies, boundary }: Reading): readonly ReadPolicy[] =>
  boundary !== undefined && isKnown(boundary) ? [...policies, boundary] : policies;

/** What others changed in a policy that the set has before and after. */
function rewording(before: ReadPolicy, after: ReadPolicy): Aspect | undefined {
  const [{ origin }, { origin: now }] = [before, after];
  if (origin.type === "aws-managed" && now.type === "aws-managed")
    return origin.version === now.version
      ? undefined
      : {
          type: "managed-policy",
          change: "reworded",
          name: origin.name,
          before: origin.version,
          after: now.version,
        };
  if (origin.type === "inline") return undefined;
  return JSON.stringify(before.statements) === JSON.stringify(after.statements)
    ? undefined
    : {
        type: "customer-managed-policy",
        change: "reworded",
        name: origin.type === "customer-managed" ? origin.path + origin.name : origin.name,
      };
}

function aspectsOf(before: PermissionSet, after: PermissionSet): readonly Aspect[] {
  const customerManaged = (unreadable: boolean) =>
    [before, after].map(({ customerManagedPolicies }) =>
      customerManagedPolicies
        .filter((one) => isUnreadable(one) === unreadable)
        .map(({ path, name }) => path + name),
    ) as [string[], string[]];
  const seconds = ({ sessionDuration }: PermissionSet) => durationInSeconds(sessionDuration) ?? 0;
  return [
    ...(before.name === after.name
      ? []
      : [{ type: "name", before: before.name, after: after.name } as const]),
    ...listChanges(
      before.managedPolicies.map(({ name }) => name),
      after.managedPolicies.map(({ name }) => name),
    ).map((change): Aspect => ({ type: "managed-policy", ...change })),
    ...listChanges(...customerManaged(false)).map(
      (change): Aspect => ({ type: "customer-managed-policy", ...change }),
    ),
    ...listChanges(...customerManaged(true)).map(
      ({ change, name }): Aspect => ({ type: "unreadable-policy", change, what: name }),
    ),
    ...statementChanges(before.inlinePolicy, after.inlinePolicy).map(
      (change): Aspect => ({ type: "statement", change }),
    ),
    ...sides(boundaryName(before), boundaryName(after)).map(
      (change): Aspect => ({ type: "boundary", ...change }),
    ),
    ...(seconds(before) === seconds(after)
      ? []
      : [{ type: "session-duration", before: seconds(before), after: seconds(after) } as const]),
    ...sides(before.description, after.description).map(
      (change): Aspect => ({ type: "description", ...change }),
    ),
    ...sides(before.relayState, after.relayState).map(
      (change): Aspect => ({ type: "relay-state", ...change }),
    ),
    ...[...new Set([...Object.keys(before.tags), ...Object.keys(after.tags)])]
      .sort(byCodeUnit)
      .flatMap((key) =>
        sides(before.tags[key], after.tags[key]).map(
          (change): Aspect => ({ type: "tag", key, ...change }),
        ),
      ),
  ];
}

function listChanges(before: readonly string[], after: readonly string[]) {
  return [
    ...before
      .filter((name) => !after.includes(name))
      .map((name) => ({ change: "removed" as const, name })),
    ...after
      .filter((name) => !before.includes(name))
      .map((name) => ({ change: "added" as const, name })),
  ];
}

/** Both sides where they differ, else nothing. */
const sides = (before: string | undefined, after: string | undefined) =>
  before === after
    ? []
    : [{ ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];

function boundaryName({ permissionsBoundary: boundary }: PermissionSet): string | undefined {
  switch (boundary?.type) {
    case undefined:
      return undefined;
    case "managed-policy":
      return boundary.managedPolicy.name;
    case "customer-managed-policy":
      return boundary.customerManagedPolicy.path + boundary.customerManagedPolicy.name;
  }
}
