import {
  type AccessTree,
  EXTERNAL_TREE,
  edited,
  editedIn,
  loadedText,
  VALID_TREE,
} from "../access-tree";

const FILE = "access-control-attributes.yaml";

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "one key twice, in another case",
    tree: edited(FILE, "key: cost-center", "key: Team"),
    shows: [
      "access/access-control-attributes.yaml:3:12 error duplicate-name",
      `  An attribute's key is unique, got "Team" again; line 2 has it already.`,
      "  fix: Change or remove one of the two.",
    ],
  },
  {
    given: "a key with characters that AWS refuses",
    tree: edited(FILE, "key: cost-center", "key: cost&center"),
    shows: [
      "access/access-control-attributes.yaml:3:12 error invalid-attribute-key",
      `  An attribute's key has 1 to 128 letters, digits, spaces and characters of _.:/=+-@, and does not begin with aws:, got "cost&center".`,
      "  fix: Write the key as policies name it: team for ${aws:PrincipalTag/team}.",
    ],
  },
  {
    given: "a key of AWS's own",
    tree: edited(FILE, "key: cost-center", 'key: "Aws:x"'),
    shows: [
      "access/access-control-attributes.yaml:3:12 error invalid-attribute-key",
      `  An attribute's key has 1 to 128 letters, digits, spaces and characters of _.:/=+-@, and does not begin with aws:, got "Aws:x".`,
      "  fix: Write the key as policies name it: team for ${aws:PrincipalTag/team}.",
    ],
  },
  {
    given: "a source without its braces",
    tree: edited(FILE, "${path:enterprise.costCenter}", "enterprise.costCenter"),
    shows: [
      "access/access-control-attributes.yaml:3:33 error invalid-attribute-source",
      `  An attribute's source has the form \${path:enterprise.costCenter}, got "enterprise.costCenter".`,
      "  fix: Write one attribute of the Identity Store between ${path: and }.",
    ],
  },
  {
    given: "two sources for one attribute",
    tree: edited(FILE, '"${path:userType}"', '["${path:userType}", "${path:title}"]'),
    shows: [
      "access/access-control-attributes.yaml:2:26 error wrong-type",
      '  "source" takes text, got a list.',
      "  fix: Write text here.",
    ],
  },
  {
    given: "a source that AWS does not document",
    tree: edited(FILE, "${path:enterprise.costCenter}", "${path:enterprise.costCentre}"),
    shows: [
      "access/access-control-attributes.yaml:3:33 notice unknown-attribute-source",
      `  An attribute's source is one that AWS documents, got "\${path:enterprise.costCentre}": where it is none, the attribute stays empty.`,
      '  nearest: "${path:enterprise.costCenter}"',
      "  fix: Correct the source: https://docs.aws.amazon.com/singlesignon/latest/userguide/attributemappingsconcept.html",
    ],
  },
  {
    given: "51 attributes",
    tree: edited(
      FILE,
      "attributes:\n",
      `attributes:\n${Array.from({ length: 49 }, (_, i) => `  - { key: k${i}, source: "\${path:title}" }\n`).join("")}`,
    ),
    shows: [
      "access/access-control-attributes.yaml:2:3 error quota",
      '  AWS allows 50 attributes for access control in the instance, got 51 in "attributes".',
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_InstanceAccessControlAttributeConfiguration.html",
    ],
  },
  {
    given: "no attribute",
    tree: { ...VALID_TREE, [FILE]: "attributes: []\n" },
    shows: [
      "access/access-control-attributes.yaml:1:13 error empty-list",
      '  "attributes" has one entry at least, got none.',
      "  fix: Add an entry, or remove what holds the list.",
    ],
  },
  {
    given: "attributes from an identity provider that does not exist",
    tree: { ...VALID_TREE, [FILE]: "passedByIdentityProvider: [team]\n" },
    shows: [
      "access/access-control-attributes.yaml:1:1 error internal-directory",
      '  With directory.source "identity-center" no identity provider passes attributes, got "passedByIdentityProvider".',
      '  fix: List them under attributes with their sources, or set directory.source to "external".',
    ],
  },
  {
    given: "an attribute from the Identity Store and from the identity provider",
    tree: editedIn(
      EXTERNAL_TREE,
      FILE,
      "attributes:\n",
      "passedByIdentityProvider: [Team]\nattributes:\n",
    ),
    shows: [
      "access/access-control-attributes.yaml:1:28 notice overridden-attribute",
      `  An attribute comes from the Identity Store or from the identity provider, got "Team" from both: AWS takes the Identity Store's value.`,
      "  fix: Remove one of the two.",
    ],
  },
  {
    given: "attributes from the identity provider alone",
    tree: { ...EXTERNAL_TREE, [FILE]: "passedByIdentityProvider: [team]\n" },
    shows: [
      "access/access-control-attributes.yaml:1:1 notice attributes-not-enabled",
      "  Terraform switches attributes for access control on together with one attribute at least, got none but what the identity provider passes.",
      "  fix: Switch them on in the settings of IAM Identity Center, or list an attribute under attributes.",
    ],
  },
  {
    given: "a policy with a misspelt tag",
    tree: edited("policies/developer.json", "PrincipalTag/team", "PrincipalTag/taem"),
    shows: [
      "access/policies/developer.json:14:19 error unknown-principal-tag",
      '  A policy relies on session tags that are passed, got aws:PrincipalTag/ with "taem".',
      '  nearest: "team"',
      "  fix: Correct the key, or declare the attribute in access-control-attributes.yaml.",
    ],
  },
  {
    given: "a policy with a tag, and no attributes at all",
    tree: Object.fromEntries(Object.entries(VALID_TREE).filter(([file]) => file !== FILE)),
    shows: [
      "access/policies/developer.json:14:19 error unknown-principal-tag",
      '  A policy relies on session tags that are passed, got aws:PrincipalTag/ with "team".',
      "  fix: Correct the key, or declare the attribute in access-control-attributes.yaml.",
    ],
  },
  {
    given: "a condition with a misspelt tag, in an environment's own policy",
    tree: edited(
      "environments/prod.yaml",
      "permissionsBoundary: null }",
      `permissionsBoundary: null, inlinePolicy: { Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:GetObject, Resource: "*", Condition: { StringEquals: { "aws:principaltag/costcenter": "42" } } } } }`,
    ),
    shows: [
      "access/environments/prod.yaml:2:234 error unknown-principal-tag",
      '  A policy relies on session tags that are passed, got aws:PrincipalTag/ with "costcenter".',
      '  nearest: "cost-center"',
      "  fix: Correct the key, or declare the attribute in access-control-attributes.yaml.",
    ],
  },
  {
    given: "a customer managed policy with an unknown tag",
    tree: edited(
      "organization.snapshot.yaml",
      `Statement: { Effect: Allow, Action: "s3:*", Resource: "*" }`,
      `Statement: [{ Effect: Allow, Action: "*", Resource: "*", Condition: { "Null": { "aws:PrincipalTag/division": "false" } } }]`,
    ),
    shows: [
      "access/organization.snapshot.yaml:17:234 error unknown-principal-tag",
      '  A policy relies on session tags that are passed, got aws:PrincipalTag/ with "division".',
      "  fix: Correct the key, or declare the attribute in access-control-attributes.yaml.",
    ],
  },
  {
    given: "attributes that can't be read, and no unknown tags",
    tree: edited(FILE, "key: team", "key: te&am"),
    shows: [
      "access/access-control-attributes.yaml:2:12 error invalid-attribute-key",
      `  An attribute's key has 1 to 128 letters, digits, spaces and characters of _.:/=+-@, and does not begin with aws:, got "te&am".`,
      "  fix: Write the key as policies name it: team for ${aws:PrincipalTag/team}.",
    ],
  },
];

describe("attributes for access control in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });

  test.each([
    [
      "in another case",
      edited("policies/developer.json", "PrincipalTag/team", "principaltag/TEAM"),
    ],
    [
      "passed by the identity provider",
      {
        ...EXTERNAL_TREE,
        [FILE]:
          'passedByIdentityProvider: [team]\nattributes: [{ key: x, source: "${path:title}" }]\n',
      },
    ],
    [
      "in a set that no environment uses",
      {
        ...VALID_TREE,
        "permission-sets/spare.yaml": `name: spare\ninlinePolicy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*", Condition: { StringEquals: { "aws:PrincipalTag/nobody": x } } }] }\n`,
      },
    ],
  ])("a tag %s is no error", (_, tree) => {
    expect(loadedText(tree)).not.toContain("unknown-principal-tag");
  });
});
