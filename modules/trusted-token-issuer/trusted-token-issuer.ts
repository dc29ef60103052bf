import { SsoadminTrustedTokenIssuer } from "@cdktf/provider-aws/lib/ssoadmin-trusted-token-issuer";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { check, checkTags } from "../rules";

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateTrustedTokenIssuer.html */
export interface TrustedTokenIssuerProps {
  /** `InstanceArn`. */
  readonly instanceArn: string;
  /** 1 to 255 of `A-Z a-z 0-9 _ + = , . @ -`. */
  readonly name: string;
  /**
   * What the Terraform address is spelled from: `aws_ssoadmin_trusted_token_issuer.<key>`.
   *
   * @default - `name`
   */
  readonly key?: string;
  /** How tokens of this issuer are checked and whose they are. */
  readonly oidcJwtConfiguration: OidcJwtConfiguration;
  /**
   * At most 75.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_OidcJwtConfiguration.html */
export interface OidcJwtConfiguration {
  /** 1 to 512 characters; AWS reads `<issuerUrl>/.well-known/openid-configuration`. A new URL is a new issuer. */
  readonly issuerUrl: string;
  /** Claim of the token that says who it is about: `email`, or names joined with dots. */
  readonly claimAttributePath: string;
  /** Attribute of the identity store that holds the same value: `emails.value`. */
  readonly identityStoreAttributePath: string;
  /** @default "OPEN_ID_DISCOVERY" */
  readonly jwksRetrievalOption?: "OPEN_ID_DISCOVERY";
}

/** An OAuth 2.0 authorization server whose tokens applications may exchange for Identity Center's. */
export class TrustedTokenIssuer extends Construct {
  /** `TrustedTokenIssuerArn`. */
  readonly arn: string;

  /** @throws if the props break a rule of AWS */
  constructor(scope: Construct, id: string, props: TrustedTokenIssuerProps) {
    super(scope, id);
    validate(props);
    const { instanceArn, name, key = name, oidcJwtConfiguration, tags = {} } = props;
    this.arn = atAddress(
      address(key),
      new SsoadminTrustedTokenIssuer(this, "trusted-token-issuer", {
        instanceArn,
        name,
        trustedTokenIssuerType: "OIDC_JWT",
        trustedTokenIssuerConfiguration: [
          {
            oidcJwtConfiguration: [
              {
                issuerUrl: oidcJwtConfiguration.issuerUrl,
                claimAttributePath: oidcJwtConfiguration.claimAttributePath,
                identityStoreAttributePath: oidcJwtConfiguration.identityStoreAttributePath,
                jwksRetrievalOption:
                  oidcJwtConfiguration.jwksRetrievalOption ?? "OPEN_ID_DISCOVERY",
              },
            ],
          },
        ],
        tags: Object.keys(tags).length > 0 ? { ...tags } : undefined,
      }),
    ).arn;
  }
}

function validate({ name, oidcJwtConfiguration, tags }: TrustedTokenIssuerProps): void {
  const of = `of trusted token issuer ${JSON.stringify(name)}`;
  const { issuerUrl, claimAttributePath, identityStoreAttributePath } = oidcJwtConfiguration;
  check(
    name,
    /^[\w+=,.@-]{1,255}$/,
    "A trusted token issuer's name has 1 to 255 of A-Z a-z 0-9 _ + = , . @ -",
  );
  check(
    issuerUrl,
    /^(?=.{1,512}$)https?:\/\/[-a-zA-Z0-9+&@/%=~_|!:,.;]*[-a-zA-Z0-9+&@/%=~_|]$/,
    `The issuerUrl ${of} is a URL of 1 to 512 characters`,
  );
  check(
    claimAttributePath,
    /^(?=.{1,255}$)\p{L}+(?:[._]\p{L}+){0,2}$/u,
    `The claimAttributePath ${of} is one to three names of letters joined with . or _`,
  );
  check(
    identityStoreAttributePath,
    /^(?=.{1,255}$)\p{L}+(?:\.\p{L}+){0,2}$/u,
    `The identityStoreAttributePath ${of} is one to three names of letters joined with .`,
  );
  checkTags(tags, of);
}
