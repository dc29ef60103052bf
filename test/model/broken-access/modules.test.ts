import { type AccessTree, added, EXTERNAL_TREE, loadedText, VALID_TREE } from "../access-tree";

const DEV = "environments/dev.yaml";

/** The valid tree with a module in dev, whose fields begin in line 6. */
const withModule = (...fields: readonly string[]): AccessTree =>
  added(
    DEV,
    `${VALID_TREE[DEV]}modules:\n  console:\n${fields.map((field) => `    ${field}\n`).join("")}`,
  );

const REGISTRY = ["source: acme/console/aws", "version: 1.2.0"];

const withInput = (input: string): AccessTree =>
  withModule(...REGISTRY, "inputs:", `  it: ${input}`);

const source = (text: string, ...others: readonly string[]): AccessTree =>
  withModule(`source: "${text}"`, ...others);

const AT_SOURCE = `access/${DEV}:6:13 error invalid-module-source`;
const REFERENCE_FIX =
  "  fix: Write { group: NAME }, or { value: { group: … } } for an object of that field.";

const unknownSource = (given: string): readonly string[] => [
  AT_SOURCE,
  `  A module's source is NAMESPACE/NAME/PROVIDER of a registry, git::https:// or git::ssh:// with ?ref=, or a folder of this repository, got "${given}".`,
  "  fix: Write it as in acme/console/aws, git::https://git.acme.example/console.git?ref=v1.2.0 or ./shared/console.",
];

const outside = (given: string): readonly string[] => [
  AT_SOURCE,
  `  A module's folder lies in this repository, and is given from its root, got "${given}".`,
  "  fix: Write it as in ./shared/console, or name a registry or git.",
];

const CREDENTIALS: readonly string[] = [
  AT_SOURCE,
  "  A module's source holds no credentials, got some: they would stand in every plan and in the state.",
  "  fix: Take them out, and make them invalid where they came from; give Terraform's host a git credential helper.",
];

const withoutTls = (given: string): readonly string[] => [
  AT_SOURCE,
  `  A module comes by https or ssh, got "${given}": anybody on the way could put another in its place.`,
  "  fix: Write git::https:// or git::ssh://.",
];

const otherwise = (place: string, written: string, is: string): readonly string[] => [
  `access/${DEV}:${place} error invalid-module-input`,
  `  A number reaches the module as it is written, got "${written}", which would be ${is}.`,
  `  fix: Write it in quotes, "${written}": Terraform makes of a text what the variable is.`,
];

