import { INSTANCE_ARN, matches, noneOf } from "./rules";
import { expression, type TerraformModule } from "./terraform-module";

export const accessControlAttributes: TerraformModule = {
  name: "access-control-attributes",
  summary:
    "Attributes for access control: what Identity Center tells an account of the person who signs in.",
  notes: [
    "An instance has one such configuration: call this module once for it.",
    "A source is written as AWS knows it, with the dollar sign doubled in HCL: `$${path:enterprise.costCenter}`. Policies read it as `$${aws:PrincipalTag/costCenter}`.",
  ],
  variables: {
    instance_arn: INSTANCE_ARN,
    attributes: {
      type: "map(string)",
      description:
        "Source of each attribute by key, 1 to 50. AWS does not tell `Team` and `team` apart.",
      validation: [
        {
          condition: "length(var.attributes) >= 1 && length(var.attributes) <= 50",
          message:
            "An instance has 1 to 50 attributes for access control, got: ${length(var.attributes)}.",
        },
        noneOf(
          `[for key, source in var.attributes : jsonencode(key) if !${matches("key", /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u)} || startswith(lower(key), "aws:")]`,
          "The key of an attribute has 1 to 128 letters, digits, spaces and _ . : / = + - @, and does not begin with aws:",
          "Correct it.",
        ),
        noneOf(
          '[for key, same in { for key in keys(var.attributes) : lower(key) => jsonencode(key)... } : join(" and ", same) if length(same) > 1]',
          "An attribute's key is given once, whatever its case",
          "Keep one of them.",
        ),
        noneOf(
          `[for key, source in var.attributes : "\${jsonencode(source)} of \${key}" if !${matches("source", /^[\p{L}\p{Z}\p{N}_.:/=+\-@[\]{}$\\"]{1,256}$/u)}]`,
          "The source of an attribute has 1 to 256 characters, such as $${path:enterprise.costCenter}",
          "Correct it.",
        ),
      ],
    },
  },
  outputs: {
    keys: {
      description: "Keys that policies can rely on, once they are passed.",
      value: "toset(keys(var.attributes))",
      dependsOn: ["aws_ssoadmin_instance_access_control_attributes.this"],
    },
  },
  blocks: {
    resource: {
      aws_ssoadmin_instance_access_control_attributes: {
        this: {
          instance_arn: expression("var.instance_arn"),
          dynamic: {
            attribute: {
              for_each: expression("var.attributes"),
              content: {
                key: expression("attribute.key"),
                value: { source: [expression("attribute.value")] },
              },
            },
          },
        },
      },
    },
  },
};
