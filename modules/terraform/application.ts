import { INSTANCE_ARN, matches, noneOf, TAGS, whereGiven } from "./rules";
import { expression, type Rule, ruleBlocks, type TerraformModule } from "./terraform-module";

const CUSTOM_PROVIDER = "arn:aws:sso::aws:applicationProvider/custom";

const OF = 'of application "${var.name}"';

const RULES: readonly Rule[] = [
  {
    condition: matches("var.description", /^[\S\s]{1,128}$/),
    message: `The description ${OF} has 1 to 128 characters, got: \${jsonencode(var.description)}.`,
  },
  {
    condition: 'contains(["ENABLED", "DISABLED"], var.status)',
    message: `The status ${OF} is ENABLED or DISABLED, got: \${jsonencode(var.status)}.`,
  },
  whereGiven(
    "var.portal_options",
    'try(contains(["IDENTITY_CENTER", "APPLICATION"], var.portal_options.origin) && (var.portal_options.origin == "IDENTITY_CENTER" || var.portal_options.application_url != null), false)',
    `The portal_options ${OF} have origin IDENTITY_CENTER, or APPLICATION with an application_url`,
  ),
  {
    condition: "length(var.group_ids) <= 100",
    message: `At most 100 groups ${OF}, got: \${length(var.group_ids)}.`,
  },
  noneOf(
    `[for scope, options in var.access_scopes : jsonencode(scope) if !${matches("scope", /^\w{1,50}(?::\w{1,50}){0,2}$/)}]`,
    `An access scope ${OF} has one to three parts of 1 to 50 letters, digits and _, such as sso:account:access`,
    "Correct it.",
  ),
];

export const PORTAL_OPTIONS_TYPE = `object({
  visibility      = optional(string, "ENABLED")
  origin          = string
  application_url = optional(string)
})`;

const assigned = (type: "GROUP" | "USER", ids: string) => ({
  for_each: expression(ids),
  application_arn: expression("aws_ssoadmin_application.this.application_arn"),
  principal_id: expression("each.value"),
  principal_type: type,
});

export const application: TerraformModule = {
  name: "application",
  summary: "An OAuth 2.0 application, who may use it, and which scopes its tokens may have.",
  notes: [
    "Grants, authentication methods and redirect URIs are not among the provider's resources: they are set with the AWS CLI, and stay until the application is replaced.",
    "AWS sets the instance, the application's provider and the portal's visibility once: a change replaces the application.",
  ],
  variables: {
    instance_arn: INSTANCE_ARN,
    name: {
      type: "string",
      description: "1 to 100 characters, shown in the access portal.",
      validation: [
        {
          condition: matches("var.name", /^[\S\s]{1,100}$/),
          message: "An application's name has 1 to 100 characters, got: ${jsonencode(var.name)}.",
        },
      ],
    },
    description: {
      type: "string",
      description:
        "1 to 128 characters. Required: the provider changes a description, but can't take one away.",
    },
    application_provider_arn: {
      type: "string",
      description: "Who provides the application.",
      default: CUSTOM_PROVIDER,
    },
    status: {
      type: "string",
      description: "Whether anybody can sign in to it: `ENABLED` or `DISABLED`.",
      default: "ENABLED",
    },
    portal_options: {
      type: PORTAL_OPTIONS_TYPE,
      description:
        "How the access portal shows the application; `origin` is `IDENTITY_CENTER` or `APPLICATION`. AWS's own where there are none; to add or remove them replaces the application.",
      default: null,
    },
    assignment_required: {
      type: "bool",
      description: "Whether only assigned users and groups can use it.",
      default: true,
    },
    group_ids: {
      type: "map(string)",
      description: "Groups that can use it: id by display name, at most 100.",
      default: {},
    },
    user_ids: {
      type: "map(string)",
      description: "Users that can use it: id by user name.",
      default: {},
    },
    access_scopes: {
      type: "map(object({ authorized_targets = optional(list(string)) }))",
      description:
        "Scopes that its tokens may have, each with the ARNs that accept them: 1 to 10, or any where there are none.",
      default: {},
    },
    tags: TAGS,
  },
  outputs: {
    arn: {
      description: "ARN of the application.",
      value: "aws_ssoadmin_application.this.application_arn",
    },
  },
  blocks: {
    resource: {
      // What AWS sets once: the provider plans to change it in place, and then changes nothing.
      terraform_data: {
        identity: {
          input: {
            instance_arn: expression("var.instance_arn"),
            application_provider_arn: expression("var.application_provider_arn"),
            visibility: expression("try(var.portal_options.visibility, null)"),
          },
        },
      },
      aws_ssoadmin_application: {
        this: {
          instance_arn: expression("var.instance_arn"),
          application_provider_arn: expression("var.application_provider_arn"),
          name: expression("var.name"),
          description: expression("var.description"),
          status: expression("var.status"),
          tags: expression("length(var.tags) > 0 ? var.tags : null"),
          dynamic: {
            portal_options: {
              for_each: expression("var.portal_options[*]"),
              content: {
                visibility: expression("portal_options.value.visibility"),
                sign_in_options: {
                  origin: expression("portal_options.value.origin"),
                  application_url: expression("portal_options.value.application_url"),
                },
              },
            },
          },
          lifecycle: {
            replace_triggered_by: ["terraform_data.identity"],
            precondition: ruleBlocks(RULES),
          },
        },
      },
      aws_ssoadmin_application_assignment_configuration: {
        this: {
          application_arn: expression("aws_ssoadmin_application.this.application_arn"),
          assignment_required: expression("var.assignment_required"),
        },
      },
      aws_ssoadmin_application_assignment: {
        group: assigned("GROUP", "var.group_ids"),
        user: assigned("USER", "var.user_ids"),
      },
      aws_ssoadmin_application_access_scope: {
        this: {
          for_each: expression("var.access_scopes"),
          application_arn: expression("aws_ssoadmin_application.this.application_arn"),
          scope: expression("each.key"),
          authorized_targets: expression("each.value.authorized_targets"),
        },
      },
    },
  },
};
