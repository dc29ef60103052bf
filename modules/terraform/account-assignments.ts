import { INSTANCE_ARN, matches, noneOf } from "./rules";
import { expression, type TerraformModule } from "./terraform-module";

const ASSIGNMENTS = `list(object({
  group          = optional(string)
  user           = optional(string)
  permission_set = string
  account_ids    = set(string)
}))`;

/** Stand for what a failing precondition names, so that Terraform gets as far as the message. */
const NO_PRINCIPAL = "00000000-0000-0000-0000-000000000000";
const NO_PERMISSION_SET = "arn:aws:sso:::permissionSet/ssoins-0000000000000000/ps-0000000000000000";

/** Every assignment once, as an expression: `GROUP/Engineering/developer`. Only the name in the middle may hold a slash. */
const KEY =
  '"${one.group != null ? "GROUP/${one.group}" : "USER/${coalesce(one.user, "nobody")}"}/${one.permission_set}"';

const principal = '${coalesce(one.group, one.user, "nobody")}';

export const ASSIGNMENTS_VARIABLE = {
  type: ASSIGNMENTS,
  description:
    "Who has which permission set in which accounts: a group by display name or a user by user name, a permission set by its key, accounts by their 12 digits. Each combination once.",
  validation: [
    noneOf(
      `[for one in var.assignments : jsonencode(one) if (one.group == null) == (one.user == null)]`,
      "An assignment has exactly one of group and user",
      "Write an entry for each.",
    ),
    noneOf(
      `flatten([for one in var.assignments : [for id in one.account_ids : "\${jsonencode(id)} of ${principal}" if !${matches("id", /^\d{12}$/)}]])`,
      "An account is given by its 12 digits",
      "Write them in quotes.",
    ),
    noneOf(
      `[for key, count in {for key in flatten([for one in var.assignments : [for id in one.account_ids : "\${${KEY}}/\${id}"]]) : key => key...} : key if length(count) > 1]`,
      "Each assignment is given once",
      "Take it out of one entry.",
    ),
  ],
};

export const accountAssignments: TerraformModule = {
  name: "account-assignments",
  summary: "Who has which permission set in which AWS accounts.",
  notes: [
    'Every account is an instance of an inner module, so that an address says who, what and where: `module.account["111122223333"].aws_ssoadmin_account_assignment.this["GROUP/Engineering/developer"]`. Adding or removing an account or an entry touches its own assignments alone, in whatever order entries are written.',
    "Planning grows with the number of assignments, and with the square of those in one account: 3,000 in 30 accounts took 20 seconds of CPU from an empty state, 115 in one block. Besides, Terraform reads each assignment with a call of its own, at 20 calls a second for the whole instance: 3,000 take a plan two and a half minutes at least. Above that, call the module once for each environment, in a state of its own.",
    "The names of groups, permission sets and accounts have to be known when Terraform plans; the ids and ARNs behind them need not be.",
    "Do not write `depends_on` on this module's call: Terraform then takes every id for unknown, and plans to replace every assignment. The outputs that it is given carry the order.",
  ],
  variables: {
    instance_arn: INSTANCE_ARN,
    permission_set_arns: {
      type: "map(string)",
      description: "ARN of each permission set, by a key of your own: usually its name.",
      validation: [
        noneOf(
          `[for key, arn in var.permission_set_arns : key if !${matches("key", /^[\w+=,.@-]+$/)}]`,
          "A key of permission_set_arns is made of A-Z a-z 0-9 _ + = , . @ -",
          "Use the permission set's name.",
        ),
      ],
    },
    group_ids: {
      type: "map(string)",
      description:
        "Id of each group by display name, as the modules directory and principals give them.",
      default: {},
    },
    user_ids: {
      type: "map(string)",
      description:
        "Id of each user by user name, as the modules directory and principals give them.",
      default: {},
    },
    assignments: ASSIGNMENTS_VARIABLE,
  },
  outputs: {
    account_ids: {
      description: "Accounts in which somebody has something.",
      value: "toset(keys(module.account))",
      precondition: [
        noneOf(
          `[for one in var.assignments : "\${jsonencode(one.permission_set)} of ${principal}" if !contains(keys(var.permission_set_arns), one.permission_set)]`,
          "The permission_set of an assignment is a key of permission_set_arns",
          'It has: ${join(", ", keys(var.permission_set_arns))}.',
        ),
        noneOf(
          "distinct([for one in var.assignments : jsonencode(one.group) if one.group != null && !contains(keys(var.group_ids), coalesce(one.group, 0))])",
          "The group of an assignment is a key of group_ids",
          'It has: ${join(", ", keys(var.group_ids))}.',
        ),
        noneOf(
          "distinct([for one in var.assignments : jsonencode(one.user) if one.user != null && !contains(keys(var.user_ids), coalesce(one.user, 0))])",
          "The user of an assignment is a key of user_ids",
          'It has: ${join(", ", keys(var.user_ids))}.',
        ),
      ],
    },
  },
  blocks: {
    locals: {
      by_account: expression(
        [
          "{ for entry in flatten([for one in var.assignments : [for id in one.account_ids : {",
          `account = id, key = ${KEY},`,
          'principal_type = one.group != null ? "GROUP" : "USER",',
          `principal_id = one.group != null ? lookup(var.group_ids, coalesce(one.group, "nobody"), "${NO_PRINCIPAL}") : lookup(var.user_ids, coalesce(one.user, "nobody"), "${NO_PRINCIPAL}"),`,
          `permission_set_arn = lookup(var.permission_set_arns, one.permission_set, "${NO_PERMISSION_SET}")`,
          "}]]) : entry.account => entry... }",
        ].join(" "),
      ),
    },
    module: {
      account: {
        source: "./account",
        for_each: expression("local.by_account"),
        instance_arn: expression("var.instance_arn"),
        account_id: expression("each.key"),
        assignments: expression("{ for entry in each.value : entry.key => entry }"),
      },
    },
  },
  children: {
    account: {
      variables: {
        instance_arn: { type: "string", description: "ARN of the instance." },
        account_id: { type: "string", description: "The account's 12 digits." },
        assignments: {
          type: "map(object({ principal_type = string, principal_id = string, permission_set_arn = string }))",
          description: "Assignments in this account.",
        },
      },
      blocks: {
        resource: {
          aws_ssoadmin_account_assignment: {
            this: {
              for_each: expression("var.assignments"),
              instance_arn: expression("var.instance_arn"),
              permission_set_arn: expression("each.value.permission_set_arn"),
              principal_id: expression("each.value.principal_id"),
              principal_type: expression("each.value.principal_type"),
              target_id: expression("var.account_id"),
              target_type: "AWS_ACCOUNT",
            },
          },
        },
      },
    },
  },
};
