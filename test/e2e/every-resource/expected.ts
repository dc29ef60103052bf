import type {
  ContactValue,
  DirectoryUser,
  PostalAddress,
} from "../../../modules/directory/directory";
import { VERSIONS, type Version } from "./versions";

/** What AWS holds once a version is applied, in the shape of `readEverything`. */
export function expectedOf(version: Version, account: string): object {
  const { user, group, permissionSet, attributes, application, issuer } = VERSIONS[version];
  const { portalOptions } = application;
  return {
    users: [expectedUser(user)],
    groups: {
      Engineering: { description: "Builds", members: ["ana.lima"] },
      [group.displayName]: { description: group.description, members: [] },
    },
    permissionSets: {
      developer: {
        description: permissionSet.description,
        sessionDuration: permissionSet.sessionDuration ?? "PT1H",
        relayState: permissionSet.relayState,
        tags: permissionSet.tags ?? {},
        managedPolicies: ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"],
        customerManagedPolicies: ["/identity/boundary"],
        inlinePolicy: permissionSet.inlinePolicy,
        permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess",
        provisionedIn: [account],
        outdatedIn: [],
      },
    },
    assignments: [`GROUP Engineering has developer in ${account}`],
    attributes: attributes.map(({ key, source }) => [key, [source]]).sort(),
    applications: [
      {
        Name: application.name,
        Description: application.description,
        Status: application.status ?? "ENABLED",
        PortalOptions: {
          Visibility: portalOptions?.visibility ?? "ENABLED",
          SignInOptions: pascalKeys(portalOptions?.signInOptions),
        },
        AssignmentRequired: application.assignmentRequired ?? true,
        Tags: application.tags ?? {},
        assigned: ["GROUP", "USER"],
        scopes: [["sso:account:access", ["itself"]]],
      },
    ],
    issuers: [
      {
        Name: issuer.name,
        ...pascalKeys(issuer.oidcJwtConfiguration),
        JwksRetrievalOption: "OPEN_ID_DISCOVERY",
        Tags: issuer.tags ?? {},
      },
    ],
  };
}

function expectedUser(user: DirectoryUser): object {
  const { userName, displayName, givenName, familyName, middleName } = user;
  const { formattedName, honorificPrefix, honorificSuffix } = user;
  const { nickName, profileUrl, title, userType, preferredLanguage, locale, timezone } = user;
  return {
    ...pascalKeys({ userName, displayName, nickName, profileUrl, title, userType }),
    ...pascalKeys({ preferredLanguage, locale, timezone }),
    Name: {
      ...pascalKeys({ givenName, familyName, middleName, honorificPrefix, honorificSuffix }),
      ...pascalKeys({ formatted: formattedName }),
    },
    Emails: listOf(user.email),
    PhoneNumbers: listOf(user.phoneNumber),
    Addresses: listOf(user.address),
  };
}

const listOf = (value: ContactValue | PostalAddress | undefined): object[] | undefined =>
  value && [pascalKeys(value)];

/** The keys as AWS writes them; what is absent stays absent. */
const pascalKeys = (value: object = {}): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key.charAt(0).toUpperCase() + key.slice(1), entry]),
  );
