import type {
  AccessModel,
  AccountAssignment,
  Application,
  PermissionSet,
  User,
} from "../../../model/access-model";
import {
  type ApplicationContents,
  assignmentText,
  type Contents,
  type PermissionSetContents,
} from "./contents";

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
    users: Object.fromEntries(users.map((user) => [user.userName, declaredUser(user)])),
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
    accessControlAttributes: model.accessControl.attributes,
    applications: Object.fromEntries(
      model.applications.map((application) => [
        application.name,
        declaredApplication(application, model.applications),
      ]),
    ),
    trustedTokenIssuers: model.trustedTokenIssuers,
  };
}

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_User.html */
function declaredUser(user: User): object {
  const { email, phoneNumber, address } = user;
  return {
    UserName: user.userName,
    DisplayName: user.displayName,
    Name: {
      GivenName: user.givenName,
      FamilyName: user.familyName,
      MiddleName: user.middleName,
      Formatted: user.formattedName,
      HonorificPrefix: user.honorificPrefix,
      HonorificSuffix: user.honorificSuffix,
    },
    Emails: email && [{ Value: email, Type: user.emailType, Primary: true }],
    PhoneNumbers: phoneNumber && [
      { Value: phoneNumber, Type: user.phoneNumberType, Primary: true },
    ],
    Addresses: address && [
      {
        StreetAddress: address.streetAddress,
        Locality: address.locality,
        Region: address.region,
        PostalCode: address.postalCode,
        Country: address.country,
        Formatted: address.formatted,
        Type: address.type,
        Primary: true,
      },
    ],
    NickName: user.nickName,
    ProfileUrl: user.profileUrl,
    Title: user.title,
    UserType: user.userType,
    PreferredLanguage: user.preferredLanguage,
    Locale: user.locale,
    Timezone: user.timezone,
    UserStatus: "ENABLED",
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

function declaredApplication(
  application: Application,
  all: readonly Application[],
): ApplicationContents {
  const { description, status, portalOptions, assignmentRequired, tags } = application;
  const nameOf = new Map(all.map(({ key, name }) => [key, name]));
  return {
    description,
    status,
    portalOptions,
    assignmentRequired,
    assignments: application.assignments.map(({ type, name }) => `${type} ${name}`).sort(),
    accessScopes: Object.fromEntries(
      application.accessScopes.map(({ scope, authorizedTargets }) => [
        scope,
        authorizedTargets
          ?.map((target) =>
            target.type === "application" ? (nameOf.get(target.key) ?? "") : target.type,
          )
          .sort(),
      ]),
    ),
    tags,
  };
}
