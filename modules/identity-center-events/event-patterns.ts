import { type ApiCalls, CHANGES, CHANGES_BY_ROLE, type IdentityCenterChange } from "./api-calls";

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
export type EventPattern = { readonly [field: string]: unknown };

/** API calls, and what services do of themselves: sign-ins and the access portal are recorded as the latter. */
const FROM_CLOUDTRAIL = [{ suffix: " via CloudTrail" }];

const SUCCEEDED = [{ exists: false }];

/** The same as the filter of failed sign-ins, one event each. */
export const FAILED_SIGN_IN_PATTERN: EventPattern = {
  "detail-type": FROM_CLOUDTRAIL,
  detail: {
    eventSource: ["signin.amazonaws.com"],
    eventName: ["CredentialVerification"],
    serviceEventDetails: { CredentialVerification: ["Failure"] },
  },
};

/** Changes of a kind that were made. */
export const changePattern = (change: IdentityCenterChange): EventPattern => ({
  "detail-type": FROM_CLOUDTRAIL,
  detail: { errorCode: SUCCEEDED, $or: CHANGES[change].map(oneSource) },
});

/**
 * Changes of any kind but those of SCIM, made by anybody but some roles: drift at the moment it happens.
 * One pattern for each source, since a pattern has 2048 characters at most.
 */
export const changesByOthersPatterns = (roleArns: readonly string[]): EventPattern[] =>
  CHANGES_BY_ROLE.map((calls) => ({
    "detail-type": FROM_CLOUDTRAIL,
    detail: {
      errorCode: SUCCEEDED,
      // A user, root and a service have no issuer, and `anything-but` wants one.
      userIdentity: {
        sessionContext: {
          sessionIssuer: { arn: [{ exists: false }, { "anything-but": roleArns }] },
        },
      },
      ...oneSource(calls),
    },
  }));

/** One 12-digit id, or all but some. */
export type AccountMatch =
  | string
  | {
      /** 12-digit ids. */
      readonly except: readonly string[];
    };

/**
 * Somebody entered an account with one of some permission sets, as the access portal sees it: `Federate` in
 * the console, `GetRoleCredentials` on a command line. The latter only reads in CloudTrail's words, so that
 * the rule must be one for read-only events, too.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/sso-info-in-cloudtrail.html
 */
export const usePattern = (
  permissionSetNames: readonly string[],
  accountId?: AccountMatch,
): EventPattern => ({
  "detail-type": FROM_CLOUDTRAIL,
  detail: {
    eventSource: ["sso.amazonaws.com"],
    eventName: ["Federate", "GetRoleCredentials"],
    serviceEventDetails: {
      role_name: permissionSetNames,
      ...(accountId === undefined
        ? {}
        : {
            account_id:
              typeof accountId === "string" ? [accountId] : [{ "anything-but": accountId.except }],
          }),
    },
  },
});

/**
 * GuardDuty's findings of medium severity and more about sessions of permission sets.
 *
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html
 */
export const PERMISSION_SET_FINDING_PATTERN: EventPattern = {
  source: ["aws.guardduty"],
  "detail-type": ["GuardDuty Finding"],
  detail: {
    severity: [{ numeric: [">=", 4] }],
    resource: { accessKeyDetails: { userName: [{ prefix: "AWSReservedSSO_" }] } },
  },
};

/**
 * Access Analyzer found something that others can reach.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html
 */
export const EXTERNAL_ACCESS_PATTERN: EventPattern = {
  source: ["aws.access-analyzer"],
  "detail-type": ["Access Analyzer Finding"],
  detail: { status: ["ACTIVE"] },
};

const oneSource = ({ eventSource, eventNames }: ApiCalls) => ({
  eventSource: [eventSource],
  eventName: eventNames,
});
