import { z } from "zod";
import { isDate } from "../instant";
import { atMost } from "./at-most";
import { text } from "./text";
import type { BareTextRule } from "./text-rule";

// Patterns are AWS's own, anchored: https://docs.aws.amazon.com/singlesignon/latest/APIReference/

export const accountId = (description: string) =>
  text({
    rule: "invalid-account-id",
    demand: "An account id has 12 digits",
    fix: "Write all 12 digits, in quotes.",
    description,
    pattern: /^\d{12}$/,
  });

/** A Region without its description. */
export const REGION = {
  rule: "invalid-region",
  demand: "A Region is a code such as us-east-1",
  fix: "Write the Region's code: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html",
  pattern: /^([a-z]+-){2,3}\d$/,
  maximum: 32,
} as const satisfies BareTextRule;

export const region = (description: string) => text({ ...REGION, description });

export const date = (description: string) =>
  text({
    rule: "invalid-date",
    demand: "A date has the form YYYY-MM-DD and is in the calendar",
    fix: "Write for example 2027-03-31.",
    description,
    pattern: /^\d{4}-\d{2}-\d{2}$/,
    fits: isDate,
  });

export const bucketName = (description: string) =>
  text({
    rule: "invalid-bucket-name",
    demand: "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens",
    fix: "Write the bucket's name alone, neither its ARN nor a URL.",
    description,
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  });

const KMS_ALIAS = "alias/(?!aws/)[A-Za-z0-9/_-]{1,250}";
const KMS_KEY_ID = "(mrk-[a-f0-9]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})";
const KMS_ARN = "arn:aws(-[a-z]{1,5}){0,3}:kms:[a-z0-9-]+:\\d{12}";

/** What Terraform's S3 backend takes, without AWS's own keys: nobody else can be given their use. */
export const kmsKey = (description: string) =>
  text({
    rule: "invalid-kms-key",
    demand:
      "A KMS key is given by an alias of your own (alias/NAME or its ARN), by its id or its ARN",
    fix: "Write an alias, as in arn:aws:kms:us-east-1:100000000002:alias/identity-center-state.",
    description,
    pattern: new RegExp(
      `^(${KMS_ARN}:(${KMS_ALIAS}|key/${KMS_KEY_ID})|${KMS_ALIAS}|${KMS_KEY_ID})$`,
    ),
  });

export const permissionSetKey = (description: string) =>
  text({
    rule: "invalid-permission-set-name",
    demand: "A permission set's name has 1 to 32 letters, digits and characters of _+=,.@-",
    fix: "Choose a name without spaces and other characters.",
    description,
    pattern: /^[\w+=,.@-]+$/,
    maximum: 32,
  });

/** IAM's rule for the name of a policy. */
export const policyName = (description: string) =>
  text({
    rule: "invalid-policy-name",
    demand: "A policy's name has 1 to 128 letters, digits and characters of _+=,.@-",
    fix: "Write the policy's name alone, neither its ARN nor its path.",
    description,
    pattern: /^[\w+=,.@-]+$/,
    maximum: 128,
  });

export const policyPath = (description: string) =>
  text({
    rule: "invalid-policy-path",
    demand: "A policy's path begins and ends with /, as in / or /identity/",
    fix: "Write the path with a / at both ends.",
    description,
    pattern: /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/,
    maximum: 512,
  });

export const customerManagedPolicyReference = z
  .strictObject({
    name: policyName("Name of the customer managed policy; the same in every account."),
    path: policyPath("Path of the policy; / when absent.").optional(),
  })
  .meta({
    description:
      "A policy that exists under this name and path in every account the set is assigned in.",
  });

export const userName = (description: string) =>
  text({
    rule: "invalid-user-name",
    demand: "A user name has 1 to 128 characters, none of them a space or a control",
    fix: "Write the name that the person signs in with.",
    description,
    pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
    maximum: 128,
  });

/** Names and descriptions of the Identity Store. */
export const identityText = (what: string, description: string) =>
  text({
    rule: "invalid-directory-text",
    demand: `${what} has 1 to 1024 characters, none of them a control or invisible`,
    fix: "Write it in visible characters.",
    description,
    pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r \u00A0]+$/u,
    maximum: 1024,
  });

export const email = (description: string) =>
  text({
    rule: "invalid-email",
    demand: "An e-mail address has the form name@domain",
    fix: "Write the whole address.",
    description,
    pattern: /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u,
    maximum: 254,
  });

export const organizationalUnitPath = (description: string) =>
  text({
    rule: "invalid-organizational-unit-path",
    demand: "An organizational unit's path is the names from below the root, joined with /",
    fix: "Write it as in Workloads/Prod: no / at the ends, no empty name, without the root.",
    description,
    pattern: /^[^/\p{C}]+(\/[^/\p{C}]+)*$/u,
  });

export const environmentName = (description: string) =>
  text({
    rule: "invalid-environment-name",
    demand:
      "An environment's name has 1 to 24 lower-case letters, digits and hyphens, a letter first",
    fix: "Choose a short name such as dev.",
    description,
    pattern: /^[a-z][a-z0-9-]*$/,
    maximum: 24,
  });

const tagText = (what: string, minimum: number, maximum: number) =>
  text({
    rule: "invalid-tag",
    demand: `${what} has ${minimum} to ${maximum} letters, digits, spaces and characters of _.:/=+-@`,
    fix: "Leave out other characters.",
    description: what,
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
    minimum,
    maximum,
  });

const tagValue = tagText("A tag's value", 0, 256);

/** https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/what-are-tags.html */
const ownTagKey = text({
  rule: "invalid-tag",
  demand:
    "A tag's key has 1 to 128 letters, digits, spaces and characters of _.:/=+-@, and does not begin with aws:",
  fix: "Leave out other characters, and the prefix aws:, which AWS keeps for its own tags.",
  description: "A tag's key",
  pattern: /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
  maximum: 128,
});

/** Tags as AWS shows them, those that its services made among them. */
export const givenTags = (description: string) =>
  atMost("tagsPerResource", z.record(tagText("A tag's key", 1, 128), tagValue)).meta({
    description,
  });

/**
 * Tags that a resource gets. Keys that differ in their case only are different tags of Identity Center:
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/tagging.html
 */
export const tags = (description: string) =>
  atMost("tagsPerResource", z.record(ownTagKey, tagValue)).meta({ description });
