import { quoted } from "../terraform-text";
import type { Rule, Variable } from "./terraform-module";

/** Whether a text matches: the pattern is one that RE2 knows too, so without looking around. */
export const matches = (value: string, pattern: RegExp): string =>
  `can(regex(${quoted(pattern.source)}, ${value}))`;

/** A rule of AWS for a value that may be absent. `what` begins the sentence and may hold expressions. */
export const whereGiven = (value: string, condition: string, what: string): Rule => ({
  condition: `${value} == null || ${condition}`,
  message: `${what}, got: \${jsonencode(${value})}.`,
});

/**
 * Everything in `offending`, a list of texts as an expression, named in one message. Other than a rule for each
 * resource it is checked once, and says everything at once.
 */
export const noneOf = (offending: string, rule: string, fix: string): Rule => ({
  condition: `length(${offending}) == 0`,
  message: `${rule}, got: \${join(", ", ${offending})}. ${fix}`,
});

export const INSTANCE_ARN: Variable = {
  type: "string",
  description: "ARN of the IAM Identity Center instance.",
  validation: [
    {
      condition: matches(
        "var.instance_arn",
        /^arn:aws[\w-]*:sso:::instance\/(?:sso)?ins-[\w.-]{16}$/,
      ),
      message:
        "An instance_arn is such as arn:aws:sso:::instance/ssoins-0123456789abcdef, got: ${jsonencode(var.instance_arn)}.",
    },
  ],
};

export const IDENTITY_STORE_ID: Variable = {
  type: "string",
  description: "Id of the instance's identity store, such as d-0123456789.",
  validation: [
    {
      condition: matches("var.identity_store_id", /^d-[0-9a-f]{10}$|^[0-9a-f-]{36}$/),
      message:
        "An identity_store_id is such as d-0123456789, got: ${jsonencode(var.identity_store_id)}.",
    },
  ],
};

export const TAGS: Variable = {
  type: "map(string)",
  description: "At most 75.",
  default: {},
};
