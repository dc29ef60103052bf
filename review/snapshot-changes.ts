import { canonicalJson } from "../model/canonical-json";
import { byCodeUnit, byParts } from "../model/compare";
import type { OrganizationSnapshotFile } from "../model/schema/organization-snapshot";
import { accountNames, inOrder } from "../model/snapshot/order";

/** An account, by what people know it by. */
export interface AccountName {
  readonly id: string;
  readonly name: string;
}

/** One difference between two snapshots. Paths of units are empty for the root. */
export type SnapshotChange =
  | { readonly kind: "account-added"; readonly account: AccountName; readonly unit: string }
  | { readonly kind: "account-removed"; readonly account: AccountName; readonly unit: string }
  | AccountChange<"account-moved">
  | AccountChange<"account-renamed">
  | AccountChange<"account-status">
  | AccountChange<"account-email">
  | {
      readonly kind: "account-tags";
      readonly account: AccountName;
      readonly tags: readonly TagChange[];
    }
  | { readonly kind: "unit-added" | "unit-removed"; readonly id: string; readonly path: string }
  | { readonly kind: "unit-moved"; readonly id: string; readonly from: string; readonly to: string }
  | { readonly kind: "group-added"; readonly group: string; readonly members: readonly string[] }
  | { readonly kind: "group-removed"; readonly group: string; readonly members: readonly string[] }
  | {
      readonly kind: "group-members";
      readonly group: string;
      readonly joined: readonly string[];
      readonly left: readonly string[];
    }
  | { readonly kind: "group-described"; readonly group: string }
  | { readonly kind: "user-added" | "user-removed" | "user-changed"; readonly user: string }
  | {
      readonly kind: "policy-added" | "policy-removed" | "policy-changed";
      /** Path and name. */
      readonly policy: string;
      readonly accounts: readonly AccountName[];
    };

interface AccountChange<Kind extends string> {
  readonly kind: Kind;
  readonly account: AccountName;
  readonly from: string;
  readonly to: string;
}

/** Undefined: the tag is not there. */
export interface TagChange {
  readonly key: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type Snapshot = OrganizationSnapshotFile;
type Account = Snapshot["accounts"][number];

/**
 * What differs between two snapshots: accounts, units, groups, users, policies, each sorted. An account
 * whose unit was renamed or moved as a whole has not moved.
 */
export function snapshotChanges(before: Snapshot, after: Snapshot): readonly SnapshotChange[] {
  const [old, now] = [inOrder(before), inOrder(after)];
  return [
    ...accountChanges(old, now),
    ...unitChanges(old, now),
    ...groupChanges(old, now),
    ...userChanges(old, now),
    ...policyChanges(old, now),
  ];
}

/** Pairs of what has the same key, in the order of the keys. */
function paired<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string) {
  const pairs = new Map<string, { before?: T; after?: T }>();
  for (const item of before) pairs.set(keyOf(item), { before: item });
  for (const item of after) pairs.set(keyOf(item), { ...pairs.get(keyOf(item)), after: item });
  return [...pairs]
    .sort(([left], [right]) => byCodeUnit(left, right))
    .map(([key, pair]) => ({ key, ...pair }));
}

function accountChanges(before: Snapshot, after: Snapshot): SnapshotChange[] {
  const unitIn = (snapshot: Snapshot) => {
    const ids = new Map(snapshot.organizationalUnits.map(({ id, path }) => [path, id]));
    return ({ organizationalUnit = "" }: Account) =>
      ids.get(organizationalUnit) ?? organizationalUnit;
  };
  const [oldUnit, newUnit] = [unitIn(before), unitIn(after)];
  return paired(before.accounts, after.accounts, ({ id }) => id)
    .flatMap(({ before: old, after: now }): SnapshotChange[] => {
      if (now === undefined)
        return old === undefined
          ? []
          : [{ kind: "account-removed", account: nameOf(old), unit: old.organizationalUnit ?? "" }];
      const account = nameOf(now);
      const unit = now.organizationalUnit ?? "";
      if (old === undefined) return [{ kind: "account-added", account, unit }];
      const change = <K extends string>(kind: K, from: string, to: string): AccountChange<K>[] =>
        from === to ? [] : [{ kind, account, from, to }];
      const tags = tagChanges(old.tags ?? {}, now.tags ?? {});
      return [
        ...(oldUnit(old) === newUnit(now)
          ? []
          : change("account-moved", old.organizationalUnit ?? "", unit)),
        ...change("account-renamed", old.name, now.name),
        ...change("account-status", old.status, now.status),
        ...change("account-email", old.email, now.email),
        ...(tags.length === 0 ? [] : [{ kind: "account-tags", account, tags } as const]),
      ];
    })
    .sort(byParts((change) => ("account" in change ? [change.account.name] : [""])));
}

