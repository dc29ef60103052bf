import { error, type Finding, notice } from "../finding";
import { nearestName } from "../nearest-name";
import { quote } from "../quote";

export function passedByNoIdentityProvider(): Finding {
  return error({
    rule: "internal-directory",
    message:
      'With directory.source "identity-center" no identity provider passes attributes, got "passedByIdentityProvider".',
    fix: 'List them under attributes with their sources, or set directory.source to "external".',
  });
}

/** AWS: https://docs.aws.amazon.com/singlesignon/latest/userguide/configure-abac.html */
export function attributeOverridden(key: string): Finding {
  return notice({
    rule: "overridden-attribute",
    message: `An attribute comes from the Identity Store or from the identity provider, got ${quote(key)} from both: AWS takes the Identity Store's value.`,
    fix: "Remove one of the two.",
  });
}

export function attributesNotEnabled(): Finding {
  return notice({
    rule: "attributes-not-enabled",
    message:
      "Terraform switches attributes for access control on together with one attribute at least, got none but what the identity provider passes.",
    fix: "Switch them on in the settings of IAM Identity Center, or list an attribute under attributes.",
  });
}

export function unknownSource(source: string, known: Iterable<string>): Finding {
  return notice({
    rule: "unknown-attribute-source",
    message: `An attribute's source is one that AWS documents, got ${quote(source)}: where it is none, the attribute stays empty.`,
    nearest: nearestName(source, known),
    fix: "Correct the source: https://docs.aws.amazon.com/singlesignon/latest/userguide/attributemappingsconcept.html",
  });
}

export function unknownPrincipalTag(key: string, keys: Iterable<string>): Finding {
  return error({
    rule: "unknown-principal-tag",
    message: `A policy relies on session tags that are passed, got aws:PrincipalTag/ with ${quote(key)}.`,
    nearest: nearestName(key, keys),
    fix: "Correct the key, or declare the attribute in access-control-attributes.yaml.",
  });
}
