import { checks } from "./check";

/** What users, groups and the attributes that they carry are checked for. */
export const directoryChecks = [
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html",
    {
      "invalid-user-name": [
        "A user name has 1 to 128 characters, none of them a space or a control.",
        "AWS refuses any other.",
        "Write the name that the person signs in with.",
      ],
      "invalid-directory-text": [
        "Names and descriptions have 1 to 1024 visible characters.",
        "AWS refuses any other.",
        "Write it in visible characters.",
      ],
      "reserved-directory-name": [
        "Users and groups have none of the names that AWS keeps for itself.",
        "AWS refuses Administrator and AWSAdministrators.",
        "Choose another name.",
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/manage-your-identity-source.html",
    {
      "scim-token-without-scim": [
        "A SCIM token's day stands where a directory is external.",
        "Identity Center's own directory has no use for one, so one of the two is wrong.",
        "Remove scimTokenCreated, or write source: external.",
      ],
      "external-directory": [
        "With an external directory users and groups come from the snapshot.",
        "AWS refuses to change users that an identity provider sends.",
        'Remove directory.yaml, or set directory.source to "identity-center".',
      ],
      "internal-directory": [
        "With Identity Center's own directory users, groups and attributes are declared here alone.",
        "Two places would contradict each other.",
        'Remove them from the other place, or set directory.source to "external".',
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/attributesforaccesscontrol.html",
    {
      "invalid-attribute-key": [
        "An attribute's key is one that a session tag can have.",
        "AWS refuses any other.",
        "Choose a key of letters, digits and hyphens.",
      ],
      "invalid-attribute-source": [
        "An attribute's source has the form ${path:…}.",
        "AWS refuses any other.",
        "Write it as in ${path:enterprise.costCenter}.",
      ],
      "unknown-principal-tag": [
        "A policy relies on session tags that are passed.",
        "Without the tag a condition matches nobody, or with Not… everybody.",
        "Correct the key, or declare the attribute in access-control-attributes.yaml.",
      ],
    },
  ),
  ...checks(
    "notice",
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/configure-abac.html",
    {
      "overridden-attribute": [
        "An attribute comes from the Identity Store or from the identity provider.",
        "From both, AWS takes the Identity Store's value.",
        "Remove one of the two.",
      ],
      "attributes-not-enabled": [
        "Attributes for access control are switched on together with one attribute at least.",
        "Otherwise AWS passes none, those of the identity provider included.",
        "Switch them on in the settings of IAM Identity Center, or list an attribute.",
      ],
      "unknown-attribute-source": [
        "An attribute's source is one that AWS documents.",
        "From another the attribute stays empty.",
        "Correct the source.",
      ],
    },
  ),
];
