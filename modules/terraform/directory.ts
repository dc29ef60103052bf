import { IDENTITY_STORE_ID, matches, noneOf } from "./rules";
import { expression, type TerraformModule } from "./terraform-module";

export const USERS_TYPE = `map(object({
  given_name         = string
  family_name        = string
  display_name       = optional(string)
  email              = optional(string)
  nickname           = optional(string)
  title              = optional(string)
  user_type          = optional(string)
  preferred_language = optional(string)
  locale             = optional(string)
  timezone           = optional(string)
}))`;

export const GROUPS_TYPE = `map(object({
  description = optional(string)
  members     = optional(set(string), [])
}))`;

/** Whether a text, as an expression, is shorter or longer than AWS takes it; `absent` where it is null. */
const outOfLength = (text: string, absent: string): string =>
  `try(length(${text}) < 1 || length(${text}) > 1024, ${absent})`;

const NO_PRINCIPAL = "00000000-0000-0000-0000-000000000000";

const optionalAttributes = [
  "nickname",
  "title",
  "user_type",
  "preferred_language",
  "locale",
  "timezone",
];

export const directory: TerraformModule = {
  name: "directory",
  summary: "Users, groups and memberships of an identity store that Identity Center itself owns.",
  notes: [
    "With SCIM or Active Directory people are administered elsewhere: use the module principals instead.",
    "Keep people and assignments in states of their own where there are many: otherwise every new member has Terraform read every assignment.",
    'Every group is an instance of an inner module with its members: `module.group["Engineering"].aws_identitystore_group_membership.this["ana.lima"]`.',
    "A new user name is a new user, and a new display name a new group, with another id.",
  ],
  variables: {
    identity_store_id: IDENTITY_STORE_ID,
    users: {
      type: USERS_TYPE,
      description:
        "Users by user name. The display name is given name and family name where there is none; every text has 1 to 1,024 characters.",
      default: {},
      validation: [
        noneOf(
          `[for name, user in var.users : jsonencode(name) if !${matches("name", /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u)}]`,
          "A user name has 1 to 128 characters and no spaces",
          "Correct it.",
        ),
        noneOf(
          `flatten([for name, user in var.users : [for field, text in user : "\${field} of \${jsonencode(name)}" if ${outOfLength("text", 'contains(["given_name", "family_name"], field)')}]])`,
          "A text of a user has 1 to 1,024 characters",
          "Leave out what is empty; given_name and family_name are required.",
        ),
      ],
    },
    groups: {
      type: GROUPS_TYPE,
      description:
        "Groups by display name; members are user names among `users`. Display name and description have 1 to 1,024 characters.",
      default: {},
      validation: [
        noneOf(
          `[for name, group in var.groups : jsonencode(name) if ${outOfLength("name", "false")} || ${outOfLength("group.description", "false")}]`,
          "Display name and description of a group have 1 to 1,024 characters",
          "Leave out a description that is empty.",
        ),
      ],
    },
  },
  outputs: {
    group_ids: {
      description: "Id of each group by display name.",
      value: "{ for name, group in module.group : name => group.id }",
      precondition: [
        noneOf(
          'flatten([for name, group in var.groups : [for member in group.members : "${jsonencode(member)} of ${name}" if !contains(keys(var.users), member)]])',
          "A member of a group is one of users",
          "Correct the name, or add the user.",
        ),
      ],
    },
    user_ids: {
      description: "Id of each user by user name.",
      value: "local.user_ids",
    },
  },
  blocks: {
    locals: {
      user_ids: "${{ for name, user in aws_identitystore_user.this : name => user.user_id }}",
    },
    resource: {
      aws_identitystore_user: {
        this: {
          for_each: expression("var.users"),
          identity_store_id: expression("var.identity_store_id"),
          user_name: expression("each.key"),
          display_name: expression(
            'coalesce(each.value.display_name, "${each.value.given_name} ${each.value.family_name}")',
          ),
          name: {
            given_name: expression("each.value.given_name"),
            family_name: expression("each.value.family_name"),
          },
          dynamic: {
            emails: {
              for_each: expression("each.value.email[*]"),
              content: { value: expression("emails.value"), primary: true },
            },
          },
          ...Object.fromEntries(
            optionalAttributes.map((name) => [name, expression(`each.value.${name}`)]),
          ),
        },
      },
    },
    module: {
      group: {
        source: "./group",
        for_each: expression("var.groups"),
        identity_store_id: expression("var.identity_store_id"),
        display_name: expression("each.key"),
        description: expression("each.value.description"),
        members: expression(
          `{ for member in each.value.members : member => lookup(local.user_ids, member, "${NO_PRINCIPAL}") }`,
        ),
      },
    },
  },
  children: {
    group: {
      variables: {
        identity_store_id: { type: "string", description: "Id of the identity store." },
        display_name: { type: "string", description: "The group's display name." },
        description: { type: "string", description: "The group's description, or null." },
        members: { type: "map(string)", description: "Id of each member by user name." },
      },
      outputs: {
        id: { description: "Id of the group.", value: "aws_identitystore_group.this.group_id" },
      },
      blocks: {
        resource: {
          aws_identitystore_group: {
            this: {
              identity_store_id: expression("var.identity_store_id"),
              display_name: expression("var.display_name"),
              description: expression("var.description"),
            },
          },
          aws_identitystore_group_membership: {
            this: {
              for_each: expression("var.members"),
              identity_store_id: expression("var.identity_store_id"),
              group_id: expression("aws_identitystore_group.this.group_id"),
              member_id: expression("each.value"),
            },
          },
        },
      },
    },
  },
};
