import type { AccessModel, AccountAssignment, PermissionSet } from "../../../model/access-model";
import { assignmentText, type Contents, type PermissionSetContents } from "./contents";

/** What an instance holds once every stack of a model is applied, and nothing else was there before. */
export function declaredContents(model: AccessModel): Contents {
  const { users, groups } = model.directory;
  const shared = new Map(model.instancePermissionSets.map((set) => [set.key, set]));
  const held = model.environments.flatMap(({ permissionSets, assignments }) => {
    const sets = new Map([...shared, ...permissionSets.map((set) => [set.key, set] as const)]);
    return assignments.map((assignment) => ({
      ...assignment,
      name: sets.get(assignment.permissionSet)?.name ?? "",
    }));
  });
  const declared = [
    ...model.instancePermissionSets,
    ...model.environments.flatMap(({ permissionSets }) => permissionSets),
  ];
  return {
    users: Object.fromEntries(
      users.map(({ userName, displayName, givenName, familyName, email }) => [
        userName,
        { displayName, givenName, familyName, emails: email === undefined ? [] : [email] },
      ]),
    ),
    groups: Object.fromEntries(
      groups.map(({ displayName, description, members }) => [
        displayName,
        { description, members: [...members] },
      ]),
    ),
    permissionSets: Object.fromEntries(
      declared.map((set) => [set.name, declaredSet(set, accountsWith(set.name, held))]),
    ),
    assignments: held
      .map(({ principal, name, account }) =>
        assignmentText(principal.type, principal.name, name, account.id),
      )
      .sort(),
  };
}

const accountsWith = (
  name: string,
  held: readonly (AccountAssignment & { readonly name: string })[],
): string[] =>
  [...new Set(held.filter((each) => each.name === name).map(({ account }) => account.id))].sort();

function declaredSet(set: PermissionSet, provisionedIn: readonly string[]): PermissionSetContents {
  const { permissionsBoundary: boundary } = set;
  return {
    description: set.description,
    sessionDuration: set.sessionDuration,
    relayState: set.relayState,
    tags: set.tags,
    managedPolicies: set.managedPolicies.map(({ arn }) => arn).sort(),
    customerManagedPolicies: set.customerManagedPolicies
      .map(({ path, name }) => path + name)
      .sort(),
    inlinePolicy: set.inlinePolicy,
    permissionsBoundary:
      boundary?.type === "customer-managed-policy"
        ? boundary.customerManagedPolicy.path + boundary.customerManagedPolicy.name
        : boundary?.managedPolicy.arn,
    provisionedIn,
    outdatedIn: [],
  };
}
