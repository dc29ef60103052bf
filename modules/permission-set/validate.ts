import { Token } from "cdktf";
import {
  boundaryKinds,
  inlinePolicyTooLong,
  invalid,
  policyAttachedTwice,
  tooManyPolicies,
} from "../errors";
import type { PolicyDocument } from "../policy-json";
import { check, checkTags } from "../rules";
import type {
  CustomerManagedPolicyReference,
  PermissionSetProps,
  PermissionsBoundary,
} from "./props";

// https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html, read November 2026.
const MAXIMUM_POLICIES = 25;
const MAXIMUM_INLINE_POLICY_BYTES = 10_240;

/**
 * AWS's own rules, before AWS sees the request: the provider leaves most of them unchecked, and
 * AWS would answer in the middle of an apply. Values unknown until then are not checked.
 *
 * @throws the first rule that is broken, with what was given
 */
export function validatePermissionSet(props: PermissionSetProps): void {
  const { name } = props;
  const of = `of permission set ${JSON.stringify(name)}`;
  check(
    name,
    /^[\w+=,.@-]{1,32}$/,
    "A permission set's name has 1 to 32 of A-Z a-z 0-9 _ + = , . @ -",
  );
  check(
    props.description,
    /^[\t\n\r\u0020-\u007E\u00A1-\u00FF]{1,700}$/,
    `The description ${of} has 1 to 700 characters of Latin-1`,
  );
  check(
    props.relayState,
    /^[a-zA-Z0-9&$@#\\/%?=~\-_'"|!:,.;*+[\] (){}]{1,240}$/,
    `The relayState ${of} is a URL of 1 to 240 characters`,
  );
  validateSessionDuration(props.sessionDuration, of);
  checkTags(props.tags, of);
  validatePolicies(props);
  if (props.inlinePolicy) validateInlinePolicy(props.inlinePolicy, name);
  if (props.permissionsBoundary) validateBoundary(props.permissionsBoundary, name);
}

function validateSessionDuration(duration: string | undefined, of: string): void {
  if (duration === undefined || Token.isUnresolved(duration)) return;
  const [days, hours, minutes, seconds] =
    /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
      .exec(duration)
      ?.slice(1)
      .map((part) => Number(part ?? 0)) ?? [0, 0, 0, 0];
  const total = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  if (total < 3_600 || total > 43_200) {
    throw invalid(
      `The sessionDuration ${of} is an ISO 8601 duration of one to twelve hours, such as PT4H`,
      duration,
    );
  }
}

function validatePolicies(props: PermissionSetProps): void {
  const arns = props.managedPolicyArns ?? [];
  const references = props.customerManagedPolicyReferences ?? [];
  for (const arn of arns) validateManagedPolicyArn(arn);
  for (const reference of references) validateReference(reference);

  const names = [...arns, ...references.map(({ name, path }) => `${path ?? "/"}${name}`)];
  // AWS answers a second attachment with a conflict, which the provider retries for hours.
  const twice = names.find((each, index) => names.indexOf(each) !== index);
  if (twice !== undefined) throw policyAttachedTwice(props.name, twice);
  if (names.length > MAXIMUM_POLICIES) {
    throw tooManyPolicies(props.name, MAXIMUM_POLICIES, names.length);
  }
}

function validateManagedPolicyArn(arn: string): void {
  const rule =
    "An AWS managed policy is given by an ARN known at synthesis, such as arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
  // Its address is spelled from it, so it cannot be a value of the apply.
  if (Token.isUnresolved(arn)) throw invalid(rule, arn);
  check(arn, /^arn:aws[\w-]*:iam::aws:policy\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]+$/, rule);
}

function validateReference({ name, path }: CustomerManagedPolicyReference): void {
  const rule =
    "A customer managed policy's name has 1 to 128 of A-Z a-z 0-9 _ + = , . @ -, known at synthesis";
  if (Token.isUnresolved(name) || Token.isUnresolved(path))
    throw invalid(rule, `${path ?? ""}${name}`);
  check(name, /^[\w+=,.@-]{1,128}$/, rule);
  check(
    path,
    /^(?=.{1,512}$)(?:\/[A-Za-z0-9.,+@=_-]+)*\/$/,
    "A customer managed policy's path has at most 512 characters and begins and ends with /, such as /identity/",
  );
}

function validateInlinePolicy(document: PolicyDocument, permissionSet: string): void {
  const json = JSON.stringify(document);
  check(
    json,
    /^[\t\n\r\u0020-\u00FF]{1,32768}$/,
    `The inline policy of permission set ${JSON.stringify(permissionSet)} has at most 32,768 characters of Latin-1`,
  );
  const bytes = Buffer.byteLength(json.replace(/\s/g, ""));
  if (bytes > MAXIMUM_INLINE_POLICY_BYTES) {
    throw inlinePolicyTooLong(permissionSet, MAXIMUM_INLINE_POLICY_BYTES, bytes);
  }
}

function validateBoundary(boundary: PermissionsBoundary, permissionSet: string): void {
  const { managedPolicyArn, customerManagedPolicyReference } = boundary;
  if ((managedPolicyArn === undefined) === (customerManagedPolicyReference === undefined)) {
    throw boundaryKinds(permissionSet, boundary);
  }
  if (managedPolicyArn !== undefined) validateManagedPolicyArn(managedPolicyArn);
  if (customerManagedPolicyReference) validateReference(customerManagedPolicyReference);
}
