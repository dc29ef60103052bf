import { ASSIGNMENTS_VARIABLE } from "./account-assignments";
import { PORTAL_OPTIONS_TYPE } from "./application";
import { GROUPS_TYPE, USERS_TYPE } from "./directory";
import { expression, ruleBlocks, type TerraformModule } from "./terraform-module";

const indented = (type: string): string => type.replaceAll("\n", "\n  ");

const PERMISSION_SETS_TYPE = `map(object({
  description               = optional(string)
  session_duration          = optional(string, "PT1H")
  relay_state               = optional(string)
  managed_policy_arns       = optional(set(string), [])
  customer_managed_policies = optional(set(object({ name = string, path = optional(string, "/") })), [])
  inline_policy             = optional(string)
  permissions_boundary = optional(object({
    managed_policy_arn      = optional(string)
    customer_managed_policy = optional(object({ name = string, path = optional(string, "/") }))
  }))
  tags = optional(map(string), {})
}))`;

const APPLICATIONS_TYPE = `map(object({
  description         = string
  status              = optional(string, "ENABLED")
  portal_options      = optional(${indented(PORTAL_OPTIONS_TYPE)})
  assignment_required = optional(bool, true)
  groups              = optional(set(string), [])
  users               = optional(set(string), [])
  access_scopes       = optional(map(object({ authorized_targets = optional(list(string)) })), {})
  tags                = optional(map(string), {})
}))`;

/** Names of groups or users that are assigned to something and not made here. */
const named = (kind: "group" | "user"): string =>
  `setsubtract(toset(concat([for one in var.assignments : one.${kind} if one.${kind} != null], flatten([for one in var.applications : tolist(one.${kind}s)]))), keys(var.${kind}s))`;

const each = (names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, expression(`each.value.${name}`)]));

export const identityCenter: TerraformModule = {
  name: "identity-center",
  summary:
    "The whole of IAM Identity Center from a few maps: people, permission sets, assignments, attributes for access control and applications.",
  notes: [
    "It calls the other modules here, which do the work and check what they are given. Addresses are spelled from your names, so that nothing else moves when an entry comes or goes.",
    "A path to it on disk begins with `./` or `../`: Terraform copies what an absolute one names, and then does not find the modules beside it.",
    "Groups and users that are assigned but not in `groups` and `users` are looked up, and have to be there: those of SCIM or Active Directory.",
    "Do not write `depends_on` on this module's call: Terraform then takes every id for unknown, and plans to replace every assignment.",
  ],
  variables: {
    instance_arn: {
      type: "string",
      description:
        "ARN of the IAM Identity Center instance. The one instance of the provider's Region where there is none.",
      default: null,
    },
    identity_store_id: {
      type: "string",
      description: "Id of the instance's identity store. Found as the instance is.",
      default: null,
    },
    users: {
      type: USERS_TYPE,
      description: "Users by user name, where Identity Center itself owns the directory.",
      default: {},
    },
    groups: {
      type: GROUPS_TYPE,
      description: "Groups by display name; members are user names among `users`.",
      default: {},
    },
    permission_sets: {
      type: PERMISSION_SETS_TYPE,
      description: "Permission sets by name. The module permission-set says what each field is.",
      default: {},
    },
    assignments: { ...ASSIGNMENTS_VARIABLE, default: [] },
    access_control_attributes: {
      type: "map(string)",
      description:
        "Source of each attribute for access control by key. None leaves the instance's configuration alone.",
      default: {},
    },
    applications: {
      type: APPLICATIONS_TYPE,
      description:
        "OAuth 2.0 applications by name. The module application says what each field is.",
      default: {},
    },
  },
  outputs: {
    permission_set_arns: {
      description: "ARN of each permission set by name.",
      value: "local.permission_set_arns",
    },
    group_ids: {
      description: "Id of each group that is made or assigned, by display name.",
      value: "local.group_ids",
    },
    user_ids: {
      description: "Id of each user that is made or assigned, by user name.",
      value: "local.user_ids",
    },
    application_arns: {
      description: "ARN of each application by name.",
      value: "{ for name, one in module.application : name => one.arn }",
    },
  },
  blocks: {
    locals: {
      instance_arn:
        "${coalesce(var.instance_arn, one(flatten(data.aws_ssoadmin_instances.this[*].arns)))}",
      identity_store_id:
        "${coalesce(var.identity_store_id, one(flatten(data.aws_ssoadmin_instances.this[*].identity_store_ids)))}",
      permission_set_arns: "${{ for name, one in module.permission_set : name => one.arn }}",
      group_ids: "${merge(module.principals.group_ids, module.directory.group_ids)}",
      user_ids: "${merge(module.principals.user_ids, module.directory.user_ids)}",
    },
    data: {
      aws_ssoadmin_instances: {
        this: {
          count: expression("var.instance_arn == null || var.identity_store_id == null ? 1 : 0"),
          lifecycle: {
            postcondition: ruleBlocks([
              {
                condition: "length(self.arns) == 1",
                message:
                  "IAM Identity Center must have exactly one instance that this account sees in ${self.id}, got: ${length(self.arns)}. Check the provider's Region and account, or give instance_arn and identity_store_id.",
              },
            ]),
          },
        },
      },
    },
    module: {
      directory: {
        source: "../directory",
        identity_store_id: expression("local.identity_store_id"),
        users: expression("var.users"),
        groups: expression("var.groups"),
      },
      principals: {
        source: "../principals",
        identity_store_id: expression("local.identity_store_id"),
        groups: expression(named("group")),
        users: expression(named("user")),
      },
      permission_set: {
        source: "../permission-set",
        for_each: expression("var.permission_sets"),
        instance_arn: expression("local.instance_arn"),
        name: expression("each.key"),
        ...each([
          "description",
          "session_duration",
          "relay_state",
          "managed_policy_arns",
          "customer_managed_policies",
          "inline_policy",
          "permissions_boundary",
          "tags",
        ]),
      },
      account_assignments: {
        source: "../account-assignments",
        instance_arn: expression("local.instance_arn"),
        permission_set_arns: expression("local.permission_set_arns"),
        group_ids: expression("local.group_ids"),
        user_ids: expression("local.user_ids"),
        assignments: expression("var.assignments"),
      },
      access_control_attributes: {
        source: "../access-control-attributes",
        count: expression("length(var.access_control_attributes) == 0 ? 0 : 1"),
        instance_arn: expression("local.instance_arn"),
        attributes: expression("var.access_control_attributes"),
      },
      application: {
        source: "../application",
        for_each: expression("var.applications"),
        instance_arn: expression("local.instance_arn"),
        name: expression("each.key"),
        ...each([
          "description",
          "status",
          "portal_options",
          "assignment_required",
          "access_scopes",
          "tags",
        ]),
        group_ids: expression(
          "{ for name, id in local.group_ids : name => id if contains(each.value.groups, name) }",
        ),
        user_ids: expression(
          "{ for name, id in local.user_ids : name => id if contains(each.value.users, name) }",
        ),
      },
    },
  },
};
