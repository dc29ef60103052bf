import { type AccessTree, editedIn } from "../../model/access-tree";
import { REVIEWED_EDITS, REVIEWED_TREE } from "../../review/recorded-edits";

export interface AppliedEdit {
  readonly edit: string;
  readonly tree: AccessTree;
}

/** One of the edits whose reviews are recorded. */
function recorded(name: string): AppliedEdit {
  const found = REVIEWED_EDITS.find(({ edit }) => edit === name);
  if (found === undefined) throw new Error(`no edit is called ${name}`);
  return found;
}

const groups = "groups:\n";

/** Every kind of change, in an order in which no two neighbours are about the same set: each also undoes the one before. */
export const APPLIED_EDITS: readonly AppliedEdit[] = [
  recorded("grant to one person"),
  recorded("add a user to a group"),
  recorded("hand a grant from one group to another"),
  recorded("confine a statement to fewer objects"),
  recorded("take a user out of a group"),
  recorded("attach a customer managed policy whose wording is not known"),
  recorded("remove a permissions boundary"),
  recorded("move an account from development to production"),
  recorded("lengthen sessions"),
  recorded("take an AWS managed policy for another"),
  recorded("give an account a tag that a grant names"),
  recorded("change description, tag and relay state"),
  recorded("make an administrator in production"),
  recorded("rename permission sets by the naming template"),
  {
    edit: "make a group, and grant to it",
    tree: {
      ...editedIn(
        REVIEWED_TREE,
        "environments/dev.yaml",
        "grants:\n",
        "grants:\n  - { group: Support, permissionSet: viewer, accounts: [shop-dev] }\n",
      ),
      "directory.yaml": String(REVIEWED_TREE["directory.yaml"]).replace(
        groups,
        `${groups}  - { displayName: Support, members: [ana.lima] }\n`,
      ),
    },
  },
  {
    edit: "let the day of a grant pass",
    tree: editedIn(REVIEWED_TREE, "environments/prod.yaml", "2099-06-30", "2026-06-30"),
  },
  {
    edit: "let a grant end later, and approve something",
    tree: {
      ...recorded("let a grant end later").tree,
      "exceptions.yaml":
        "- { rule: empty-group, on: { group: Engineering }, reason: The team is being put together, approvedBy: olga, until: 2099-03-31 }\n",
    },
  },
  // Last: a set of all environments goes after those that use it, and identity comes first here.
  recorded("give an environment's own set to all"),
];
