import { type AccessTree, edited, loadedText } from "../access-tree";

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "user twice",
    tree: edited("directory.yaml", "userName: bo.chen", "userName: Ana.Lima"),
    shows: [
      "access/directory.yaml:3:17 error duplicate-name",
      '  A user name is unique, got "Ana.Lima" again; line 2 has it already.',
      "  fix: Change or remove one of the two.",
      "access/directory.yaml:5:53 error unknown-user",
      '  A member is a user of the directory, got "bo.chen" in "Engineering".',
      "  fix: Correct the user name, or add the user.",
      "access/directory.yaml:6:81 error unknown-user",
      '  A member is a user of the directory, got "bo.chen" in "Payments-Developers".',
      "  fix: Correct the user name, or add the user.",
    ],
  },
  {
    given: "email twice",
    tree: edited("directory.yaml", "bo.chen@acme", "ANA.LIMA@acme"),
    shows: [
      "access/directory.yaml:3:88 error duplicate-name",
      '  A user\'s e-mail address is unique, got "ANA.LIMA@acme.example" again; line 2 has it already.',
      "  fix: Change or remove one of the two.",
    ],
  },
  {
    given: "group twice",
    tree: edited("directory.yaml", "displayName: Payments-Developers", "displayName: engineering"),
    shows: [
      "access/directory.yaml:6:20 error duplicate-name",
      '  A group\'s name is unique, got "engineering" again; line 5 has it already.',
      "  fix: Change or remove one of the two.",
      "access/environments/dev.yaml:3:14 error unknown-group",
      '  A grant names a group of the directory, got "Payments-Developers".',
      "  fix: Correct the name, or add the group to directory.yaml.",
      "access/environments/prod.yaml:5:14 error unknown-group",
      '  A grant names a group of the directory, got "Payments-Developers".',
      "  fix: Correct the name, or add the group to directory.yaml.",
    ],
  },
  {
    given: "unknown member",
    tree: edited("directory.yaml", "members: [bo.chen]", "members: [bo.chan]"),
    shows: [
      "access/directory.yaml:6:81 error unknown-user",
      '  A member is a user of the directory, got "bo.chan" in "Payments-Developers".',
      '  nearest: "bo.chen"',
      "  fix: Correct the user name, or add the user.",
    ],
  },
  {
    given: "user name with space",
    tree: edited("directory.yaml", "userName: ana.lima", "userName: ana lima"),
    shows: [
      "access/directory.yaml:2:17 error invalid-user-name",
      '  A user name has 1 to 128 characters, none of them a space or a control, got "ana lima".',
      "  fix: Write the name that the person signs in with.",
    ],
  },
  {
    given: "a name that turns the direction of text",
    tree: edited("directory.yaml", "displayName: Engineering", 'displayName: "Engin\u202eeering"'),
    shows: [
      "access/directory.yaml:5:20 error invalid-directory-text",
      '  A group\'s name has 1 to 1024 characters, none of them a control or invisible, got "Engin\\u{202e}eering".',
      "  fix: Write it in visible characters.",
    ],
  },
  {
    given: "a name with a terminal escape",
    tree: edited("directory.yaml", "displayName: Engineering", 'displayName: "\\e[31mEngineering"'),
    shows: [
      "access/directory.yaml:5:20 error invalid-directory-text",
      '  A group\'s name has 1 to 1024 characters, none of them a control or invisible, got "\\u{1b}[31mEngineering".',
      "  fix: Write it in visible characters.",
    ],
  },
  {
    given: "directory.yaml with an external directory",
    tree: edited("organization.yaml", "identity-center", "external"),
    shows: [
      "access/directory.yaml:1:1 error external-directory",
      '  With directory.source "external" users and groups come from the snapshot, got directory.yaml.',
      '  fix: Remove directory.yaml, or set directory.source to "identity-center".',
    ],
  },
  {
    given: "groups in the snapshot with an own directory",
    tree: edited(
      "organization.snapshot.yaml",
      "customerManagedPolicies:",
      "groups: []\ncustomerManagedPolicies:",
    ),
    shows: [
      "access/organization.snapshot.yaml:16:1 error internal-directory",
      '  With directory.source "identity-center" users and groups come from directory.yaml, got "groups" in the snapshot.',
      '  fix: Remove groups from the snapshot, or set directory.source to "external".',
    ],
  },
  {
    given: "a directory that can't be parsed, and no unknown groups",
    tree: edited("directory.yaml", "[bo.chen]", "[bo.chen"),
    shows: [
      "access/directory.yaml:6:89 error yaml-syntax",
      "  A file is one YAML 1.2 document, got: Flow sequence in block collection must be sufficiently indented and end with a ].",
      "  fix: Correct the syntax here; the rest of the file is not read until then.",
    ],
  },
  {
    given: "a user with a bad address, and no unknown members",
    tree: edited("directory.yaml", "email: bo.chen@acme.example", "email: bo.chen"),
    shows: [
      "access/directory.yaml:3:88 error invalid-email",
      '  An e-mail address has the form name@domain, got "bo.chen".',
      "  fix: Write the whole address.",
    ],
  },
  {
    given: "a user with a name of AWS's own",
    tree: edited(
      "directory.yaml",
      "users:\n",
      "users:\n  - { userName: administrator, displayName: A, givenName: A, familyName: B }\n",
    ),
    shows: [
      "access/directory.yaml:2:17 error reserved-directory-name",
      '  A user name is none of AWS\'s own, "Administrator" and "AWSAdministrators", got "administrator".',
      "  fix: Choose another name.",
    ],
  },
  {
    given: "a group with a name of AWS's own",
    tree: edited(
      "directory.yaml",
      "groups:\n",
      "groups:\n  - { displayName: AWSAdministrators }\n",
    ),
    shows: [
      "access/directory.yaml:5:20 error reserved-directory-name",
      '  A group\'s name is none of AWS\'s own, "Administrator" and "AWSAdministrators", got "AWSAdministrators".',
      "  fix: Choose another name.",
    ],
  },
  {
    given: "a group's name with a line end",
    tree: edited(
      "directory.yaml",
      "displayName: Engineering",
      'displayName: "Engin\\x00\\neering"',
    ),
    shows: [
      "access/directory.yaml:5:20 error invalid-directory-text",
      '  A group\'s name has 1 to 1024 characters, none of them a control or invisible, got "Engin\\u{0}\\u{a}eering".',
      "  fix: Write it in visible characters.",
    ],
  },
];

describe("directory in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
