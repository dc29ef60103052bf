/** Every error of modules/: the rule first, then what was given. */

const show = (value: unknown): string => JSON.stringify(value) ?? "nothing";

/** A rule of AWS, or of Terraform, that a prop breaks. */
export const invalid = (rule: string, got: unknown): Error =>
  new Error(`${rule}, got: ${show(got)}`);

export const addressPartEmpty = (parts: readonly string[]): Error =>
  invalid("An address is made of names with at least one character each", parts);

export const addressClaimedTwice = (address: string, stack: string): Error =>
  new Error(
    `A Terraform address belongs to one resource of a stack, got: ${address} twice in stack ${show(stack)}. ` +
      "Declare it once, or give one of the two another name.",
  );

export const instancePartlyGiven = (got: unknown): Error =>
  invalid("arn and identityStoreId are given together or not at all", got);

export const policyAttachedTwice = (permissionSet: string, policy: string): Error =>
  invalid(`A policy is attached to permission set ${show(permissionSet)} once`, policy);

export const tooManyPolicies = (permissionSet: string, maximum: number, got: number): Error =>
  invalid(
    `A permission set has at most ${maximum} AWS managed and customer managed policies together, permission set ${show(permissionSet)}`,
    got,
  );

export const boundaryKinds = (permissionSet: string, got: unknown): Error =>
  invalid(
    `The permissions boundary of permission set ${show(permissionSet)} is exactly one of managedPolicyArn and customerManagedPolicyReference`,
    got,
  );

export const inlinePolicyTooLong = (permissionSet: string, maximum: number, got: number): Error =>
  invalid(
    `The inline policy of permission set ${show(permissionSet)} has at most ${maximum} bytes without white space`,
    got,
  );

export const principalNotListed = (
  construct: "Principals" | "Directory",
  principalType: "GROUP" | "USER",
  name: string,
): Error =>
  invalid(
    `A ${principalType.toLowerCase()} is listed in the props of ${construct} before its id is asked for`,
    name,
  );

export const applicationUrlMissing = (application: string): Error =>
  new Error(
    `Application ${show(application)} has an applicationUrl where its sign-in has origin APPLICATION, got: none. ` +
      "Give the URL, or write origin IDENTITY_CENTER.",
  );

export const hclNotSupported = (construct: string): Error =>
  new Error(
    `${construct} is synthesized as Terraform JSON only: CDKTF's HCL output keeps one resource per construct and would drop the others. ` +
      "Synthesize without --hcl; Terraform reads the JSON as it is.",
  );
