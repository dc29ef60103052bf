import { SsoadminInstanceAccessControlAttributes } from "@cdktf/provider-aws/lib/ssoadmin-instance-access-control-attributes";
import { Construct } from "constructs";
import { atAddress } from "../address";
import { invalid } from "../errors";
import { check, checkUnique } from "../rules";
import { compareText, literal } from "../terraform-text";

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateInstanceAccessControlAttributeConfiguration.html */
export interface AccessControlAttributesProps {
  /** `InstanceArn`. */
  readonly instanceArn: string;
  /** 1 to 50, each key once. AWS does not tell `Team` and `team` apart. */
  readonly accessControlAttributes: readonly AccessControlAttribute[];
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_AccessControlAttribute.html */
export interface AccessControlAttribute {
  /** 1 to 128 letters, digits, spaces and `_ . : / = + - @`: the `team` of `${aws:PrincipalTag/team}`. */
  readonly key: string;
  /** The one `Source`, at most 256 characters: `${path:enterprise.costCenter}`, written as AWS knows it. */
  readonly source: string;
}

const MAXIMUM_ATTRIBUTES = 50;

/**
 * Attributes for access control: what Identity Center tells an account of the person who signs in.
 * An instance has one such configuration; to declare it is to enable it.
 */
export class AccessControlAttributes extends Construct {
  /** @throws if an attribute breaks a rule of AWS, or a key is given twice */
  constructor(scope: Construct, id: string, props: AccessControlAttributesProps) {
    super(scope, id);
    const { instanceArn, accessControlAttributes: attributes } = props;
    validate(attributes);
    atAddress(
      "access-control-attributes",
      new SsoadminInstanceAccessControlAttributes(this, "access-control-attributes", {
        instanceArn,
        attribute: attributes
          .toSorted((a, b) => compareText(a.key, b.key))
          .map(({ key, source }) => ({
            key: literal(key),
            value: [{ source: [literal(source)] }],
          })),
      }),
    );
  }
}

function validate(attributes: readonly AccessControlAttribute[]): void {
  if (attributes.length < 1 || attributes.length > MAXIMUM_ATTRIBUTES) {
    throw invalid(
      `An instance has 1 to ${MAXIMUM_ATTRIBUTES} attributes for access control`,
      attributes.length,
    );
  }
  for (const { key, source } of attributes) {
    check(
      key,
      /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu,
      "The key of an attribute for access control has 1 to 128 letters, digits, spaces and _ . : / = + - @, and does not begin with aws:",
    );
    check(
      source,
      /^[\p{L}\p{Z}\p{N}_.:/=+\-@[\]{}$\\"]{1,256}$/u,
      `The source of attribute ${JSON.stringify(key)} has 1 to 256 characters, such as \${path:enterprise.costCenter}`,
    );
  }
  checkUnique(
    attributes.map(({ key }) => key),
    "An attribute's key is given once, whatever its case",
    (key) => key.toLowerCase(),
  );
}
