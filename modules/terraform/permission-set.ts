import { INSTANCE_ARN, matches, noneOf, TAGS, whereGiven } from "./rules";
import { expression, type Rule, ruleBlocks, type TerraformModule } from "./terraform-module";

const TARGET = {
  instance_arn: expression("var.instance_arn"),
  permission_set_arn: expression("aws_ssoadmin_permission_set.this.arn"),
};

const SECONDS =
  'try(sum([for i, part in regex("^PT(?:(\\\\d+)H)?(?:(\\\\d+)M)?(?:(\\\\d+)S)?$", var.session_duration) : tonumber(coalesce(part, "0")) * [3600, 60, 1][i]]), 0)';

const REFERENCE = 'object({ name = string, path = optional(string, "/") })';

const badReferences =
  '[for one in var.customer_managed_policies : "${one.path}${one.name}" if !can(regex("^/(?:[\\\\w+=,.@-]+/)*[\\\\w+=,.@-]{1,128}$", "${one.path}${one.name}"))]';

const badArns =
  '[for arn in var.managed_policy_arns : arn if !can(regex("^arn:aws[\\\\w-]*:iam::aws:policy/(?:[\\\\w+=,.@-]+/)*[\\\\w+=,.@-]+$", arn))]';

const OF = 'of permission set "${var.name}"';

/** On the resource and not on the variables: only there a message can name the set, of the many that `for_each` makes. */
const RULES: readonly Rule[] = [
  whereGiven(
    "var.description",
    matches("var.description", /^[\t\n\r -~¡-ÿ]{1,700}$/),
    `The description ${OF} has 1 to 700 characters of Latin-1`,
  ),
  {
    condition: `${SECONDS} >= 3600 && ${SECONDS} <= 43200`,
    message: `The session_duration ${OF} is an ISO 8601 duration of one to twelve hours, such as PT4H, got: \${jsonencode(var.session_duration)}.`,
  },
  whereGiven(
    "var.relay_state",
    matches("var.relay_state", /^https?:\/\/\S{1,232}$/),
    `The relay_state ${OF} is a URL of at most 240 characters`,
  ),
  noneOf(
    badArns,
    `AWS managed policies ${OF} are given by ARN`,
    "An ARN is such as arn:aws:iam::aws:policy/job-function/ViewOnlyAccess.",
  ),
  noneOf(
    badReferences,
    `A customer managed policy ${OF} has a path such as / or /identity/ and a name of A-Z a-z 0-9 _ + = , . @ -`,
    "Give the path with / at both ends.",
  ),
  {
    condition: "length(var.managed_policy_arns) + length(var.customer_managed_policies) <= 25",
    message: `At most 25 AWS managed and customer managed policies ${OF}, got: \${length(var.managed_policy_arns) + length(var.customer_managed_policies)}.`,
  },
  {
    condition:
      "var.inline_policy == null || try(length(jsondecode(var.inline_policy).Statement), 0) > 0",
    message: `The inline_policy ${OF} is a policy document as JSON, with a Statement. Write it with jsonencode.`,
  },
  {
    condition:
      'var.inline_policy == null || length(replace(coalesce(var.inline_policy, " "), "/\\\\s/", "")) <= 10240',
    message: `The inline_policy ${OF} has at most 10,240 characters without white space, got: \${length(replace(coalesce(var.inline_policy, " "), "/\\\\s/", ""))}.`,
  },
  {
    condition:
      "var.permissions_boundary == null || (try(var.permissions_boundary.managed_policy_arn, null) == null) != (try(var.permissions_boundary.customer_managed_policy, null) == null)",
    message: `The permissions_boundary ${OF} is exactly one of managed_policy_arn and customer_managed_policy, got: \${jsonencode(var.permissions_boundary)}.`,
  },
];

