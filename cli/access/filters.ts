import type { AccessModel } from "../../model/access-model";
import {
  type AssignedAccess,
  assignedAccess,
  type PersonalAccess,
  personalAccess,
} from "../../model/effective-access";
import { unknownName } from "../errors";

/** What access is asked for, in the words of the command line. */
export interface Filters {
  readonly environment?: string | undefined;
  /** User name. */
  readonly user?: string | undefined;
  /** Display name. */
  readonly group?: string | undefined;
  /** Name or id. */
  readonly account?: string | undefined;
  /** Name in AWS, or in the catalog. */
  readonly permissionSet?: string | undefined;
}

/** Assignments that all filters let through; those that reach the user, where one is named. */
export function wantedAssignments(model: AccessModel, filters: Filters): readonly AssignedAccess[] {
  checkNames(model, filters);
  const { environment, user, group, account, permissionSet } = filters;
  const groups = new Set(
    model.directory.groups
      .filter(({ members }) => user !== undefined && members.includes(user))
      .map(({ displayName }) => displayName),
  );
  const reaches = ({ principal: { type, name } }: AssignedAccess) =>
    type === "USER" ? name === user : groups.has(name);
  return assignedAccess(model).filter(
    (access) =>
      (environment === undefined || access.environment === environment) &&
      (account === undefined || [access.account.name, access.account.id].includes(account)) &&
      (permissionSet === undefined ||
        [access.permissionSet.name, access.permissionSet.key].includes(permissionSet)) &&
      (group === undefined ||
        (access.principal.type === "GROUP" && access.principal.name === group)) &&
      (user === undefined || reaches(access)),
  );
}

/** The same, person by person. */
export function wantedPersonalAccess(
  model: AccessModel,
  filters: Filters,
): readonly PersonalAccess[] {
  const { user } = filters;
  return personalAccess(model, wantedAssignments(model, filters)).filter(
    ({ userName }) => user === undefined || userName === user,
  );
}

/** @throws UserError for a name that nothing has. */
function checkNames(model: AccessModel, filters: Filters): void {
  const { environments, directory, accounts, instancePermissionSets } = model;
  const assignments = environments.flatMap((environment) => environment.assignments);
  // An external directory may hold people and groups that only grants name.
  const principals = (type: "GROUP" | "USER") =>
    assignments
      .filter(({ principal }) => principal.type === type)
      .map(({ principal }) => principal.name);
  const sets = [
    ...instancePermissionSets,
    ...environments.flatMap(({ permissionSets }) => permissionSets),
  ];
  const known: Readonly<
    Record<keyof Filters, readonly [option: string, what: string, names: string[]]>
  > = {
    environment: ["--environment", "an environment", environments.map(({ name }) => name)],
    user: [
      "--user",
      "a user",
      [...directory.users.map(({ userName }) => userName), ...principals("USER")],
    ],
    group: [
      "--group",
      "a group",
      [...directory.groups.map(({ displayName }) => displayName), ...principals("GROUP")],
    ],
    account: ["--account", "an account", accounts.flatMap(({ name, id }) => [name, id])],
    permissionSet: [
      "--permission-set",
      "a permission set",
      sets.flatMap(({ name, key }) => [name, key]),
    ],
  };
  for (const [filter, [option, what, names]] of Object.entries(known)) {
    const given = filters[filter as keyof Filters];
    if (given !== undefined && !names.includes(given))
      throw unknownName(option, what, given, names);
  }
}
