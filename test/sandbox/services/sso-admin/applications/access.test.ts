import { security } from "../../../estate-fixture";
import { errorOf } from "../../sandbox-client";
import { openWithApplication, type WithApplication } from "./application-fixture";

let services: WithApplication;
let id: string;
beforeEach(() => {
  services = openWithApplication();
  id = services.applicationArn.split("/")[2] ?? "";
});

const call = (operation: string, input: object = {}) => services.call(operation, input);

describe("access scopes", () => {
  const Scope = "sso:account:access";

  test("are put, replaced and deleted", () => {
    const AuthorizedTargets = [services.applicationArn, services.instanceArn];
    call("PutApplicationAccessScope", { Scope, AuthorizedTargets });
    expect(call("GetApplicationAccessScope", { Scope })).toEqual({ Scope, AuthorizedTargets });
    call("PutApplicationAccessScope", { Scope });
    expect(call("ListApplicationAccessScopes")).toEqual({ Scopes: [{ Scope }] });
    call("DeleteApplicationAccessScope", { Scope });
    const expected = {
      type: "ResourceNotFoundException",
      message: `Application ${id} has no access scope ${Scope}`,
    };
    for (const operation of ["GetApplicationAccessScope", "DeleteApplicationAccessScope"]) {
      expect(errorOf(() => call(operation, { Scope }))).toMatchObject(expected);
    }
  });

  test("come ten at a time, and are 25 at most", () => {
    for (let index = 0; index < 25; index++) {
      call("PutApplicationAccessScope", { Scope: `scope:${index}` });
    }
    expect(errorOf(() => call("PutApplicationAccessScope", { Scope }))).toMatchObject({
      type: "ValidationException",
      message: `Application ${id} can have at most 25 access scopes`,
    });
    const first = call("ListApplicationAccessScopes");
    const second = call("ListApplicationAccessScopes", { NextToken: first.NextToken });
    const third = call("ListApplicationAccessScopes", { NextToken: second.NextToken });
    expect([first, second, third].map(({ Scopes }) => Scopes.length)).toEqual([10, 10, 5]);
    expect(third).not.toHaveProperty("NextToken");
    expect(errorOf(() => call("ListApplicationAccessScopes", { MaxResults: 11 })).type).toBe(
      "ValidationException",
    );
  });
});