const CASES: readonly (readonly [given: string, tree: AccessTree, shows: readonly string[]])[] = [
  ["a folder above the root", source("../console"), outside("../console")],
  ["a folder that leads out", source("./a/../../console"), outside("./a/../../console")],
  ["an absolute folder", source("/srv/console"), outside("/srv/console")],
  ["a folder of another system", source("C:/console"), outside("C:/console")],
  ["a file's address", source("file:///srv/console"), outside("file:///srv/console")],
  ["a folder with a template", source("./${path.root}"), unknownSource("./${path.root}")],
  [
    "http",
    source("git::http://git.acme.example/a.git?ref=v1"),
    withoutTls("git::http://git.acme.example/a.git?ref=v1"),
  ],
  [
    "git's own protocol",
    source("git::git://git.acme.example/a.git?ref=v1"),
    withoutTls("git::git://git.acme.example/a.git?ref=v1"),
  ],
  [
    "a password, which is not shown",
    source("git::https://me:s3cret@git.acme.example/a.git?ref=v1"),
    CREDENTIALS,
  ],
  [
    "a token, which is not shown",
    source("git::https://s3cret@git.acme.example/a.git?ref=v1"),
    CREDENTIALS,
  ],
  [
    "a password of ssh, which is not shown",
    source("git::ssh://git:s3cret@git.acme.example/a.git?ref=v1"),
    CREDENTIALS,
  ],
  [
    "a user before a host without a protocol",
    source("git@git.acme.example:a.git"),
    unknownSource("…@git.acme.example:a.git"),
  ],
  [
    "an archive",
    source("https://acme.example/console.zip"),
    unknownSource("https://acme.example/console.zip"),
  ],
  [
    "another protocol",
    source("git::ftp://acme.example/a.git?ref=v1"),
    unknownSource("git::ftp://acme.example/a.git?ref=v1"),
  ],
  [
    "a shorthand without a pin",
    source("github.com/acme/console"),
    unknownSource("github.com/acme/console"),
  ],
  [
    "a registry's folder that leads out",
    source("acme/console/aws//../a", "version: 1.2.0"),
    unknownSource("acme/console/aws//../a"),
  ],
  [
    "a key in the parameters, which is not shown",
    source("git::ssh://git@git.acme.example/a.git?ref=v1&sshkey=s3cret"),
    [
      AT_SOURCE,
      '  A git source takes ref and depth, got "sshkey".',
      "  fix: Take the others away.",
    ],
  ],
  [
    "a key of another protocol's, which is not shown",
    source("s3::https://s3.acme.example/a.zip?aws_access_key_secret=s3cret"),
    unknownSource("s3::https://s3.acme.example/a.zip?…"),
  ],
  [
    "a password with a slash, which is not shown",
    source("git::https://me:s3/cret@git.acme.example/a.git?ref=v1"),
    unknownSource("…@git.acme.example/a.git?…"),
  ],
  [
    "a revision that git would take for an option",
    source("git::https://git.acme.example/a.git?ref=--upload-pack=a"),
    unknownSource("git::https://git.acme.example/a.git?ref=--upload-pack=a"),
  ],
  [
    "a host that ssh would take for an option",
    source("git::ssh://git@-oProxyCommand=a/b?ref=v1"),
    unknownSource("git::ssh://git@-oProxyCommand=a/b?ref=v1"),
  ],
  [
    "two revisions",
    source("git::https://git.acme.example/a.git?ref=v1&ref=v2"),
    [
      AT_SOURCE,
      '  A git source names one revision, got "git::https://git.acme.example/a.git?ref=v1&ref=v2".',
      "  fix: Add ?ref= with a tag or a commit: a branch would be another module tomorrow.",
    ],
  ],
  [
    "git without a revision",
    source("git::https://git.acme.example/a.git"),
    [
      AT_SOURCE,
      '  A git source names one revision, got "git::https://git.acme.example/a.git".',
      "  fix: Add ?ref= with a tag or a commit: a branch would be another module tomorrow.",
    ],
  ],
  [
    "a registry without a version",
    source("acme/console/aws"),
    [
      `access/${DEV}:6:13 error invalid-module-version`,
      '  A registry\'s module has a version, got none for "acme/console/aws".',
      "  fix: Add version: with all three numbers.",
    ],
  ],
  [
    "a version of git's",
    source("git::https://git.acme.example/a.git?ref=v1", "version: 1.2.0"),
    [
      `access/${DEV}:6:13 error invalid-module-version`,
      '  Only a registry\'s module has a version, got one for "git::https://git.acme.example/a.git?ref=v1".',
      "  fix: Take it away: git has ?ref=, and a folder is of this commit.",
    ],
  ],
  [
    "a range of versions",
    withModule("source: acme/console/aws", 'version: "~> 1.2"'),
    [
      `access/${DEV}:7:14 error invalid-module-version`,
      '  A module\'s version is one version, as in 1.2.0, got "~> 1.2".',
      "  fix: Write all three numbers: a range would be another module tomorrow.",
    ],
  ],
  [
    "a name with capitals",
    added(DEV, `${VALID_TREE[DEV]}modules:\n  Console: { source: ./shared/console }\n`),
    [
      `access/${DEV}:5:3 error invalid-module-name`,
      '  A module\'s name has 1 to 64 lower-case letters, digits and hyphens, a letter first, got "Console".',
      "  fix: Write it as in network-console.",
    ],
  ],
  [
    "an argument of Terraform's own",
    withModule(...REGISTRY, "inputs: { count: 0 }"),
    [
      `access/${DEV}:8:15 error invalid-module-variable`,
      '  A variable or an output has letters, digits, _ and -, and no name that Terraform keeps, got "count".',
      "  fix: Copy the name from the module.",
    ],
  ],
  [
    "an unknown permission set",
    withInput("{ permissionSet: viewr }"),
    [
      `access/${DEV}:9:28 error unknown-permission-set`,
      '  A permission set is one of the catalog\'s, got "viewr".',
      '  nearest: "viewer"',
      "  fix: Correct the name, or add the set to permission-sets/.",
    ],
  ],
  [
    "an unknown group, deep in a value",
    withInput("[{ a: 1, b: { group: Enginering } }]"),
    [
      `access/${DEV}:9:32 error unknown-group`,
      '  A module\'s input names a group of the directory, got "Enginering".',
      '  nearest: "Engineering"',
      "  fix: Correct the name, or add the group to directory.yaml.",
    ],
  ],
  [
    "an unknown account",
    withInput("{ account: payments-dve }"),
    [
      `access/${DEV}:9:22 error unknown-account`,
      '  An account is one of the snapshot\'s, got "payments-dve".',
      '  nearest: "payments-dev"',
      "  fix: Correct the name or id, or refresh organization.snapshot.yaml.",
    ],
  ],
  [
    "another environment's account",
    withInput("{ account: shop-prod }"),
    [
      `access/${DEV}:9:22 error foreign-account`,
      '  A grant of "dev" reaches accounts of "dev" only, got "shop-prod", which belongs to "prod".',
      "  fix: Move the grant to environments/prod.yaml.",
    ],
  ],
  [
    "the management account",
    withInput("{ account: management }"),
    [
      `access/${DEV}:9:22 error foreign-account`,
      '  A grant of "dev" reaches accounts of "dev" only, got "management", the management account, which belongs to none.',
      "  fix: Move the grant to environments/management.yaml: access to the management account has a stack of its own.",
    ],
  ],
  [
    "a list for a name",
    withInput("{ group: [Engineering] }"),
    [
      `access/${DEV}:9:20 error invalid-module-input`,
      '  A reference names one thing by its name, got something else for "group".',
      REFERENCE_FIX,
    ],
  ],
  [
    "a misspelt reference",
    withInput("{ permisionSet: viewer }"),
    [
      `access/${DEV}:9:13 error invalid-module-input`,
      '  A reference is one of the kinds that there are, got "permisionSet".',
      '  nearest: "permissionSet"',
      "  fix: Correct it, or write { value: { permisionSet: … } } for an object of that field.",
    ],
  ],
  [
    "an account's id without quotes",
    withInput("[{ a: 012345678901 }]"),
    otherwise("9:17", "012345678901", "12345678901"),
  ],
  [
    "more digits than a number holds, in a value",
    withInput("{ value: { a: [123456789012345678] } }"),
    otherwise("9:26", "123456789012345678", "123456789012345680"),
  ],
  ["no number at all", withInput("-.inf"), otherwise("9:11", "-.inf", "-Infinity")],
  [
    "something of the instance that it has not",
    withInput("{ instance: identityStore }"),
    [
      `access/${DEV}:9:23 error invalid-module-input`,
      '  Of the instance a module is given arn or identityStoreId, got "identityStore".',
      '  nearest: "identityStoreId"',
      "  fix: Write arn or identityStoreId.",
    ],
  ],
];

