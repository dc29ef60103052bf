import {
  type AccessTree,
  EXTERNAL_TREE,
  editedIn,
  loadedText,
  TREE_WITH_APPLICATIONS,
  VALID_TREE,
} from "../access-tree";

const DEV = "environments/dev.yaml";
const PENDING = "accounts: [payments-dev], pending: true";

/** The grant of Payments-Developers waits for its group. */
const pendingIn = (tree: AccessTree) => editedIn(tree, DEV, "accounts: [payments-dev]", PENDING);
const withoutGroup = editedIn(
  editedIn(
    EXTERNAL_TREE,
    "environments/prod.yaml",
    "group: Payments-Developers",
    "group: Engineering",
  ),
  "organization.snapshot.yaml",
  "  - { displayName: Payments-Developers }\n",
  "  - { displayName: Payments-Developer }\n",
);

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "for a group that the identity provider has not sent",
    tree: pendingIn(withoutGroup),
    shows: [
      "access/environments/dev.yaml:3:14 notice pending-group",
      '  A grant with pending: true waits for its group, got "Payments-Developers", which the snapshot does not show: it gives nothing yet.',
      '  nearest: "Payments-Developer"',
      "  fix: Refresh the snapshot once the identity provider has sent the group.",
    ],
  },
  {
    given: "for a group that has arrived",
    tree: pendingIn(EXTERNAL_TREE),
    shows: [
      "access/environments/dev.yaml:3:96 notice pending-group",
      '  A grant with pending: true waits for its group, got "Payments-Developers", which is there: it counts.',
      "  fix: Remove pending.",
    ],
  },
  {
    given: "for a group of an own directory",
    tree: pendingIn(VALID_TREE),
    shows: [
      "access/environments/dev.yaml:3:96 notice pending-group",
      '  A grant with pending: true waits for its group, got "Payments-Developers", which is there: it counts.',
      "  fix: Remove pending.",
    ],
  },
  {
    given: "for a group that an own directory lacks",
    tree: editedIn(pendingIn(VALID_TREE), DEV, "Payments-Developers", "Payment-Developers"),
    shows: [
      "access/environments/dev.yaml:3:14 error unknown-group",
      '  A grant names a group of the directory, got "Payment-Developers".',
      '  nearest: "Payments-Developers"',
      "  fix: Correct the name, or add the group to directory.yaml.",
    ],
  },
  {
    given: "for a user, and false for a group",
    tree: editedIn(
      editedIn(
        withoutGroup,
        DEV,
        "accounts: [payments-dev]",
        "accounts: [payments-dev], pending: false",
      ),
      "environments/prod.yaml",
      `user: ana.lima, permissionSet: viewer, accounts: ["100000000002"]`,
      `user: bo.chen, permissionSet: viewer, accounts: ["100000000002"], pending: true`,
    ),
    shows: [
      "access/environments/dev.yaml:3:14 notice unknown-group",
      '  A grant names a group of the external directory, got "Payments-Developers", which the snapshot does not show; the plan checks it.',
      '  nearest: "Payments-Developer"',
      "  fix: Correct the name, or have the identity provider send the group and refresh the snapshot.",
      "access/environments/prod.yaml:7:13 notice pending-user",
      '  A grant with pending: true waits for its user, got "bo.chen", which the snapshot does not show: it gives nothing yet.',
      "  fix: Refresh the snapshot once the identity provider has sent the user.",
    ],
  },
  {
    given: "for a group that an application is assigned to",
    tree: {
      ...EXTERNAL_TREE,
      "applications/portal.yaml": TREE_WITH_APPLICATIONS["applications/portal.yaml"].replace(
        "{ group: Engineering }",
        "{ group: Platform, pending: true }",
      ),
    },
    shows: [
      "access/applications/portal.yaml:5:14 notice pending-group",
      '  An assignment with pending: true waits for its group, got "Platform", which the snapshot does not show: it gives nothing yet.',
      "  fix: Refresh the snapshot once the identity provider has sent the group.",
    ],
  },
  {
    given: "misspelt",
    tree: editedIn(
      EXTERNAL_TREE,
      DEV,
      "accounts: [payments-dev]",
      "accounts: [payments-dev], pending: yes",
    ),
    shows: [
      "access/environments/dev.yaml:3:96 error wrong-type",
      '  "pending" takes true or false, got the text "yes".',
      "  fix: Write true or false here.",
    ],
  },
];

describe("pending", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
