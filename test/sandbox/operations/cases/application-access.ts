import type { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { security } from "../../estate-fixture";
import type { SomeCases } from "../case";
import { issuerConfiguration, type World } from "../world";

const Scope = "sso:account:access";
const GrantType = "authorization_code";
const Grant = { AuthorizationCode: { RedirectUris: ["http://127.0.0.1/oauth/callback"] } };
const AuthenticationMethodType = "IAM";
const AuthenticationMethod = {
  Iam: {
    ActorPolicy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${security}:role/app` },
          Action: "sso-oauth:CreateTokenWithIAM",
          Resource: "*",
        },
      ],
    },
  },
};

const missingApplication = ({ missing }: World) => ({ ApplicationArn: missing.application });

async function withScope(world: World) {
  const { ApplicationArn } = await world.application();
  const AuthorizedTargets = [ApplicationArn];
  await world.sso.putApplicationAccessScope({ ApplicationArn, Scope, AuthorizedTargets });
  return { ApplicationArn, Scope };
}

async function withMethod(world: World) {
  const method = { ...(await world.application()), AuthenticationMethodType } as const;
  await world.sso.putApplicationAuthenticationMethod({ ...method, AuthenticationMethod });
  return method;
}

async function withGrant(world: World) {
  const grant = { ...(await world.application()), GrantType } as const;
  await world.sso.putApplicationGrant({ ...grant, Grant });
  return grant;
}

export const applicationAccessCases = {
  PutApplicationAccessScope: {
    succeeds: async (world) => ({ ...(await world.application()), Scope }),
    fails: (world) => ({ ...missingApplication(world), Scope }),
    with: "ResourceNotFoundException",
  },
  GetApplicationAccessScope: {
    succeeds: withScope,
    answer: { Scope, AuthorizedTargets: [expect.stringMatching(/\/apl-/)] },
    fails: async (world) => ({ ...(await world.application()), Scope }),
    with: "ResourceNotFoundException",
  },
  DeleteApplicationAccessScope: {
    succeeds: withScope,
    fails: async (world) => ({ ...(await world.application()), Scope }),
    with: "ResourceNotFoundException",
  },
  ListApplicationAccessScopes: {
    succeeds: async (world) => {
      const { ApplicationArn } = await withScope(world);
      return { ApplicationArn, MaxResults: 10 };
    },
    answer: { Scopes: [{ Scope }] },
    fails: (world) => ({ ...missingApplication(world), MaxResults: 11 }),
    with: "ValidationException",
  },
  PutApplicationAuthenticationMethod: {
    succeeds: async (world) => ({
      ...(await world.application()),
      AuthenticationMethodType,
      AuthenticationMethod,
    }),
    fails: async (world) => ({
      ...(await world.application()),
      AuthenticationMethodType,
      AuthenticationMethod: { Iam: { ActorPolicy: {} } },
    }),
    with: "ValidationException",
  },
  GetApplicationAuthenticationMethod: {
    succeeds: withMethod,
    answer: { AuthenticationMethod },
    fails: async (world) => ({ ...(await world.application()), AuthenticationMethodType }),
    with: "ResourceNotFoundException",
  },
  DeleteApplicationAuthenticationMethod: {
    succeeds: withMethod,
    fails: async (world) => ({ ...(await world.application()), AuthenticationMethodType }),
    with: "ResourceNotFoundException",
  },
  ListApplicationAuthenticationMethods: {
    succeeds: withMethod,
    answer: { AuthenticationMethods: [{ AuthenticationMethodType, AuthenticationMethod }] },
    fails: missingApplication,
    with: "ResourceNotFoundException",
  },
  PutApplicationGrant: {
    succeeds: async (world) => ({
      ...(await world.application()),
      GrantType: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      Grant: {
        JwtBearer: {
          AuthorizedTokenIssuers: [{ ...(await world.issuer()), AuthorizedAudiences: ["app"] }],
        },
      },
    }),
    fails: async (world) => ({
      ...(await world.application()),
      GrantType,
      Grant: { RefreshToken: {} },
    }),
    with: "ValidationException",
  },
  GetApplicationGrant: {
    succeeds: withGrant,
    answer: { Grant },
    fails: async (world) => ({ ...(await world.application()), GrantType }),
    with: "ResourceNotFoundException",
  },
  DeleteApplicationGrant: {
    succeeds: withGrant,
    fails: async (world) => ({ ...(await world.application()), GrantType }),
    with: "ResourceNotFoundException",
  },
  ListApplicationGrants: {
    succeeds: withGrant,
    answer: { Grants: [{ GrantType, Grant }] },
    fails: missingApplication,
    with: "ResourceNotFoundException",
  },
  CreateTrustedTokenIssuer: {
    succeeds: ({ InstanceArn, newName }) => ({
      InstanceArn,
      Name: newName(),
      TrustedTokenIssuerType: "OIDC_JWT",
      TrustedTokenIssuerConfiguration: { OidcJwtConfiguration: issuerConfiguration },
    }),
    answer: { TrustedTokenIssuerArn: expect.stringMatching(/\/tti-/) },
    fails: ({ missing, newName }) => ({
      InstanceArn: missing.instance,
      Name: newName(),
      TrustedTokenIssuerType: "OIDC_JWT",
      TrustedTokenIssuerConfiguration: { OidcJwtConfiguration: issuerConfiguration },
    }),
    with: "AccessDeniedException",
  },
  DescribeTrustedTokenIssuer: {
    succeeds: (world) => world.issuer(),
    answer: {
      TrustedTokenIssuerType: "OIDC_JWT",
      TrustedTokenIssuerConfiguration: { OidcJwtConfiguration: issuerConfiguration },
    },
    fails: ({ missing }) => ({ TrustedTokenIssuerArn: missing.issuer }),
    with: "ResourceNotFoundException",
  },
  UpdateTrustedTokenIssuer: {
    succeeds: async (world) => ({
      ...(await world.issuer()),
      TrustedTokenIssuerConfiguration: { OidcJwtConfiguration: { ClaimAttributePath: "sub" } },
    }),
    fails: async (world) => ({ ...(await world.issuer()), Name: "a name with spaces" }),
    with: "ValidationException",
  },
  DeleteTrustedTokenIssuer: {
    succeeds: (world) => world.issuer(),
    fails: ({ missing }) => ({ TrustedTokenIssuerArn: missing.issuer }),
    with: "ResourceNotFoundException",
  },
  ListTrustedTokenIssuers: {
    succeeds: async (world) => {
      await world.issuer();
      return { InstanceArn: world.InstanceArn, MaxResults: 1 };
    },
    answer: { TrustedTokenIssuers: [{ TrustedTokenIssuerType: "OIDC_JWT" }] },
    fails: ({ missing }) => ({ InstanceArn: missing.instance }),
    with: "AccessDeniedException",
  },
} satisfies SomeCases<SSOAdmin>;
