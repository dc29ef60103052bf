import { ResourceNotFoundException } from "@aws-sdk/client-sso-admin";
import type { LocalAws } from "../harness/local-aws";
import { readContents } from "../harness/read-contents";

/** What AWS holds of everything that `EveryResource` declares, without ids. One page of each list is all there is. */
export async function readEverything(aws: LocalAws): Promise<object> {
  const [instance] = (await aws.sso.listInstances({})).Instances ?? [];
  const { InstanceArn, IdentityStoreId } = instance ?? {};
  const { groups, permissionSets, assignments } = await readContents(aws);
  const applications = (await aws.sso.listApplications({ InstanceArn })).Applications ?? [];
  const issuers =
    (await aws.sso.listTrustedTokenIssuers({ InstanceArn })).TrustedTokenIssuers ?? [];
  return {
    users: await readUsers(aws, IdentityStoreId),
    groups,
    permissionSets,
    assignments,
    attributes: await readAttributes(aws, InstanceArn),
    applications: await Promise.all(
      applications.map(({ ApplicationArn }) => readApplication(aws, InstanceArn, ApplicationArn)),
    ),
    issuers: await Promise.all(
      issuers.map(({ TrustedTokenIssuerArn }) =>
        readIssuer(aws, InstanceArn, TrustedTokenIssuerArn),
      ),
    ),
  };
}

async function readUsers({ directory }: LocalAws, IdentityStoreId: string | undefined) {
  const { Users = [] } = await directory.listUsers({ IdentityStoreId });
  return Users.map((user) => {
    const { UserName, DisplayName, Name, Emails, PhoneNumbers, Addresses } = user;
    const { NickName, ProfileUrl, Title, UserType, PreferredLanguage, Locale, Timezone } = user;
    const contacts = { Emails, PhoneNumbers, Addresses };
    const texts = { NickName, ProfileUrl, Title, UserType, PreferredLanguage, Locale, Timezone };
    return { UserName, DisplayName, Name, ...contacts, ...texts };
  });
}

async function readAttributes({ sso }: LocalAws, InstanceArn: string | undefined) {
  try {
    const found = await sso.describeInstanceAccessControlAttributeConfiguration({ InstanceArn });
    const { AccessControlAttributes = [] } =
      found.InstanceAccessControlAttributeConfiguration ?? {};
    return AccessControlAttributes.map(({ Key, Value }) => [Key, Value?.Source]).sort();
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return "not enabled";
    throw error;
  }
}

async function readApplication(
  { sso }: LocalAws,
  InstanceArn: string | undefined,
  ApplicationArn: string | undefined,
) {
  const application = { ApplicationArn };
  const { Name, Description, Status, PortalOptions } = await sso.describeApplication(application);
  const { Scopes = [] } = await sso.listApplicationAccessScopes(application);
  const { ApplicationAssignments = [] } = await sso.listApplicationAssignments(application);
  const { AssignmentRequired } = await sso.getApplicationAssignmentConfiguration(application);
  return {
    Name,
    Description,
    Status,
    PortalOptions,
    AssignmentRequired,
    Tags: await readTags(sso, InstanceArn, ApplicationArn),
    assigned: ApplicationAssignments.map(({ PrincipalType }) => PrincipalType).sort(),
    scopes: Scopes.map(({ Scope, AuthorizedTargets = [] }) => [
      Scope,
      AuthorizedTargets.map((target) => (target === ApplicationArn ? "itself" : target)),
    ]),
  };
}

async function readIssuer(
  { sso }: LocalAws,
  InstanceArn: string | undefined,
  TrustedTokenIssuerArn: string | undefined,
) {
  const found = await sso.describeTrustedTokenIssuer({ TrustedTokenIssuerArn });
  return {
    Name: found.Name,
    ...found.TrustedTokenIssuerConfiguration?.OidcJwtConfiguration,
    Tags: await readTags(sso, InstanceArn, TrustedTokenIssuerArn),
  };
}

async function readTags(
  sso: LocalAws["sso"],
  InstanceArn: string | undefined,
  ResourceArn: string | undefined,
): Promise<Readonly<Record<string, string>>> {
  const { Tags = [] } = await sso.listTagsForResource({ InstanceArn, ResourceArn });
  return Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
