import type { AccessModel, Account, PermissionSet, Principal } from "../../model/access-model";
import { byCodeUnit, byParts } from "../../model/compare";
import type { AssignedAccess } from "../../model/effective-access";
import { readPolicies } from "../../model/policies/policy-reader";
import { type AccountData, type ExplorerData, GROUP, type PersonData, USER } from "./explorer-data";
import { permissionSetData, tagData } from "./set-data";

/**
 * What the page shows of a model: the given assignments of it.
 *
 * @param whole whether accounts, groups, people and permission sets without any of them are shown, too
 */
export function dataOfModel(
  model: AccessModel,
  assigned: readonly AssignedAccess[],
  whole: boolean,
): Omit<ExplorerData, "changes"> {
  const principals = new Set(assigned.map(({ principal }) => keyOf(principal)));
  const groups = groupsOf(model, assigned).filter(
    ({ displayName }) => whole || principals.has(keyOf({ type: "GROUP", name: displayName })),
  );
  const members = new Set(groups.flatMap((group) => group.members ?? []));
  const people = peopleOf(model, assigned, members).filter(
    ({ userName }) =>
      whole || members.has(userName) || principals.has(keyOf({ type: "USER", name: userName })),
  );
  const reached = new Set(assigned.map(({ account }) => account.id));
  const accounts = accountsOf(model).filter(({ account: { id } }) => whole || reached.has(id));
  const used = new Set(assigned.map(({ permissionSet }) => permissionSet));
  const sets = [
    ...model.instancePermissionSets,
    ...model.environments.flatMap(({ permissionSets }) => permissionSets),
  ]
    .filter((set) => whole || used.has(set))
    .sort(byParts(({ name }) => [name]));

  const accountPosition = positions(accounts.map(({ account }) => account.id));
  const groupPosition = positions(groups.map(({ displayName }) => displayName));
  const personPosition = positions(people.map(({ userName }) => userName));
  const setPosition = positions<PermissionSet>(sets);
  const environmentPosition = positions(model.environments.map(({ name }) => name));
  const policies = readPolicies(model);
  const setsData = sets.map((set) =>
    permissionSetData(set, policies, ({ id }) => accountPosition.get(id)),
  );
  const allowed = setsData.map(
    ({ allows }) =>
      new Map(allows.flatMap((one) => one.accounts.map((account) => [account, one] as const))),
  );
  return {
    organization: model.organization.id,
    environments: model.environments.map(({ name, production }) => ({ name, production })),
    accounts: accounts.map(({ account, environment }) =>
      accountData(account, environmentPosition.get(environment ?? "")),
    ),
    permissionSets: setsData,
    groups: groups.map(({ displayName, description, members }) => ({
      name: displayName,
      ...(description === undefined ? {} : { description }),
      ...(members === undefined
        ? {}
        : { members: members.flatMap((userName) => personPosition.get(userName) ?? []) }),
    })),
    people,
    assignments: assigned.map(({ environment, principal, permissionSet, account }) => {
      const set = setPosition.get(permissionSet) ?? -1;
      const where = accountPosition.get(account.id) ?? -1;
      const allows = allowed[set]?.get(where);
      const isGroup = principal.type === "GROUP";
      return [
        environmentPosition.get(environment) ?? -1,
        isGroup ? GROUP : USER,
        (isGroup ? groupPosition : personPosition).get(principal.name) ?? -1,
        set,
        where,
        allows?.level ?? 0,
        (allows?.unknown.length ?? 0) > 0 ? 1 : 0,
      ] as const;
    }),
  };
}

const keyOf = ({ type, name }: Principal): string => `${type} ${name}`;

const positions = <T>(items: readonly T[]): ReadonlyMap<T, number> =>
  new Map(items.map((item, index) => [item, index]));

/** Of an external directory a group may be known by its grants alone. */
function groupsOf({ directory }: AccessModel, assigned: readonly AssignedAccess[]) {
  const known = new Map(
    directory.groups.map(({ displayName, description, members, membersUnknown }) => [
      displayName,
      { description, members: membersUnknown ? undefined : members },
    ]),
  );
  for (const { principal } of assigned)
    if (principal.type === "GROUP" && !known.has(principal.name))
      known.set(principal.name, { description: undefined, members: undefined });
  return [...known]
    .map(([displayName, group]) => ({ displayName, ...group }))
    .sort(byParts(({ displayName }) => [displayName]));
}

/** And a person by a grant or a group's list of members. */
function peopleOf(
  { directory }: AccessModel,
  assigned: readonly AssignedAccess[],
  members: ReadonlySet<string>,
): readonly PersonData[] {
  const known = new Map(
    directory.users.map(({ userName, displayName, email }) => [
      userName,
      { userName, displayName, ...(email === undefined ? {} : { email }) },
    ]),
  );
  const named = [
    ...assigned.flatMap(({ principal }) => (principal.type === "USER" ? [principal.name] : [])),
    ...members,
  ];
  return [...new Set([...known.keys(), ...named])]
    .sort(byCodeUnit)
    .map((userName) => known.get(userName) ?? { userName, displayName: userName });
}

/** Environment by environment; accounts of none come last. */
function accountsOf({ accounts, environments }: AccessModel) {
  const owner = new Map(
    environments.flatMap(({ name, accounts: own }) => own.map(({ id }) => [id, name] as const)),
  );
  return accounts
    .map((account) => ({ account, environment: owner.get(account.id) }))
    .sort(
      byParts(({ account, environment }) => [
        environment === undefined ? "1" : "0",
        environment ?? "",
        account.name,
        account.id,
      ]),
    );
}

const accountData = (
  { id, name, email, organizationalUnit, status, tags }: Account,
  environment: number | undefined,
): AccountData => ({
  id,
  name,
  email,
  organizationalUnit,
  status,
  tags: tagData(tags),
  ...(environment === undefined ? {} : { environment }),
});
