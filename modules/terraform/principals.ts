import { IDENTITY_STORE_ID } from "./rules";
import { expression, ruleBlocks, type TerraformModule } from "./terraform-module";

const NO_PRINCIPAL = "00000000-0000-0000-0000-000000000000";

export const principals: TerraformModule = {
  name: "principals",
  summary: "Ids of groups and users that exist already, found by name.",
  notes: [
    "For a directory that SCIM or Active Directory fills. All groups are found in one paged listing, however many they are; each user costs two calls at every plan.",
    "A group that is not there fails the plan with its name; while everything is destroyed it only warns, so that its assignments can go.",
  ],
  variables: {
    identity_store_id: IDENTITY_STORE_ID,
    groups: {
      type: "set(string)",
      description: "Display names of groups that must be there.",
      default: [],
    },
    users: {
      type: "set(string)",
      description: "User names of users that must be there.",
      default: [],
    },
  },
  outputs: {
    group_ids: {
      description: "Id of each of `groups` by display name.",
      value: "local.group_ids",
    },
    user_ids: {
      description: "Id of each of `users` by user name.",
      value: "{ for name, user in data.aws_identitystore_user.this : name => user.user_id }",
    },
  },
  blocks: {
    locals: {
      found:
        "${{ for group in flatten(data.aws_identitystore_groups.all[*].groups) : group.display_name => group.group_id }}",
      group_ids: expression(
        `{ for name in var.groups : name => lookup(local.found, name, "${NO_PRINCIPAL}") }`,
      ),
    },
    data: {
      aws_identitystore_groups: {
        all: {
          count: expression("length(var.groups) == 0 ? 0 : 1"),
          identity_store_id: expression("var.identity_store_id"),
          lifecycle: {
            postcondition: ruleBlocks([
              {
                condition: "length(setsubtract(var.groups, self.groups[*].display_name)) == 0",
                message:
                  'The directory must hold every group that is named, got none: ${join(", ", setsubtract(var.groups, self.groups[*].display_name))}. Assign it to IAM Identity Center where people are administered, or correct the name.',
              },
            ]),
          },
        },
      },
      aws_identitystore_user: {
        this: {
          for_each: expression("var.users"),
          identity_store_id: expression("var.identity_store_id"),
          alternate_identifier: {
            unique_attribute: {
              attribute_path: "UserName",
              attribute_value: expression("each.value"),
            },
          },
        },
      },
    },
  },
};
