import {
  paginateListApplicationAccessScopes,
  paginateListApplicationAssignments,
  paginateListApplications,
  paginateListTrustedTokenIssuers,
  type SSOAdmin,
} from "@aws-sdk/client-sso-admin";
import type {
  AccessControlAttribute,
  PortalOptions,
  TrustedTokenIssuer,
} from "../../../model/access-model";
import type { ApplicationContents } from "./contents";
import { all, tagsOf } from "./pages";
import { orNothing } from "./read-permission-sets";

/** Applications by name. */
export async function readApplications(
  client: SSOAdmin,
  InstanceArn: string,
  nameOf: (id: string | undefined) => string,
): Promise<Record<string, ApplicationContents>> {
  const listed = await all(
    paginateListApplications({ client }, { InstanceArn }),
    ({ Applications }) => Applications,
  );
  const targets = new Map<string | undefined, string>([
    [InstanceArn, "instance"],
    ...listed.map(({ ApplicationArn, Name = "" }) => [ApplicationArn, Name] as const),
  ]);
  const applications: Record<string, ApplicationContents> = {};
  for (const { ApplicationArn, Name = "", Description, Status, PortalOptions } of listed) {
    const { AssignmentRequired } = await client.getApplicationAssignmentConfiguration({
      ApplicationArn,
    });
    const assignments = await all(
      paginateListApplicationAssignments({ client }, { ApplicationArn }),
      ({ ApplicationAssignments }) => ApplicationAssignments,
    );
    const scopes = await all(
      paginateListApplicationAccessScopes({ client }, { ApplicationArn }),
      ({ Scopes }) => Scopes,
    );
    applications[Name] = {
      description: Description,
      status: Status,
      portalOptions: PortalOptions && portalOptions(PortalOptions),
      assignmentRequired: AssignmentRequired,
      assignments: assignments
        .map(({ PrincipalType, PrincipalId }) => `${PrincipalType} ${nameOf(PrincipalId)}`)
        .sort(),
      accessScopes: Object.fromEntries(
        scopes.map(({ Scope = "", AuthorizedTargets }) => [
          Scope,
          AuthorizedTargets?.map((arn) => targets.get(arn) ?? arn).sort(),
        ]),
      ),
      tags: await tagsOf(client, InstanceArn, ApplicationArn),
    };
  }
  return applications;
}

const portalOptions = ({
  Visibility,
  SignInOptions,
}: {
  Visibility?: PortalOptions["visibility"] | undefined;
  SignInOptions?:
    | {
        Origin: PortalOptions["signInOptions"]["origin"] | undefined;
        ApplicationUrl?: string | undefined;
      }
    | undefined;
}): PortalOptions => ({
  visibility: Visibility ?? "DISABLED",
  signInOptions: {
    origin: SignInOptions?.Origin ?? "IDENTITY_CENTER",
    ...(SignInOptions?.ApplicationUrl && { applicationUrl: SignInOptions.ApplicationUrl }),
  },
});

export async function readIssuers(
  client: SSOAdmin,
  InstanceArn: string,
): Promise<TrustedTokenIssuer[]> {
  const listed = await all(
    paginateListTrustedTokenIssuers({ client }, { InstanceArn }),
    ({ TrustedTokenIssuers }) => TrustedTokenIssuers,
  );
  const issuers = await Promise.all(
    listed.map(async ({ TrustedTokenIssuerArn }) => {
      const { Name = "", TrustedTokenIssuerConfiguration } =
        await client.describeTrustedTokenIssuer({ TrustedTokenIssuerArn });
      const configuration = TrustedTokenIssuerConfiguration?.OidcJwtConfiguration;
      return {
        name: Name,
        issuerUrl: configuration?.IssuerUrl ?? "",
        claimAttributePath: configuration?.ClaimAttributePath ?? "",
        identityStoreAttributePath: configuration?.IdentityStoreAttributePath ?? "",
        tags: await tagsOf(client, InstanceArn, TrustedTokenIssuerArn),
      };
    }),
  );
  return issuers.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export async function readAccessControlAttributes(
  client: SSOAdmin,
  InstanceArn: string,
): Promise<AccessControlAttribute[]> {
  const { InstanceAccessControlAttributeConfiguration: configuration } = await orNothing(
    client.describeInstanceAccessControlAttributeConfiguration({ InstanceArn }),
  );
  return (configuration?.AccessControlAttributes ?? [])
    .map(({ Key = "", Value }) => ({ key: Key, source: Value?.Source?.join() ?? "" }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
