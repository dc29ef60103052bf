import { type AccessTree, added, edited, loadedText, VALID_TREE } from "../access-tree";

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "a bracket that is not closed",
    tree: edited("environments/prod.yaml", "[security]", "[security"),
    shows: [
      "access/environments/prod.yaml:6:71 error yaml-syntax",
      "  A file is one YAML 1.2 document, got: Flow sequence in block collection must be sufficiently indented and end with a ].",
      "  fix: Correct the syntax here; the rest of the file is not read until then.",
    ],
  },
  {
    given: "tab as indentation",
    tree: edited("environments/dev.yaml", "  - { group: Engineering", "\t- { group: Engineering"),
    shows: [
      "access/environments/dev.yaml:2:1 error yaml-syntax",
      "  A file is one YAML 1.2 document, got: Tabs are not allowed as indentation.",
      "  fix: Correct the syntax here; the rest of the file is not read until then.",
    ],
  },
  {
    given: "duplicate key",
    tree: edited("permission-sets/viewer.yaml", "name: viewer\n", "name: viewer\nname: viewer\n"),
    shows: [
      "access/permission-sets/viewer.yaml:2:1 error duplicate-key",
      '  A key stands once in a mapping, got "name" again.',
      "  fix: Keep one of the two.",
    ],
  },
  {
    given: "two documents",
    tree: edited(
      "permission-sets/viewer.yaml",
      "name: viewer\n",
      "name: viewer\n---\nname: other\n",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:1 error several-documents",
      "  A file is one YAML document, got another one after `---`.",
      "  fix: Put the second document into a file of its own.",
    ],
  },
  {
    given: "a tag that runs code elsewhere",
    tree: edited(
      "permission-sets/viewer.yaml",
      "name: viewer",
      "name: !!python/object:os.system viewer",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:1:7 error yaml-tag",
      "  Values are plain text, numbers, lists and mappings, got: Unresolved tag: tag:yaml.org,2002:python/object:os.system.",
      "  fix: Remove the tag.",
    ],
  },
  {
    given: "a directive for YAML 1.1",
    tree: edited("permission-sets/viewer.yaml", "name: viewer", "%YAML 1.1\n---\nname: viewer"),
    shows: [
      "access/permission-sets/viewer.yaml:1:1 error yaml-version",
      '  Files are YAML 1.2, got a directive for "1.1".',
      "  fix: Remove the %YAML line.",
    ],
  },
  {
    given: "a YAML bomb",
    tree: edited(
      "environments/dev.yaml",
      VALID_TREE["environments/dev.yaml"],
      "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: [*g,*g,*g,*g,*g,*g,*g,*g,*g,*g]\ngrants: *h\n",
    ),
    shows: [
      "access/environments/dev.yaml:4:29 error too-many-aliases",
      "  The aliases of a file stand for at most 10000 values, got more.",
      "  fix: Write the values out.",
    ],
  },
  {
    given: "recursive alias",
    tree: edited("environments/dev.yaml", "accounts: [all]", "accounts: &a [*a]"),
    shows: [
      "access/environments/dev.yaml:2:64 error recursive-alias",
      '  An alias stands outside the value that it names, got "*a" inside it.',
      "  fix: Write the value out.",
    ],
  },
  {
    given: "unknown anchor",
    tree: edited("environments/dev.yaml", "accounts: [all]", "accounts: *everything"),
    shows: [
      "access/environments/dev.yaml:2:60 error unknown-anchor",
      '  An alias names an anchor that stands before it, got "*everything".',
      "  fix: Correct the alias, or put the value in quotes if it is text.",
    ],
  },
  {
    given: "a hundred levels",
    tree: edited("environments/dev.yaml", "[all]", `${"[".repeat(100)}${"]".repeat(100)}`),
    shows: [
      "access/environments/dev.yaml:2:121 error too-deep",
      "  Lists and mappings are nested at most 64 deep, got more.",
      "  fix: Write it flatter.",
    ],
  },
  {
    given: "a hundred thousand levels",
    tree: edited("environments/dev.yaml", "[all]", "[".repeat(100000)),
    shows: [
      "access/environments/dev.yaml:2:121 error too-deep",
      "  Lists and mappings are nested at most 64 deep, got more.",
      "  fix: Write it flatter.",
    ],
  },
  {
    given: "key is a list",
    tree: edited("permission-sets/viewer.yaml", "name: viewer", "[name]: viewer"),
    shows: [
      "access/permission-sets/viewer.yaml:1:1 error key-not-a-name",
      "  A key is a plain name, got a list, a mapping, an alias or nothing.",
      "  fix: Write a name before the colon.",
    ],
  },
  {
    given: "__proto__",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies",
      "__proto__: { scope: instance }\nmanagedPolicies",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:1 error unusable-key",
      '  A key is a name that data can carry safely, got "__proto__".',
      "  fix: Choose another name.",
    ],
  },
  {
    given: "a merge key of YAML 1.1",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies: [ViewOnlyAccess]",
      "<<: { scope: instance }",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:1 error unknown-field",
      '  "permission-sets/viewer.yaml" has known fields only, got "<<".',
      '  fix: Correct or remove it. Here belong "name", "scope", "description", "sessionDuration", "relayState", "managedPolicies", "customerManagedPolicies", "inlinePolicy", "permissionsBoundary", "revokeSessionsIssuedBefore", "tags".',
    ],
  },
  {
    given: "a quote that is not closed",
    tree: edited("directory.yaml", "displayName: Ana Lima", "displayName: 'Ana Lima"),
    shows: [
      "access/directory.yaml:2:40 error yaml-syntax",
      "  A text in quotes ends with the quote that it begins with, got no second one.",
      "  fix: Close the quote.",
    ],
  },
  {
    given: "a double quote that is not closed",
    tree: edited("directory.yaml", "displayName: Ana Lima", 'displayName: "Ana Lima'),
    shows: [
      "access/directory.yaml:2:40 error yaml-syntax",
      "  A text in quotes ends with the quote that it begins with, got no second one.",
      "  fix: Close the quote.",
    ],
  },
  {
    given: "an anchor that is set twice, the alias blamed at the value that it stands for",
    tree: edited(
      "environments/dev.yaml",
      "accounts: [all]",
      "accounts: &a [all] }\n  - { group: Engineering, permissionSet: viewer, accounts: &a [1] }\n  - { group: Engineering, permissionSet: viewer, accounts: *a",
    ),
    shows: [
      "access/environments/dev.yaml:3:64 error wrong-type",
      '  An entry of "accounts" takes text, got the number 1.',
      '  fix: Put it in quotes: "1".',
    ],
  },
  {
    given: "Windows line ends, blamed in their line",
    tree: added("permission-sets/viewer.yaml", "name: viewer\r\nscope: all\r\n"),
    shows: [
      "access/permission-sets/viewer.yaml:2:8 error invalid-choice",
      '  "scope" is one of "environment", "instance", got the text "all".',
      "  fix: Write one of them.",
    ],
  },
  {
    given: "a byte order mark, which does not count as a column",
    tree: added("permission-sets/viewer.yaml", "\ufeffscope: all\nname: viewer\n"),
    shows: [
      "access/permission-sets/viewer.yaml:1:8 error invalid-choice",
      '  "scope" is one of "environment", "instance", got the text "all".',
      "  fix: Write one of them.",
    ],
  },
  {
    given: "a terminal escape in a message of the parser",
    tree: edited("permission-sets/viewer.yaml", "name: viewer", "name: |[31m"),
    shows: [
      "access/permission-sets/viewer.yaml:1:8 error yaml-syntax",
      "  A file is one YAML 1.2 document, got: Block scalar header includes extra characters: |\\u{1b}[31m.",
      "  fix: Correct the syntax here; the rest of the file is not read until then.",
    ],
  },
];

describe("YAML in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
