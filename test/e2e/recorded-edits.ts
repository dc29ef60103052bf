import { type AccessTree, edited, type TreeFile, VALID_TREE } from "../model/access-tree";
import type { Changes } from "./harness/changes";

/** One edit of the valid tree, and all that it changes where the valid tree is applied. */
export interface RecordedEdit {
  readonly edit: string;
  readonly tree: AccessTree;
  /** By stack; stacks that are not named have nothing to change. */
  readonly changes: Readonly<Record<string, Changes>>;
}

type Replacement = readonly [file: TreeFile, from: string, to: string];

/** The valid tree with several files edited, each once. */
const edit = (...replacements: readonly Replacement[]): AccessTree => ({
  ...VALID_TREE,
  ...Object.fromEntries(
    replacements.map(([file, from, to]) => [file, edited(file, from, to)[file] ?? ""]),
  ),
});

const { "permission-sets/developer.yaml": developer, ...withoutDeveloper } = VALID_TREE;

/** In files that the valid tree holds: where one more entry can be put before. */
const groups = "groups:\n";
const policies = "customerManagedPolicies:\n";

export const RECORDED_EDITS: readonly RecordedEdit[] = [
  {
    edit: "add a user",
    tree: edit([
      "directory.yaml",
      groups,
      `  - { userName: cy.fox, displayName: Cy Fox, givenName: Cy, familyName: Fox }\n${groups}`,
    ]),
    changes: { identity: { "aws_identitystore_user.cy_2e_fox": "create" } },
  },
  {
    edit: "add a user to a group",
    tree: edit(["directory.yaml", "members: [bo.chen]", "members: [ana.lima, bo.chen]"]),
    changes: {
      identity: {
        "aws_identitystore_group_membership.Payments-Developers--ana_2e_lima": "create",
      },
    },
  },
  {
    edit: "change a user's name and e-mail address",
    tree: edit([
      "directory.yaml",
      "displayName: Bo Chen, givenName: Bo, familyName: Chen, email: bo.chen@",
      "displayName: Bo Lee, givenName: Bo, familyName: Lee, email: bo.lee@",
    ]),
    changes: {
      identity: { "aws_identitystore_user.bo_2e_chen": "update display_name, emails, name" },
    },
  },
  {
    edit: "change a group's description",
    tree: edit(["directory.yaml", "Builds payments", "Builds and runs payments"]),
    changes: {
      identity: { "aws_identitystore_group.Payments-Developers": "update description" },
    },
  },
  {
    edit: "take a user out of a group",
    tree: edit(["directory.yaml", "members: [ana.lima, bo.chen]", "members: [ana.lima]"]),
    changes: {
      identity: { "aws_identitystore_group_membership.Engineering--bo_2e_chen": "delete" },
    },
  },
  {
    edit: "add an account",
    tree: edit([
      "organization.snapshot.yaml",
      policies,
      `  - { id: "100000000013", name: ledger-dev, email: ledger-dev@acme.example, organizationalUnit: Workloads/Dev, status: ACTIVE }\n${policies}`,
    ]),
    changes: {
      dev: { "aws_ssoadmin_account_assignment.Engineering--viewer--ledger-dev": "create" },
    },
  },
  {
    edit: "close an account",
    tree: edit([
      "organization.snapshot.yaml",
      "name: shop-prod, email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: ACTIVE",
      "name: shop-prod, email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: SUSPENDED",
    ]),
    changes: {
      prod: { "aws_ssoadmin_account_assignment.Engineering--viewer--shop-prod": "delete" },
    },
  },
  {
    edit: "add a grant",
    tree: edit([
      "environments/dev.yaml",
      "grants:\n",
      "grants:\n  - { group: Payments-Developers, permissionSet: viewer, accounts: [shop-dev] }\n",
    ]),
    changes: {
      dev: { "aws_ssoadmin_account_assignment.Payments-Developers--viewer--shop-dev": "create" },
    },
  },
  {
    edit: "grant a shared permission set for the first time",
    tree: edit([
      "environments/dev.yaml",
      "grants:\n",
      "grants:\n  - { user: bo.chen, permissionSet: auditor, accounts: [shop-dev] }\n",
    ]),
    changes: {
      dev: { "aws_ssoadmin_account_assignment.user--bo_2e_chen--auditor--shop-dev": "create" },
    },
  },
  {
    edit: "remove a grant",
    tree: edit([
      "environments/prod.yaml",
      '  - { group: Engineering, permissionSet: viewer, accounts: ["ou:Workloads/Prod"] }\n',
      "",
    ]),
    changes: {
      prod: {
        "aws_ssoadmin_account_assignment.Engineering--viewer--payments-prod": "delete",
        "aws_ssoadmin_account_assignment.Engineering--viewer--shop-prod": "delete",
      },
    },
  },
  {
    edit: "remove the last grant of a permission set",
    tree: edit([
      "environments/dev.yaml",
      "  - { group: Payments-Developers, permissionSet: developer, accounts: [payments-dev] }\n",
      "",
    ]),
    changes: {
      dev: {
        "aws_ssoadmin_account_assignment.Payments-Developers--developer--payments-dev": "delete",
        "aws_ssoadmin_managed_policy_attachment.developer--PowerUserAccess": "delete",
        "aws_ssoadmin_permission_set.developer": "delete",
        "aws_ssoadmin_permission_set_inline_policy.developer": "delete",
        "aws_ssoadmin_permissions_boundary_attachment.developer": "delete",
        "output.permission_set_arns": "update developer",
      },
    },
  },
  {
    edit: "change a policy",
    tree: edit(["policies/developer.json", '"organizations:*"', '"account:*", "organizations:*"']),
    changes: {
      dev: { "aws_ssoadmin_permission_set_inline_policy.developer": "update inline_policy" },
      prod: { "aws_ssoadmin_permission_set_inline_policy.developer": "update inline_policy" },
    },
  },
  {
    edit: "attach one more policy",
    tree: edit([
      "permission-sets/viewer.yaml",
      "[ViewOnlyAccess]",
      "[AWSSupportAccess, ViewOnlyAccess]",
    ]),
    changes: {
      dev: { "aws_ssoadmin_managed_policy_attachment.viewer--AWSSupportAccess": "create" },
      prod: { "aws_ssoadmin_managed_policy_attachment.viewer--AWSSupportAccess": "create" },
    },
  },
  {
    edit: "remove a permissions boundary",
    tree: edit([
      "permission-sets/developer.yaml",
      "permissionsBoundary: { customerManagedPolicy: { name: boundary, path: /identity/ } }\n",
      "",
    ]),
    changes: {
      dev: { "aws_ssoadmin_permissions_boundary_attachment.developer": "delete" },
    },
  },
  {
    edit: "change a session duration in one environment",
    tree: edit(["environments/prod.yaml", "PT1H", "PT2H"]),
    changes: { prod: { "aws_ssoadmin_permission_set.developer": "update session_duration" } },
  },
  {
    edit: "change a description",
    tree: edit(["permission-sets/developer.yaml", "Build and run", "Build, run and repair"]),
    changes: {
      dev: { "aws_ssoadmin_permission_set.developer": "update description" },
      prod: { "aws_ssoadmin_permission_set.developer": "update description" },
    },
  },
  {
    edit: "change a tag",
    tree: edit(["permission-sets/developer.yaml", "owner: platform-team", "owner: payments"]),
    changes: {
      dev: { "aws_ssoadmin_permission_set.developer": "update tags, tags_all" },
      prod: { "aws_ssoadmin_permission_set.developer": "update tags, tags_all" },
    },
  },
  {
    edit: "change a permission set that all environments share",
    tree: edit(["permission-sets/auditor.yaml", "[SecurityAudit]", "[ViewOnlyAccess]"]),
    changes: {
      identity: {
        "aws_ssoadmin_managed_policy_attachment.auditor--SecurityAudit": "delete",
        "aws_ssoadmin_managed_policy_attachment.auditor--job-function--ViewOnlyAccess": "create",
      },
    },
  },
  {
    edit: "say the same in other words",
    tree: edit([
      "environments/dev.yaml",
      VALID_TREE["environments/dev.yaml"],
      `grants:
  - { accounts: ["tag:team=payments"], permissionSet: developer, group: Payments-Developers }
  - { accounts: [shop-dev, payments-dev], permissionSet: viewer, group: Engineering }
`,
    ]),
    changes: {},
  },
  {
    edit: "rename a permission set in the catalog",
    tree: {
      ...withoutDeveloper,
      "permission-sets/builder.yaml": developer.replace("name: developer", "name: builder"),
      "environments/dev.yaml": VALID_TREE["environments/dev.yaml"].replace(
        "permissionSet: developer",
        "permissionSet: builder",
      ),
      "environments/prod.yaml": VALID_TREE["environments/prod.yaml"]
        .replace("  developer: {", "  builder: {")
        .replace("permissionSet: developer", "permissionSet: builder"),
    },
    changes: {
      dev: {
        "aws_ssoadmin_account_assignment.Payments-Developers--builder--payments-dev": "create",
        "aws_ssoadmin_account_assignment.Payments-Developers--developer--payments-dev": "delete",
        "aws_ssoadmin_managed_policy_attachment.builder--PowerUserAccess": "create",
        "aws_ssoadmin_managed_policy_attachment.developer--PowerUserAccess": "delete",
        "aws_ssoadmin_permission_set.builder": "create",
        "aws_ssoadmin_permission_set.developer": "delete",
        "aws_ssoadmin_permission_set_inline_policy.builder": "create",
        "aws_ssoadmin_permission_set_inline_policy.developer": "delete",
        "aws_ssoadmin_permissions_boundary_attachment.builder": "create",
        "aws_ssoadmin_permissions_boundary_attachment.developer": "delete",
        "output.permission_set_arns": "update builder, developer",
      },
      prod: {
        "aws_ssoadmin_account_assignment.Payments-Developers--builder--payments-prod": "create",
        "aws_ssoadmin_account_assignment.Payments-Developers--developer--payments-prod": "delete",
        "aws_ssoadmin_managed_policy_attachment.builder--ReadOnlyAccess": "create",
        "aws_ssoadmin_managed_policy_attachment.developer--ReadOnlyAccess": "delete",
        "aws_ssoadmin_permission_set.builder": "create",
        "aws_ssoadmin_permission_set.developer": "delete",
        "aws_ssoadmin_permission_set_inline_policy.builder": "create",
        "aws_ssoadmin_permission_set_inline_policy.developer": "delete",
        "output.permission_set_arns": "update builder, developer",
      },
    },
  },
  {
    edit: "rename permission sets by the naming template",
    tree: edit(["organization.yaml", "{name}-{environment}", "{environment}-{name}"]),
    changes: {
      dev: {
        "aws_ssoadmin_account_assignment.Engineering--viewer--payments-dev": "replace",
        "aws_ssoadmin_account_assignment.Engineering--viewer--shop-dev": "replace",
        "aws_ssoadmin_account_assignment.Payments-Developers--developer--payments-dev": "replace",
        "aws_ssoadmin_managed_policy_attachment.developer--PowerUserAccess": "replace",
        "aws_ssoadmin_managed_policy_attachment.viewer--job-function--ViewOnlyAccess": "replace",
        "aws_ssoadmin_permission_set.developer": "replace",
        "aws_ssoadmin_permission_set.viewer": "replace",
        "aws_ssoadmin_permission_set_inline_policy.developer": "replace",
        "aws_ssoadmin_permissions_boundary_attachment.developer": "replace",
        "output.permission_set_arns": "update developer, viewer",
      },
      prod: {
        "aws_ssoadmin_account_assignment.Engineering--viewer--payments-prod": "replace",
        "aws_ssoadmin_account_assignment.Engineering--viewer--shop-prod": "replace",
        "aws_ssoadmin_account_assignment.Payments-Developers--developer--payments-prod": "replace",
        "aws_ssoadmin_account_assignment.user--ana_2e_lima--viewer--security": "replace",
        "aws_ssoadmin_managed_policy_attachment.developer--ReadOnlyAccess": "replace",
        "aws_ssoadmin_managed_policy_attachment.viewer--job-function--ViewOnlyAccess": "replace",
        "aws_ssoadmin_permission_set.developer": "replace",
        "aws_ssoadmin_permission_set.viewer": "replace",
        "aws_ssoadmin_permission_set_inline_policy.developer": "replace",
        "output.permission_set_arns": "update developer, viewer",
      },
    },
  },
];
