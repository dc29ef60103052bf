import {
  CHANGES,
  CHANGES_BY_ROLE,
  IDENTITY_CENTER_CHANGES,
} from "../identity-center-events/api-calls";

/** A saved query of CloudWatch Logs Insights. */
export interface PlaybookQuery {
  /** In kebab-case. */
  readonly name: string;
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
  readonly lines: readonly string[];
}

const anyOf = (values: readonly string[]): string =>
  `[${values.map((value) => `"${value}"`).join(", ")}]`;

const sources = [
  ...new Set(
    IDENTITY_CENTER_CHANGES.flatMap((change) => CHANGES[change]).map((calls) => calls.eventSource),
  ),
];
const names = [
  ...new Set(
    IDENTITY_CENTER_CHANGES.flatMap((change) => CHANGES[change]).flatMap(
      (calls) => calls.eventNames,
    ),
  ),
].sort();

const CHANGED = `filter eventSource in ${anyOf(sources)} and eventName in ${anyOf(names)}`;

const ENTERED =
  'filter eventSource = "sts.amazonaws.com" and eventName = "AssumeRoleWithSAML" and requestParameters.roleArn like /AWSReservedSSO_/';

const PARSE_ROLE =
  "parse requestParameters.roleArn /AWSReservedSSO_(?<permissionSet>.+)_[0-9a-f]{16}$/";

/** What a security team looks at each week: what was tried, what was entered, and what was changed. */
export const PLAYBOOK_QUERIES: readonly PlaybookQuery[] = [
  {
    name: "failed-sign-ins",
    lines: [
      "fields coalesce(additionalEventData.UserName, userIdentity.userName, userIdentity.onBehalfOf.userId) as person",
      'filter eventSource = "signin.amazonaws.com" and eventName = "CredentialVerification" and serviceEventDetails.CredentialVerification = "Failure"',
      "stats count(*) as attempts, count_distinct(sourceIPAddress) as addresses, min(eventTime) as first, max(eventTime) as last by person",
      "sort attempts desc",
    ],
  },
  {
    name: "sign-in-addresses",
    lines: [
      "fields coalesce(additionalEventData.UserName, userIdentity.userName, userIdentity.onBehalfOf.userId) as person",
      'filter eventSource = "signin.amazonaws.com" and eventName = "UserAuthentication"',
      "stats count(*) as signIns, min(eventTime) as first, max(eventTime) as last by person, sourceIPAddress, userAgent",
      "sort first desc",
    ],
  },
  {
    name: "entered-accounts",
    lines: [
      "fields eventTime, userIdentity.userName as person, recipientAccountId as account",
      ENTERED,
      PARSE_ROLE,
      "stats count(*) as times, min(eventTime) as first, max(eventTime) as last by person, account, permissionSet",
      "sort last desc",
    ],
  },
  {
    name: "entered-at-night-or-on-weekends",
    lines: [
      "fields eventTime, userIdentity.userName as person, recipientAccountId as account",
      ENTERED,
      PARSE_ROLE,
      // 1970-01-01 was a Thursday: 0 is Monday.
      "fields (floor(toMillis(@timestamp) / 86400000) + 3) % 7 as day, floor((toMillis(@timestamp) % 86400000) / 3600000) as hour",
      "filter day > 4 or hour < 7 or hour >= 19",
      "display eventTime, person, account, permissionSet, sourceIPAddress",
      "sort eventTime desc",
    ],
  },
  {
    name: "changes",
    lines: [
      "fields eventTime, eventName, coalesce(userIdentity.sessionContext.sessionIssuer.arn, userIdentity.arn, userIdentity.type) as who",
      CHANGED,
      "display eventTime, who, eventName, requestParameters.targetId, requestParameters.principalId, requestParameters.permissionSetArn, errorCode",
      "sort eventTime desc",
    ],
  },
  {
    name: "who-changes",
    lines: [
      "fields coalesce(userIdentity.sessionContext.sessionIssuer.arn, userIdentity.arn, userIdentity.type) as who",
      `filter eventSource in ${anyOf(CHANGES_BY_ROLE.map(({ eventSource }) => eventSource))} and readOnly = 0`,
      "stats count(*) as calls, count_distinct(eventName) as kinds, max(eventTime) as last by who",
      "sort calls desc",
    ],
  },
];

/** As CloudWatch takes it: commands that are piped. */
export const queryString = ({ lines }: PlaybookQuery): string => lines.join("\n| ");