describe("authentication methods", () => {
  const AuthenticationMethodType = "IAM";
  const statement = {
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${security}:role/app` },
    Action: "sso-oauth:CreateTokenWithIAM",
    Resource: "*",
  };
  const method = (...Statement: unknown[]) => ({
    AuthenticationMethodType,
    AuthenticationMethod: { Iam: { ActorPolicy: { Version: "2012-10-17", Statement } } },
  });

  test("are put and deleted", () => {
    call("PutApplicationAuthenticationMethod", method(statement));
    const { AuthenticationMethod } = method(statement);
    expect(call("GetApplicationAuthenticationMethod", { AuthenticationMethodType })).toEqual({
      AuthenticationMethod,
    });
    expect(call("ListApplicationAuthenticationMethods")).toEqual({
      AuthenticationMethods: [method(statement)],
    });
    call("DeleteApplicationAuthenticationMethod", { AuthenticationMethodType });
    expect(call("ListApplicationAuthenticationMethods")).toEqual({ AuthenticationMethods: [] });
    const expected = {
      type: "ResourceNotFoundException",
      message: `Application ${id} has no authentication method IAM`,
    };
    for (const verb of ["Get", "Delete"]) {
      const operation = `${verb}ApplicationAuthenticationMethod`;
      expect(errorOf(() => call(operation, { AuthenticationMethodType }))).toMatchObject(expected);
    }
  });

  const { Principal: _, ...withoutPrincipal } = statement;
  test.each<[string, unknown]>([
    ["Missing required field Principal", withoutPrincipal],
    ["Policy statement must contain actions.", { ...statement, Action: undefined }],
    ["Syntax errors in policy.", { ...statement, Effect: "Perhaps" }],
    ["Syntax errors in policy.", "Allow"],
    [
      "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
      { ...statement, Action: "CreateToken" },
    ],
  ])("have a policy that says who acts: %s", (reason, wrong) => {
    expect(errorOf(() => call("PutApplicationAuthenticationMethod", method(wrong)))).toMatchObject({
      type: "ValidationException",
      message: `Invalid ActorPolicy Document: ${reason}`,
    });
  });
});

describe("grants", () => {
  const bearerType = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  const createIssuer = (): string =>
    services.sso("CreateTrustedTokenIssuer", {
      InstanceArn: services.instanceArn,
      Name: "idp",
      TrustedTokenIssuerType: "OIDC_JWT",
      TrustedTokenIssuerConfiguration: {
        OidcJwtConfiguration: {
          IssuerUrl: "https://idp.acme.example",
          ClaimAttributePath: "email",
          IdentityStoreAttributePath: "emails.value",
          JwksRetrievalOption: "OPEN_ID_DISCOVERY",
        },
      },
    }).TrustedTokenIssuerArn;
  const bearer = (TrustedTokenIssuerArn: string) => ({
    JwtBearer: {
      AuthorizedTokenIssuers: [{ TrustedTokenIssuerArn, AuthorizedAudiences: ["aud"] }],
    },
  });
  const put = (GrantType: string, Grant: object) =>
    call("PutApplicationGrant", { GrantType, Grant });

  test("of each type are put, listed and deleted", () => {
    const issuer = createIssuer();
    const all: [string, object][] = [
      ["authorization_code", { AuthorizationCode: { RedirectUris: ["http://127.0.0.1/oauth"] } }],
      ["refresh_token", { RefreshToken: {} }],
      [bearerType, bearer(issuer)],
      ["urn:ietf:params:oauth:grant-type:token-exchange", { TokenExchange: {} }],
    ];
    for (const [GrantType, Grant] of all) {
      put(GrantType, Grant);
      expect(call("GetApplicationGrant", { GrantType })).toEqual({ Grant });
    }
    expect(call("ListApplicationGrants").Grants).toEqual(
      all.map(([GrantType, Grant]) => ({ GrantType, Grant })),
    );
    call("DeleteApplicationGrant", { GrantType: "refresh_token" });
    const expected = {
      type: "ResourceNotFoundException",
      message: `Application ${id} has no grant refresh_token`,
    };
    for (const operation of ["GetApplicationGrant", "DeleteApplicationGrant"]) {
      const again = () => call(operation, { GrantType: "refresh_token" });
      expect(errorOf(again)).toMatchObject(expected);
    }
  });

  test.each<[string, string, object]>([
    [
      "A Grant of type refresh_token has the member RefreshToken",
      "refresh_token",
      { TokenExchange: {} },
    ],
    [
      "RedirectUris is required when the grant type is authorization_code",
      "authorization_code",
      { AuthorizationCode: {} },
    ],
    [
      `AuthorizedTokenIssuers is required when the grant type is ${bearerType}`,
      bearerType,
      { JwtBearer: {} },
    ],
  ])("are what their type says: %s", (message, type, grant) => {
    expect(errorOf(() => put(type, grant))).toMatchObject({ type: "ValidationException", message });
  });

  test("trust issuers of the instance, and stay when those are deleted", () => {
    const TrustedTokenIssuerArn = createIssuer();
    put(bearerType, bearer(TrustedTokenIssuerArn));
    services.sso("DeleteTrustedTokenIssuer", { TrustedTokenIssuerArn });
    expect(call("GetApplicationGrant", { GrantType: bearerType })).toEqual({
      Grant: bearer(TrustedTokenIssuerArn),
    });
    expect(errorOf(() => put(bearerType, bearer(TrustedTokenIssuerArn))).type).toBe(
      "ResourceNotFoundException",
    );
  });
});
