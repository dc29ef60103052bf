import { checks } from "./check";

/** What monitoring.yaml is checked for. */
export const monitoringChecks = [
  ...checks("error", "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html", {
    "one-notification": [
      "People are told through a topic that is made here, or through one that there is.",
      "Nobody would be told; or what happens to a topic of others would be decided in two places.",
      "Give e-mail addresses, a Slack channel or the two; or the ARN of a topic.",
    ],
    "invalid-topic-arn": [
      "A topic's ARN has the form arn:aws:sns:us-east-1:100000000002:alerts.",
      "AWS publishes nowhere else.",
      "Copy the topic's ARN.",
    ],
    "topic-in-another-region": [
      "A topic is in Identity Center's Region.",
      "What publishes is there, and AWS refuses or loses what it says to a topic elsewhere.",
      "Name a topic of that Region, which may tell others.",
    ],
    "invalid-slack-id": [
      "A Slack workspace or channel is given by its id.",
      "Names change, and AWS knows ids alone.",
      "Copy the id from Slack.",
    ],
  }),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/monitor-cloudtrail-log-files-with-cloudwatch-logs.html",
    {
      "one-log": [
        "CloudTrail's events are in a log group that there is, or in that of a trail that is made here.",
        "Alarms read one log group.",
        "Name the log group, or have a trail made.",
      ],
      "monitoring-without-log": [
        "Alarms and queries have CloudTrail's events to read.",
        "They would watch nothing.",
        "Add cloudTrail.",
      ],
      "invalid-log-group": [
        "A log group's name has 1 to 512 letters, digits and characters of _-/.#.",
        "AWS knows no other.",
        "Write the name alone.",
      ],
      "monitoring-without-deploy-role": [
        "Changes by others are watched where it is known who may make them.",
        "Every deployment would be an alarm.",
        "Name the roles under deployRoles, or declare ci in organization.yaml.",
      ],
      "invalid-role-arn": [
        "A role is given by its ARN.",
        "CloudTrail records a session with the ARN of its role; anything else matches nobody, and every deployment would be an alarm.",
        "Copy the role's ARN.",
      ],
      "monitoring-without-break-glass": [
        "Use of the set for emergencies is watched where one is named.",
        "It would watch nothing.",
        "Name it in organization.yaml, as breakGlass.permissionSet.",
      ],
      "invalid-threshold": [
        "The threshold of failed sign-ins is 1 to 10000.",
        "Otherwise every sign-in, or none, is an alarm.",
        "Write a whole number.",
      ],
      "invalid-minutes": [
        "Failed sign-ins are counted in 1 to 1440 minutes.",
        "CloudWatch looks at one day at most.",
        "Write a whole number.",
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html",
    {
      "invalid-hour": [
        "An hour is 0 to 23, in UTC.",
        "CloudWatch knows no other, and no time zone.",
        "Write the hour alone.",
      ],
      "empty-business-hours": [
        "A working day ends at another hour than it begins.",
        "All of the time, or none of it, would be outside.",
        "Write two hours.",
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html",
    {
      "invalid-detector-id": [
        "A detector's id has 32 digits and letters a to f.",
        "AWS knows no other.",
        "Read it with aws guardduty list-detectors.",
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_UnusedAccessConfiguration.html",
    {
      "invalid-unused-access-days": [
        "Unused access is found after 1 to 365 days.",
        "AWS refuses any other number.",
        "Write a whole number.",
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/config/latest/developerguide/iam-user-unused-credentials-check.html",
    {
      "invalid-unused-credential-days": [
        "Unused credentials are found after 1 to 3650 days.",
        "AWS Config counts whole days.",
        "Write a whole number.",
      ],
    },
  ),
];
