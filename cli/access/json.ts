import type { AccessModel, Account, PermissionSet } from "../../model/access-model";
import type { AssignedAccess, PersonalAccess } from "../../model/effective-access";
import { boundaryOf, pathOf } from "./permission-set-text";

/** Entries of `idc access --json` for people. Members are only ever added to. */
export const personalJson = (
  { directory }: AccessModel,
  held: readonly PersonalAccess[],
): readonly object[] => {
  const names = new Map(
    directory.users.map(({ userName, displayName }) => [userName, displayName]),
  );
  return held.map(({ userName, direct, groups, environment, account, permissionSet, expires }) => ({
    person: { userName, displayName: names.get(userName) ?? null },
    direct,
    groups,
    environment,
    account: accountJson(account),
    permissionSet: permissionSetJson(permissionSet),
    expires: expires ?? null,
  }));
};

/** Entries of `idc access --json` for everything else: one for each assignment. */
export const assignedJson = (assigned: readonly AssignedAccess[]): readonly object[] =>
  assigned.map(({ principal, environment, account, permissionSet, expires, emergency }) => ({
    principal,
    environment,
    account: accountJson(account),
    permissionSet: permissionSetJson(permissionSet),
    expires: expires ?? null,
    emergency: emergency?.name ?? null,
  }));

const accountJson = ({ name, id, organizationalUnit }: Account) => ({
  name,
  id,
  organizationalUnit,
});

const permissionSetJson = (set: PermissionSet) => ({
  name: set.name,
  key: set.key,
  scope: set.scope,
  sessionDuration: set.sessionDuration,
  managedPolicies: set.managedPolicies.map(({ name }) => name),
  customerManagedPolicies: set.customerManagedPolicies.map(pathOf),
  inlinePolicy: set.inlinePolicy !== undefined,
  permissionsBoundary: boundaryOf(set) ?? null,
});