export const permissionSet: TerraformModule = {
  name: "permission-set",
  summary: "A permission set with its policies and its permissions boundary.",
  notes: [
    "The output `arn` is there only once all policies are attached: what uses it, such as an assignment, never gives access to a half-made set, and goes before the policies when everything goes.",
    "`inline_policy` and `permissions_boundary` decide how many resources there are, so whether they are null has to be known when Terraform plans: `jsonencode` is, an attribute that another resource computes is not.",
    "A policy variable of IAM is written `$${aws:PrincipalTag/team}` in HCL. An account that gets the set has to hold its customer managed policies already.",
    "AWS provisions a set anew with every policy, one change at a time. Terraform attaches several at once and repeats those that AWS refuses meanwhile, so that a set with many policies in many accounts takes minutes.",
  ],
  variables: {
    instance_arn: INSTANCE_ARN,
    name: {
      type: "string",
      description: "1 to 32 of `A-Z a-z 0-9 _ + = , . @ -`. A new name is a new permission set.",
      validation: [
        {
          condition: matches("var.name", /^[\w+=,.@-]{1,32}$/),
          message:
            "A permission set's name has 1 to 32 of A-Z a-z 0-9 _ + = , . @ -, got: ${jsonencode(var.name)}.",
        },
      ],
    },
    description: {
      type: "string",
      description: "1 to 700 characters of Latin-1.",
      default: null,
    },
    session_duration: {
      type: "string",
      description: "ISO 8601 in hours, minutes and seconds, one to twelve hours.",
      default: "PT1H",
    },
    relay_state: {
      type: "string",
      description: "URL where a session starts. The console's home where there is none.",
      default: null,
    },
    managed_policy_arns: {
      type: "set(string)",
      description:
        "AWS managed policies, with their path: `arn:aws:iam::aws:policy/job-function/ViewOnlyAccess`. At most 25 together with `customer_managed_policies`.",
      default: [],
    },
    customer_managed_policies: {
      type: `set(${REFERENCE})`,
      description: "Policies that every account holds under this name and path.",
      default: [],
    },
    inline_policy: {
      type: "string",
      description: "A policy document as JSON, at most 10,240 characters without white space.",
      default: null,
    },
    permissions_boundary: {
      type: `object({
  managed_policy_arn      = optional(string)
  customer_managed_policy = optional(${REFERENCE})
})`,
      description: "The most that the set can ever allow: exactly one of the two.",
      default: null,
    },
    tags: TAGS,
  },
  outputs: {
    arn: {
      description: "ARN of the permission set, once all its policies are attached.",
      value: "aws_ssoadmin_permission_set.this.arn",
      dependsOn: [
        "aws_ssoadmin_permissions_boundary_attachment.this",
        "aws_ssoadmin_permission_set_inline_policy.this",
        "aws_ssoadmin_customer_managed_policy_attachment.this",
        "aws_ssoadmin_managed_policy_attachment.this",
      ],
    },
    name: {
      description: "Name of the permission set.",
      value: "aws_ssoadmin_permission_set.this.name",
    },
  },
  blocks: {
    resource: {
      aws_ssoadmin_permission_set: {
        this: {
          instance_arn: expression("var.instance_arn"),
          name: expression("var.name"),
          description: expression("var.description"),
          session_duration: expression("var.session_duration"),
          relay_state: expression("var.relay_state"),
          tags: expression("var.tags"),
          lifecycle: { precondition: ruleBlocks(RULES) },
        },
      },
      // Boundary first, so that nothing is ever allowed without it; then one kind after the other.
      aws_ssoadmin_permissions_boundary_attachment: {
        this: {
          count: expression("var.permissions_boundary == null ? 0 : 1"),
          ...TARGET,
          permissions_boundary: {
            managed_policy_arn: expression("var.permissions_boundary.managed_policy_arn"),
            dynamic: {
              customer_managed_policy_reference: {
                for_each: expression("var.permissions_boundary.customer_managed_policy[*]"),
                content: {
                  name: expression("customer_managed_policy_reference.value.name"),
                  path: expression("customer_managed_policy_reference.value.path"),
                },
              },
            },
          },
        },
      },
      aws_ssoadmin_permission_set_inline_policy: {
        this: {
          count: expression("var.inline_policy == null ? 0 : 1"),
          ...TARGET,
          inline_policy: expression("var.inline_policy"),
          depends_on: ["aws_ssoadmin_permissions_boundary_attachment.this"],
        },
      },
      aws_ssoadmin_customer_managed_policy_attachment: {
        this: {
          for_each: expression(
            '{for one in var.customer_managed_policies : "${one.path}${one.name}" => one}',
          ),
          ...TARGET,
          customer_managed_policy_reference: {
            name: expression("each.value.name"),
            path: expression("each.value.path"),
          },
          depends_on: ["aws_ssoadmin_permission_set_inline_policy.this"],
        },
      },
      aws_ssoadmin_managed_policy_attachment: {
        this: {
          for_each: expression("var.managed_policy_arns"),
          ...TARGET,
          managed_policy_arn: expression("each.value"),
          depends_on: ["aws_ssoadmin_customer_managed_policy_attachment.this"],
        },
      },
    },
  },
};