describe("modules of others in a broken access directory", () => {
  test.each(CASES)("%s", (_, tree, shows) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });

  test("a permission set that another environment has alone", () => {
    const prod = `${VALID_TREE["environments/prod.yaml"]}modules:\n  console:\n    source: ./shared/console\n    inputs: { it: { permissionSet: operator } }\n`;
    const tree = {
      ...added("environments/prod.yaml", prod),
      "permission-sets/operator.yaml": "name: operator\nmanagedPolicies: [ReadOnlyAccess]\n",
      [DEV]: `permissionSets: { operator: {} }\n${VALID_TREE[DEV]}`,
    };
    expect(loadedText(tree).split("\n")).toEqual([
      "access/environments/prod.yaml:11:36 error invalid-module-input",
      '  A module is given a permission set that its environment has, got "operator", which "prod" neither grants nor names.',
      "  fix: Add operator: {} to permissionSets of that environment.",
    ]);
  });

  test("the instance's permission set in the management account", () => {
    const management =
      "grants: []\nmodules:\n  console: { source: ./shared/console, inputs: { it: { permissionSet: auditor } } }\n";
    expect(loadedText(added("environments/management.yaml", management)).split("\n")[0]).toBe(
      "access/environments/management.yaml:3:71 error instance-scope-in-management",
    );
  });

  test("a group that the provider of identities has not sent yet is noticed", () => {
    const tree = { ...EXTERNAL_TREE, [DEV]: String(withInput("{ group: Late }")[DEV]) };
    expect(loadedText(tree)).toContain(
      '  A module\'s input names a group of the external directory, got "Late", which the snapshot does not show; the plan checks it.',
    );
  });
});
