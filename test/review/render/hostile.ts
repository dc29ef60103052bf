import { type AccessTree, editedIn } from "../../model/access-tree";
import { REVIEWED_TREE } from "../recorded-edits";

/** A text that Markdown, HTML, GitHub, and spreadsheets would each act on. The model itself refuses what terminals act on. */
export const HOSTILE =
  '=HYPERLINK("x") | `code` [a](https://evil.example) @acme/admins #1 <img src=x onerror=1> **b**';

const quoted = JSON.stringify(HOSTILE);

type Replacement = readonly [file: string, from: string, to: string];

const EDITS: readonly Replacement[] = [
  ["directory.yaml", "groups:\n", `groups:\n  - { displayName: ${quoted}, members: [ana.lima] }\n`],
  ["directory.yaml", "displayName: Ana Lima", `userType: ${quoted}, displayName: Ana Lima`],
  [
    "environments/dev.yaml",
    "grants:\n",
    `grants:\n  - { group: ${quoted}, permissionSet: auditor, accounts: [shop-dev] }\n`,
  ],
];

/** The reviewed tree with a group of such a name, that somebody with such a session tag is in and that is granted something. */
export const HOSTILE_TREE: AccessTree = EDITS.reduce<AccessTree>(
  (tree, [file, from, to]) => editedIn(tree, file, from, to),
  REVIEWED_TREE,
);
