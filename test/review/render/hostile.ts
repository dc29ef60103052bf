import { type AccessTree, editedIn } from "../../model/access-tree";
import { REVIEWED_TREE } from "../recorded-edits";

/** A group's name that Markdown, HTML, GitHub, and spreadsheets would each act on. The model itself refuses what terminals act on. */
export const HOSTILE =
  '=HYPERLINK("x") | `code` [a](https://evil.example) @acme/admins #1 <img src=x onerror=1> **b**';

/** The reviewed tree with a group of such a name, that somebody is in and that is granted something. */
export const HOSTILE_TREE: AccessTree = editedIn(
  editedIn(
    REVIEWED_TREE,
    "directory.yaml",
    "groups:\n",
    `groups:\n  - { displayName: ${JSON.stringify(HOSTILE)}, members: [ana.lima] }\n`,
  ),
  "environments/dev.yaml",
  "grants:\n",
  `grants:\n  - { group: ${JSON.stringify(HOSTILE)}, permissionSet: auditor, accounts: [shop-dev] }\n`,
);
