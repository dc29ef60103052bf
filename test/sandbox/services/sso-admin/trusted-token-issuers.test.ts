import { management } from "../../estate-fixture";
import { errorOf, openServices, type Services } from "../sandbox-client";

let services: Services;
let InstanceArn: string;
beforeEach(() => {
  services = openServices();
  InstanceArn = services.instanceArn;
});

const configuration = {
  IssuerUrl: "https://idp.acme.example",
  ClaimAttributePath: "email",
  IdentityStoreAttributePath: "emails.value",
  JwksRetrievalOption: "OPEN_ID_DISCOVERY",
};
const create = (more: object = {}): string =>
  services.sso("CreateTrustedTokenIssuer", {
    InstanceArn,
    Name: "idp",
    TrustedTokenIssuerType: "OIDC_JWT",
    TrustedTokenIssuerConfiguration: { OidcJwtConfiguration: configuration },
    ...more,
  }).TrustedTokenIssuerArn;
const describeIssuer = (TrustedTokenIssuerArn: string) =>
  services.sso("DescribeTrustedTokenIssuer", { TrustedTokenIssuerArn });

test("an issuer comes back as it was created, and its ARN names the instance", () => {
  const arn = create();
  const id = InstanceArn.split("/")[1];
  expect(arn).toMatch(
    new RegExp(`^arn:aws:sso::${management}:trustedTokenIssuer/${id}/tti-[0-9a-f-]{36}$`),
  );
  const described = { TrustedTokenIssuerArn: arn, Name: "idp", TrustedTokenIssuerType: "OIDC_JWT" };
  expect(describeIssuer(arn)).toEqual({
    ...described,
    TrustedTokenIssuerConfiguration: { OidcJwtConfiguration: configuration },
  });
  expect(services.sso("ListTrustedTokenIssuers", { InstanceArn })).toEqual({
    TrustedTokenIssuers: [described],
  });
});

test("an update changes what it names, and never the URL", () => {
  const TrustedTokenIssuerArn = create();
  services.sso("UpdateTrustedTokenIssuer", { TrustedTokenIssuerArn, Name: "new" });
  services.sso("UpdateTrustedTokenIssuer", {
    TrustedTokenIssuerArn,
    TrustedTokenIssuerConfiguration: {
      OidcJwtConfiguration: { ClaimAttributePath: "sub", IssuerUrl: "https://evil.example" },
    },
  });
  expect(describeIssuer(TrustedTokenIssuerArn)).toMatchObject({
    Name: "new",
    TrustedTokenIssuerConfiguration: {
      OidcJwtConfiguration: { ...configuration, ClaimAttributePath: "sub" },
    },
  });
});

test("an issuer is gone with its tags", () => {
  const arn = create({ Tags: [{ Key: "a", Value: "b" }] });
  const tags = () => services.sso("ListTagsForResource", { InstanceArn, ResourceArn: arn }).Tags;
  expect(tags()).toEqual([{ Key: "a", Value: "b" }]);
  services.sso("DeleteTrustedTokenIssuer", { TrustedTokenIssuerArn: arn });
  const id = arn.split("/")[2];
  expect(errorOf(() => describeIssuer(arn))).toMatchObject({
    type: "ResourceNotFoundException",
    message: `Could not find TrustedTokenIssuer with id ${id}`,
  });
  expect(errorOf(tags).type).toBe("ResourceNotFoundException");
});

test("an instance has ten issuers at most", () => {
  for (let index = 0; index < 10; index++) create({ Name: `idp-${index}` });
  expect(errorOf(() => create())).toMatchObject({
    type: "ServiceQuotaExceededException",
    message: "An instance can have at most 10 trusted token issuers",
  });
});

test.each<[string, object]>([
  ["IssuerUrl", { IssuerUrl: "ldap://idp" }],
  ["ClaimAttributePath", { ClaimAttributePath: "a.b.c.d" }],
  ["JwksRetrievalOption", { JwksRetrievalOption: "INLINE" }],
])("AWS's constraints hold for %s", (member, wrong) => {
  const OidcJwtConfiguration = { ...configuration, ...wrong };
  const call = () => create({ TrustedTokenIssuerConfiguration: { OidcJwtConfiguration } });
  expect(errorOf(call)).toMatchObject({
    type: "ValidationException",
    message: expect.stringContaining(
      `oidcJwtConfiguration.${member.charAt(0).toLowerCase()}${member.slice(1)}'`,
    ),
  });
});

describe("a ClientToken", () => {
  test("makes the same request twice the same request", () => {
    const ClientToken = "0123-token";
    const arn = create({ ClientToken });
    expect(create({ ClientToken })).toBe(arn);
    expect(
      services.sso("ListTrustedTokenIssuers", { InstanceArn }).TrustedTokenIssuers,
    ).toHaveLength(1);
    expect(errorOf(() => create({ ClientToken, Name: "other" })).type).toBe("ConflictException");
  });

  test("is known for a day, to the account that used it", () => {
    const ClientToken = "0123-token";
    const arn = create({ ClientToken });
    const other = services.sso.as(management)("CreateTrustedTokenIssuer", {
      InstanceArn,
      Name: "another",
      TrustedTokenIssuerType: "OIDC_JWT",
      TrustedTokenIssuerConfiguration: { OidcJwtConfiguration: configuration },
      ClientToken,
    });
    expect(other.TrustedTokenIssuerArn).not.toBe(arn);
    services.advance(24 * 3600 * 1000);
    expect(create({ ClientToken })).not.toBe(arn);
  });

  test("of a request that failed is free", () => {
    const ClientToken = "0123-token";
    const tags = Array.from({ length: 2 }, () => ({ Key: "same", Value: "" }));
    expect(errorOf(() => create({ ClientToken, Tags: tags })).type).toBe("ValidationException");
    expect(create({ ClientToken })).toMatch(/tti-/);
  });
});
