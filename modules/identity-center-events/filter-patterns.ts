import { type ApiCalls, CHANGES, CHANGES_BY_ROLE, type IdentityCenterChange } from "./api-calls";

// CloudWatch Logs' filter patterns for JSON:
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html

/** The longest pattern that CloudWatch Logs takes: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
export const MAXIMUM_PATTERN_LENGTH = 1024;

/**
 * A sign-in with a wrong password or second factor. Where people sign in at an external identity provider,
 * AWS sees only those who got through there.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html
 */
export const FAILED_SIGN_IN_FILTER =
  '{ ($.eventSource = "signin.amazonaws.com") && ($.eventName = "CredentialVerification") && ($.serviceEventDetails.CredentialVerification = "Failure") }';

/** Changes of a kind that were made; AWS allows 1024 characters, so that a long list takes several patterns. */
export const changeFilters = (change: IdentityCenterChange): string[] =>
  CHANGES[change].flatMap((calls) => callFilters(calls, [SUCCEEDED]));

/** Changes of any kind but those of SCIM, made by anybody but some roles. */
export function changesByOthersFilters(roleArns: readonly string[]): string[] {
  const issuer = "$.userIdentity.sessionContext.sessionIssuer.arn";
  // A user, root and a service have no issuer, which no inequality is sure to catch.
  const others = `((${issuer} NOT EXISTS) || (${roleArns
    .map((arn) => `(${issuer} != "${arn}")`)
    .join(" && ")}))`;
  return CHANGES_BY_ROLE.flatMap((calls) => callFilters(calls, [SUCCEEDED, others]));
}

/** A permission set, and the accounts in which its use is meant. */
export interface PermissionSetUse {
  /** `Name` of the permission set. */
  readonly name: string;
  /**
   * 12-digit ids.
   *
   * @default - every account
   */
  readonly accountIds?: readonly string[];
}

/**
 * Somebody entered an account with a permission set: STS says so there, with the name of the person as
 * `userIdentity.userName`, whether it was in the console or on a command line. A set of another name that goes
 * on with `_` counts, too: filters have no narrower wildcard for the digits that AWS adds.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html
 */
export function useFilters({ name, accountIds }: PermissionSetUse): string[] {
  const role = (account: string) =>
    `($.requestParameters.roleArn = "arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${name}_*")`;
  return splitToFit(
    (accountIds ?? ["*"]).map(role),
    (roles) =>
      `{ ($.eventSource = "sts.amazonaws.com") && ($.eventName = "AssumeRoleWithSAML") && ${SUCCEEDED} && (${roles.join(" || ")}) }`,
  );
}

const SUCCEEDED = "($.errorCode NOT EXISTS)";

const callFilters = ({ eventSource, eventNames }: ApiCalls, conditions: readonly string[]) =>
  splitToFit(
    eventNames.map((name) => `($.eventName = "${name}")`),
    (names) =>
      `{ ($.eventSource = "${eventSource}") && ${conditions.join(" && ")} && (${names.join(" || ")}) }`,
  );

/** As few patterns as hold all of the alternatives; one that is too long by itself is left for AWS to refuse. */
function splitToFit(
  alternatives: readonly string[],
  pattern: (alternatives: readonly string[]) => string,
): string[] {
  const groups: string[][] = [];
  for (const alternative of alternatives) {
    const last = groups.at(-1);
    if (last !== undefined && pattern([...last, alternative]).length <= MAXIMUM_PATTERN_LENGTH)
      last.push(alternative);
    else groups.push([alternative]);
  }
  return groups.map(pattern);
}
