import { byCodeUnit, byParts } from "../compare";
import type { OrganizationSnapshotFile } from "../schema/organization-snapshot";

type Account = OrganizationSnapshotFile["accounts"][number];

/**
 * The one way in which a snapshot is written: everything sorted, what is empty left out, accounts of
 * policies by name where that name is theirs alone. Two snapshots that say the same come out the same.
 */
export function inOrder(snapshot: OrganizationSnapshotFile): OrganizationSnapshotFile {
  const { organizationId, rootId, organizationalUnits, groups, users } = snapshot;
  const policies = snapshot.customerManagedPolicies;
  return {
    organizationId,
    rootId,
    organizationalUnits: organizationalUnits
      .map(({ id, path }) => ({ id, path }))
      .sort(byParts(({ path, id }) => [path, id])),
    accounts: snapshot.accounts.map(account).sort(byParts(({ name, id }) => [name, id])),
    ...(policies === undefined
      ? {}
      : { customerManagedPolicies: orderedPolicies(policies, snapshot.accounts) }),
    ...(groups === undefined
      ? {}
      : {
          groups: groups
            .map(({ displayName, description, members = [] }) => ({
              displayName,
              ...(description === undefined ? {} : { description }),
              ...(members.length === 0 ? {} : { members: members.toSorted(byCodeUnit) }),
            }))
            .sort(byParts(({ displayName }) => [displayName])),
        }),
    ...(users === undefined
      ? {}
      : { users: users.toSorted(byParts(({ userName }) => [userName])) }),
  };
}

function account({ id, name, email, organizationalUnit, status, tags = {} }: Account): Account {
  const entries = Object.entries(tags).sort(([left], [right]) => byCodeUnit(left, right));
  return {
    id,
    name,
    email,
    ...(organizationalUnit ? { organizationalUnit } : {}),
    status,
    ...(entries.length === 0 ? {} : { tags: Object.fromEntries(entries) }),
  };
}

type Policies = NonNullable<OrganizationSnapshotFile["customerManagedPolicies"]>;

function orderedPolicies(policies: Policies, accounts: readonly Account[]): Policies {
  const { idOf, nameOf } = accountNames(accounts);
  return policies
    .map(({ name, path = "/", accounts: given, document }) => ({
      name,
      ...(path === "/" ? {} : { path }),
      accounts: given.map((each) => nameOf(idOf(each))).sort(byCodeUnit),
      ...(document === undefined ? {} : { document }),
    }))
    .sort(byParts(({ path = "/", name, accounts: held }) => [path, name, held.join("\n")]));
}

/** Ids by what a file calls accounts, and names by which it may call them; what is neither stays as it is. */
export function accountNames(accounts: readonly Pick<Account, "id" | "name">[]) {
  const ids = new Map<string, string | undefined>();
  for (const { id, name } of accounts) ids.set(name, ids.has(name) ? undefined : id);
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return {
    idOf: (given: string): string => (names.has(given) ? given : (ids.get(given) ?? given)),
    nameOf: (id: string): string => {
      const name = names.get(id);
      return name !== undefined && ids.get(name) === id && !names.has(name) ? name : id;
    },
  };
}
