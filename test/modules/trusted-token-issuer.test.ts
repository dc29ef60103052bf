import {
  TrustedTokenIssuer,
  type TrustedTokenIssuerProps,
} from "../../modules/trusted-token-issuer/trusted-token-issuer";
import { synthModule } from "../fixtures/synth-module";

const oidcJwtConfiguration = {
  issuerUrl: "https://acme.okta.com/oauth2/default",
  claimAttributePath: "email",
  identityStoreAttributePath: "emails.value",
};

const synthIssuer = (props: Partial<TrustedTokenIssuerProps> = {}) =>
  synthModule((stack) => {
    new TrustedTokenIssuer(stack, "issuer", {
      instanceArn: "arn:instance",
      name: "okta",
      oidcJwtConfiguration,
      ...props,
    });
  }).resource?.aws_ssoadmin_trusted_token_issuer;

describe("TrustedTokenIssuer", () => {
  test("declares the issuer at its name, its type and AWS's default spelled out", () => {
    const { "//": _, ...attributes } = synthIssuer()?.okta ?? {};
    expect(attributes).toEqual({
      instance_arn: "arn:instance",
      name: "okta",
      trusted_token_issuer_type: "OIDC_JWT",
      trusted_token_issuer_configuration: [
        {
          oidc_jwt_configuration: [
            {
              issuer_url: "https://acme.okta.com/oauth2/default",
              claim_attribute_path: "email",
              identity_store_attribute_path: "emails.value",
              jwks_retrieval_option: "OPEN_ID_DISCOVERY",
            },
          ],
        },
      ],
    });
  });

  test("keeps its address under another name when it has a key", () => {
    const issuers = synthIssuer({ key: "okta", name: "okta-2", tags: { owner: "security" } });
    expect(issuers?.okta).toMatchObject({ name: "okta-2", tags: { owner: "security" } });
  });

  const of = 'of trusted token issuer "okta"';
  const configuration = (changes: object) => ({
    oidcJwtConfiguration: { ...oidcJwtConfiguration, ...changes },
  });

  test.each<[Partial<TrustedTokenIssuerProps>, string]>([
    [
      { name: "a b" },
      `A trusted token issuer's name has 1 to 255 of A-Z a-z 0-9 _ + = , . @ -, got: "a b"`,
    ],
    [
      configuration({ issuerUrl: "acme.okta.com" }),
      `The issuerUrl ${of} is a URL of 1 to 512 characters, got: "acme.okta.com"`,
    ],
    [
      configuration({ issuerUrl: "https://acme.okta.com/?x=1" }),
      `The issuerUrl ${of} is a URL of 1 to 512 characters, got: "https://acme.okta.com/?x=1"`,
    ],
    [
      configuration({ claimAttributePath: "a.b.c.d" }),
      `The claimAttributePath ${of} is one to three names of letters joined with . or _, got: "a.b.c.d"`,
    ],
    [
      configuration({ identityStoreAttributePath: "emails_value" }),
      `The identityStoreAttributePath ${of} is one to three names of letters joined with ., got: "emails_value"`,
    ],
    [
      { tags: { owner: "a&b" } },
      `The value of tag "owner" ${of} has at most 256 letters, digits, spaces and _ . : / = + - @, got: "a&b"`,
    ],
  ])("refuses %j", (props, message) => {
    expect(() => synthIssuer(props)).toThrow(new Error(message));
  });
});
