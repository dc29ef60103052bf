import { type AccessTree, editedIn, load, VALID_TREE } from "./access-tree";

const VIEWER = "permissionSet: viewer, accounts: [all]";
const until = (tree: AccessTree, end: string) =>
  editedIn(tree, "environments/dev.yaml", VIEWER, `${VIEWER}, expires: ${end}`);

test.each<[string, AccessTree, string, readonly string[]]>([
  ["none where nothing has an end", VALID_TREE, "2027-04-01", []],
  ["none before an end", until(VALID_TREE, "2027-03-31"), "2027-03-31T23:59:59Z", []],
  [
    "an end, from its moment on",
    until(VALID_TREE, "2027-03-31"),
    "2027-04-01",
    ["2027-04-01T00:00:00Z"],
  ],
  [
    "the latest first, each once",
    editedIn(
      until(VALID_TREE, "2027-03-31"),
      "environments/prod.yaml",
      "grants:\n",
      ["2027-05-01T12:00:00Z", "2027-04-01T00:00:00Z"]
        .map(
          (end) =>
            `  - { group: Engineering, permissionSet: developer, accounts: [all], expires: ${end} }\n`,
        )
        .reduce((text, line) => text + line, "grants:\n"),
    ),
    "2028-01-01",
    ["2027-05-01T12:00:00Z", "2027-04-01T00:00:00Z"],
  ],
  [
    "access for an emergency begins and ends",
    {
      ...VALID_TREE,
      "break-glass.yaml": `notify: { emails: [security@acme.example] }
grants:
  - name: outage
    user: ana.lima
    account: payments-prod
    permissionSet: developer
    justification: Payments are down for everybody
    ticket: INC-1
    approver: bo.chen
    from: 2027-03-31T10:00:00Z
    until: 2027-03-31T14:00:00Z
`,
    },
    "2027-03-31T14:00:00Z",
    ["2027-03-31T14:00:00Z", "2027-03-31T10:00:00Z"],
  ],
])("what turned by itself: %s", (_, tree, at, expected) => {
  const loaded = load(tree, at);
  expect(loaded).toMatchObject({ ok: true, turns: expected });
});
