import { z } from "zod";
import { atMost } from "./at-most";
import { text, uniqueList } from "./text";

const attributeKey = (description: string) =>
  text({
    rule: "invalid-attribute-key",
    demand:
      "An attribute's key has 1 to 128 letters, digits, spaces and characters of _.:/=+-@, and does not begin with aws:",
    fix: "Write the key as policies name it: team for ${aws:PrincipalTag/team}.",
    description,
    pattern: /^(?![aA][wW][sS]:)[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
    maximum: 128,
  });

const attribute = z
  .strictObject({
    key: attributeKey("Name of the session tag: team for ${aws:PrincipalTag/team}."),
    source: text({
      rule: "invalid-attribute-source",
      demand: "An attribute's source has the form ${path:enterprise.costCenter}",
      fix: "Write one attribute of the Identity Store between ${path: and }.",
      description: "Attribute of the Identity Store that the value comes from.",
      pattern: /^\$\{[a-z]+:[\p{L}\p{Z}\p{N}_.:/=+\-@[\]\\"]+\}$/u,
      maximum: 256,
    }),
  })
  .meta({ description: "A session tag and where its value comes from." });

/** `access/access-control-attributes.yaml` */
export const accessControlAttributesFile = z.strictObject({
  attributes: atMost("accessControlAttributes", z.array(attribute).min(1)).optional().meta({
    description: "Session tags that Identity Center fills from its Identity Store.",
  }),
  passedByIdentityProvider: uniqueList(
    attributeKey("Key of an attribute in the SAML assertion, after AccessControl:."),
    "Session tags that the external identity provider passes in its SAML assertions.",
  )
    .min(1)
    .optional(),
});

export type AccessControlAttributesFile = z.infer<typeof accessControlAttributesFile>;
