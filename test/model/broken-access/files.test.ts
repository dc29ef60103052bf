import { type AccessTree, added, edited, loadedText, removed, VALID_TREE } from "../access-tree";

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "no organization.yaml",
    tree: removed("organization.yaml"),
    shows: [
      "access/organization.yaml:1:1 error missing-file",
      "  The access directory holds organization.yaml, got no such file.",
      "  fix: Create organization.yaml; docs/access-files.md says what goes into it.",
    ],
  },
  {
    given: "no snapshot",
    tree: removed("organization.snapshot.yaml"),
    shows: [
      "access/organization.snapshot.yaml:1:1 error missing-file",
      "  The access directory holds organization.snapshot.yaml, got no such file.",
      "  fix: Create organization.snapshot.yaml; docs/access-files.md says what goes into it.",
    ],
  },
  {
    given: "no directory.yaml",
    tree: removed("directory.yaml"),
    shows: [
      "access/directory.yaml:1:1 error missing-file",
      "  The access directory holds directory.yaml, got no such file.",
      "  fix: Create directory.yaml; docs/access-files.md says what goes into it.",
    ],
  },
  {
    given: "misspelt file",
    tree: added("organisation.yaml", "x: 1\n"),
    shows: [
      "access/organisation.yaml:1:1 error unexpected-file",
      '  The access directory holds known files only, got "organisation.yaml".',
      '  nearest: "organization.yaml"',
      "  fix: Rename or remove it. Here belong organization.yaml, organization.snapshot.yaml, directory.yaml, access-control-attributes.yaml, trusted-token-issuers.yaml, exceptions.yaml, monitoring.yaml, break-glass.yaml, permission-sets, environments, applications, policies.",
    ],
  },
  {
    given: "misspelt directory",
    tree: added("environment/dev.yaml", "grants: []\n"),
    shows: [
      "access/environment:1:1 error unexpected-file",
      '  The access directory holds known files only, got "environment".',
      '  nearest: "environments"',
      "  fix: Rename or remove it. Here belong organization.yaml, organization.snapshot.yaml, directory.yaml, access-control-attributes.yaml, trusted-token-issuers.yaml, exceptions.yaml, monitoring.yaml, break-glass.yaml, permission-sets, environments, applications, policies.",
    ],
  },
  {
    given: "wrong extension",
    tree: added("permission-sets/admin.yml", "name: admin\n"),
    shows: [
      "access/permission-sets/admin.yml:1:1 error unexpected-file",
      '  The access directory holds known files only, got "permission-sets/admin.yml".',
      '  nearest: "permission-sets/admin.yaml"',
      "  fix: Rename or remove it. Here belong files named *.yaml.",
    ],
  },
  {
    given: "directory in place of file",
    tree: added("environments/test.yaml/x", "x"),
    shows: [
      "access/environments/test.yaml:1:1 error not-a-file",
      '  "environments/test.yaml" is read as a file, got something else.',
      "  fix: Replace it by a regular file.",
      "access/environments/test.yaml:1:1 error unknown-environment",
      '  A file in environments/ is named for an environment of organization.yaml, got "test".',
      '  fix: Rename the file or declare the environment; declared are "dev", "prod".',
    ],
  },
  {
    given: "file in place of directory",
    tree: {
      ...Object.fromEntries(Object.entries(VALID_TREE).filter(([f]) => !f.startsWith("policies/"))),
      policies: "x",
    },
    shows: [
      "access/permission-sets/developer.yaml:5:23 error unknown-policy-file",
      '  A policy file exists in policies/, got "policies/developer.json".',
      "  fix: Correct the path, or create the file.",
      "access/policies:1:1 error not-a-directory",
      '  "policies" is read as a directory, got something else.',
      "  fix: Replace it by a directory.",
    ],
  },
  {
    given: "empty file",
    tree: edited("permission-sets/viewer.yaml", VALID_TREE["permission-sets/viewer.yaml"], ""),
    shows: [
      "access/permission-sets/viewer.yaml:1:1 error empty-file",
      "  A file says something, got an empty one or nothing but comments.",
      "  fix: Write its content or remove the file.",
    ],
  },
  {
    given: "comments only",
    tree: edited(
      "permission-sets/viewer.yaml",
      VALID_TREE["permission-sets/viewer.yaml"],
      "# nothing\n\n# at all\n",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:1:1 error empty-file",
      "  A file says something, got an empty one or nothing but comments.",
      "  fix: Write its content or remove the file.",
    ],
  },
  {
    given: "a document marker and nothing",
    tree: edited("permission-sets/viewer.yaml", VALID_TREE["permission-sets/viewer.yaml"], "---\n"),
    shows: [
      "access/permission-sets/viewer.yaml:1:4 error wrong-type",
      '  "permission-sets/viewer.yaml" takes a mapping, got nothing.',
      "  fix: Write a mapping here.",
    ],
  },
  {
    given: "a byte that is not UTF-8",
    tree: added(
      "permission-sets/viewer.yaml",
      Buffer.from("name: viewer\ndescription: caf\xe9\n", "latin1"),
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:17 error not-utf-8",
      "  Files are text in UTF-8, got a byte that is none.",
      "  fix: Save the file with the encoding UTF-8.",
    ],
  },
  {
    given: "UTF-16",
    tree: added("permission-sets/viewer.yaml", Buffer.from("\ufeffname: viewer\n", "utf16le")),
    shows: [
      "access/permission-sets/viewer.yaml:1:1 error not-utf-8",
      "  Files are text in UTF-8, got a byte that is none.",
      "  fix: Save the file with the encoding UTF-8.",
    ],
  },
  {
    given: "nine megabytes",
    tree: added("permission-sets/viewer.yaml", `name: viewer\n#${"x".repeat(9 * 1024 * 1024)}\n`),
    shows: [
      "access/permission-sets/viewer.yaml:1:1 error file-too-large",
      "  A file has at most 8388608 bytes, got 9437199.",
      "  fix: Split it, or grant by organizational unit or tag instead of by account.",
    ],
  },
];

describe("files in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
