import { z } from "zod";
import { atMost } from "./at-most";
import { tags } from "./fields";
import { text } from "./text";

const trustedTokenIssuer = z
  .strictObject({
    name: text({
      rule: "invalid-trusted-token-issuer-name",
      demand:
        "A trusted token issuer's name has 1 to 255 letters, digits and characters of _+=,.@-",
      fix: "Choose a name without spaces and other characters.",
      description: "Name of the issuer; unique. A new name is a new issuer.",
      pattern: /^[\w+=,.@-]+$/,
      maximum: 255,
    }),
    issuerUrl: text({
      rule: "invalid-issuer-url",
      demand: "An issuer's URL is an address of 1 to 512 characters that begins with http",
      fix: "Write the iss claim of its tokens, as in https://acme.okta.com/oauth2/default",
      description:
        "The iss claim of its tokens; AWS reads /.well-known/openid-configuration below it.",
      pattern: /^https?:\/\/[-a-zA-Z0-9+&@/%=~_|!:,.;]*[-a-zA-Z0-9+&@/%=~_|]$/,
      maximum: 512,
    }),
    claimAttributePath: text({
      rule: "invalid-claim-path",
      demand: "A claim's path is one to three names of letters joined with . or _",
      fix: "Write it as in email.",
      description: "Claim of the token that says who it is about.",
      pattern: /^\p{L}+([._]\p{L}+){0,2}$/u,
      maximum: 255,
    }),
    identityStoreAttributePath: text({
      rule: "invalid-identity-store-path",
      demand:
        "An attribute's path in the Identity Store is one to three names of letters joined with .",
      fix: "Write it as in emails.value.",
      description: "Attribute of users that holds the same value as the claim.",
      pattern: /^\p{L}+(\.\p{L}+){0,2}$/u,
      maximum: 255,
    }),
    tags: tags("Tags of the issuer.").optional(),
  })
  .meta({
    description: "An OAuth 2.0 authorization server whose tokens applications may exchange.",
  });

/** `access/trusted-token-issuers.yaml` */
export const trustedTokenIssuersFile = z.strictObject({
  trustedTokenIssuers: atMost("trustedTokenIssuers", z.array(trustedTokenIssuer).min(1)).meta({
    description: "Issuers that the instance trusts.",
  }),
});

export type TrustedTokenIssuersFile = z.infer<typeof trustedTokenIssuersFile>;