const nameOf = ({ id, name }: Account): AccountName => ({ id, name });

function tagChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): TagChange[] {
  return paired(Object.entries(before), Object.entries(after), ([key]) => key)
    .map(({ key, before: old, after: now }) => ({ key, from: old?.[1], to: now?.[1] }))
    .filter(({ from, to }) => from !== to);
}

function unitChanges(before: Snapshot, after: Snapshot): SnapshotChange[] {
  const pairs = paired(before.organizationalUnits, after.organizationalUnits, ({ id }) => id);
  return pairs
    .flatMap(({ key: id, before: old, after: now }): (SnapshotChange & { path?: string })[] => {
      if (now === undefined)
        return old === undefined ? [] : [{ kind: "unit-removed", id, path: old.path }];
      if (old === undefined) return [{ kind: "unit-added", id, path: now.path }];
      return old.path === now.path
        ? []
        : [{ kind: "unit-moved", id, from: old.path, to: now.path }];
    })
    .sort(byParts((change) => ["to" in change ? change.to : (change.path ?? "")]));
}

function groupChanges(before: Snapshot, after: Snapshot): SnapshotChange[] {
  return paired(before.groups ?? [], after.groups ?? [], ({ displayName }) => displayName).flatMap(
    ({ key: group, before: old, after: now }): SnapshotChange[] => {
      if (now === undefined) return [{ kind: "group-removed", group, members: old?.members ?? [] }];
      if (old === undefined) return [{ kind: "group-added", group, members: now.members ?? [] }];
      const [was, is] = [new Set(old.members), new Set(now.members)];
      const joined = [...is].filter((member) => !was.has(member));
      const left = [...was].filter((member) => !is.has(member));
      return [
        ...(joined.length + left.length === 0
          ? []
          : [{ kind: "group-members", group, joined, left } as const]),
        ...(old.description === now.description
          ? []
          : [{ kind: "group-described", group } as const]),
      ];
    },
  );
}

function userChanges(before: Snapshot, after: Snapshot): SnapshotChange[] {
  return paired(before.users ?? [], after.users ?? [], ({ userName }) => userName).flatMap(
    ({ key: user, before: old, after: now }): SnapshotChange[] => {
      if (now === undefined) return [{ kind: "user-removed", user }];
      if (old === undefined) return [{ kind: "user-added", user }];
      return canonicalJson(old) === canonicalJson(now) ? [] : [{ kind: "user-changed", user }];
    },
  );
}

/** By account: a policy is added to some accounts, removed from some, and says something else in others. */
function policyChanges(before: Snapshot, after: Snapshot): SnapshotChange[] {
  const [old, now] = [wordings(before), wordings(after)];
  return paired([...old.keys()], [...now.keys()], (policy) => policy).flatMap(({ key: policy }) => {
    const [was, is] = [old.get(policy) ?? new Map(), now.get(policy) ?? new Map()];
    const change = (
      kind: "policy-added" | "policy-removed" | "policy-changed",
      ids: readonly string[],
    ): SnapshotChange[] => {
      const names = new Map(
        [...before.accounts, ...after.accounts].map(({ id, name }) => [id, name]),
      );
      const accounts = ids
        .map((id) => ({ id, name: names.get(id) ?? id }))
        .sort(byParts(({ name, id }) => [name, id]));
      return accounts.length === 0 ? [] : [{ kind, policy, accounts }];
    };
    return [
      ...change(
        "policy-added",
        [...is.keys()].filter((id) => !was.has(id)),
      ),
      ...change(
        "policy-removed",
        [...was.keys()].filter((id) => !is.has(id)),
      ),
      ...change(
        "policy-changed",
        [...is.keys()].filter((id) => was.has(id) && was.get(id) !== is.get(id)),
      ),
    ];
  });
}

/** Path and name, then id of the account, then what the policy says there. */
function wordings({ customerManagedPolicies = [], accounts }: Snapshot) {
  const { idOf } = accountNames(accounts);
  const found = new Map<string, Map<string, string>>();
  for (const { path = "/", name, accounts: held, document } of customerManagedPolicies) {
    const inAccounts = found.get(path + name) ?? new Map<string, string>();
    for (const given of held) inAccounts.set(idOf(given), canonicalJson(document ?? null));
    found.set(path + name, inAccounts);
  }
  return found;
}
