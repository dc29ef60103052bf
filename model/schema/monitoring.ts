import { z } from "zod";
import { accountId, bucketName } from "./fields";
import { notifiedEmails, topicArn } from "./notifications";
import { text, uniqueList } from "./text";
import { wholeNumber } from "./whole-number";

const ARN = "arn:aws(-[a-z]{1,5}){0,3}";

const slackId = (description: string, pattern: RegExp) =>
  text({
    rule: "invalid-slack-id",
    demand: "A Slack workspace or channel is given by its id, as in T012AB3C4 or C012AB3C4D5",
    fix: "Copy the id from Slack: of the workspace from its address in the browser, of the channel from its details.",
    description,
    pattern,
    maximum: 255,
  });

const notifications = z
  .strictObject({
    topic: topicArn(
      "ARN of an SNS topic that exists and lets EventBridge and CloudWatch publish; instead of emails and slack.",
    ).optional(),
    emails: notifiedEmails.optional(),
    slack: z
      .strictObject({
        workspace: slackId("Id of the workspace, as in T012AB3C4.", /^[0-9A-Z]+$/),
        channel: slackId("Id of the channel, as in C012AB3C4D5.", /^[0-9A-Z]+$/),
      })
      .meta({
        description:
          "A Slack channel that is told; somebody authorizes the workspace once, in Amazon Q Developer's console.",
      })
      .optional(),
  })
  .meta({ description: "Who is told." });

const cloudTrail = z
  .strictObject({
    logGroup: text({
      rule: "invalid-log-group",
      demand: "A log group's name has 1 to 512 letters, digits and characters of _-/.#",
      fix: "Write the name alone, as in aws-controltower/CloudTrailLogs.",
      description:
        "Name of the log group that a trail of the organization writes; instead of trail.",
      pattern: /^[A-Za-z0-9_\-/.#]+$/,
      maximum: 512,
    }).optional(),
    trail: z
      .strictObject({
        bucket: bucketName("Bucket that exists and lets CloudTrail write the organization's logs."),
        retentionDays: z
          .literal([
            30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
          ])
          .meta({ description: "Days for which the log group keeps events; 365 when absent." })
          .optional(),
      })
      .meta({ description: "A trail of the organization that is made here." })
      .optional(),
  })
  .meta({
    description: "Where the events of the whole organization are: alarms and queries need it.",
  });

const hour = (description: string) =>
  wholeNumber({
    rule: "invalid-hour",
    demand: "An hour is 0 to 23, in UTC",
    fix: "Write the hour alone, as in 7.",
    description,
    minimum: 0,
    maximum: 23,
  });

/** In the order of a week, as CloudWatch numbers them from 1. */
export const DAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

const businessHours = z
  .strictObject({
    days: uniqueList(z.enum(DAYS), "Days on which a working day begins.").min(1),
    from: hour("The first hour of the day, in UTC: daylight saving moves people and not this."),
    to: hour("The hour at which it is over, in UTC; before from where that is after midnight."),
  })
  .meta({ description: "When people are at work: what happens outside is an alarm." });

/** Kinds of changes to Identity Center. */
const CHANGES = ["permission-sets", "assignments", "group-memberships", "identity-source"] as const;

const changes = uniqueList(z.enum(CHANGES), "Changes that are told of.").min(1).optional();

const on = (description: string) => z.literal(true).meta({ description }).optional();

const alarms = z
  .strictObject({
    failedSignIns: z
      .strictObject({
        threshold: wholeNumber({
          rule: "invalid-threshold",
          demand: "The threshold of failed sign-ins is 1 to 10000",
          fix: "Write a whole number.",
          description: "As many failed sign-ins, of all people together, are an alarm.",
          minimum: 1,
          maximum: 10_000,
        }),
        minutes: wholeNumber({
          rule: "invalid-minutes",
          demand: "Failed sign-ins are counted in 1 to 1440 minutes",
          fix: "Write a whole number.",
          description: "Minutes in which they are counted.",
          minimum: 1,
          maximum: 1440,
        }),
      })
      .meta({ description: "Failed sign-ins over a threshold." })
      .optional(),
    changes,
    changesByOthers: on("true: a change by anybody but the roles that deploy."),
    outsideBusinessHours: businessHours.optional(),
    breakGlass: on("true: any use of the permission set for emergencies."),
  })
  .meta({ description: "Alarms on the events of the whole organization, minutes later." });

const events = z
  .strictObject({
    changes,
    changesByOthers: on("true: a change by anybody but the roles that deploy."),
    administratorUse: on(
      "true: somebody enters an account with a set for emergencies, or one with administrator's rights.",
    ),
  })
  .meta({
    description: "Rules that tell in seconds, of what happens in the account of this stack.",
  });

const guardDuty = z
  .strictObject({
    organization: z.enum(["managed", "existing"]).meta({
      description:
        "managed: GuardDuty's setting for the organization is made here. existing: others own it, findings are told.",
    }),
    detector: text({
      rule: "invalid-detector-id",
      demand: "A detector's id has 32 digits and letters a to f",
      fix: "Read it with: aws guardduty list-detectors",
      description: "Id of the account's detector, where it has one; made when absent.",
      pattern: /^[0-9a-f]{32}$/,
    }).optional(),
    members: z
      .enum(["ALL", "NEW", "NONE"])
      .meta({ description: "Accounts in which it is enabled; ALL when absent." })
      .optional(),
  })
  .meta({ description: "Findings of medium severity and more about sessions of permission sets." });

const accessAnalyzer = z
  .strictObject({
    externalAccess: z
      .enum(["managed", "existing"])
      .meta({
        description:
          "What others than the organization can reach is told of. managed: the analyzer is made here. existing: there is one.",
      })
      .optional(),
    unusedAccessDays: wholeNumber({
      rule: "invalid-unused-access-days",
      demand: "The age of unused access is 1 to 365 days",
      fix: "Write a whole number.",
      description:
        "An analyzer finds what nobody used for as many days; AWS charges for each role and user.",
      minimum: 1,
      maximum: 365,
    }).optional(),
  })
  .meta({ description: "IAM Access Analyzer for the organization." });

const config = z
  .strictObject({
    checks: uniqueList(
      z.enum([
        "console-mfa",
        "root-mfa",
        "unused-credentials",
        "permissions-boundaries",
        "trust-policies",
      ]),
      "What is checked in every account.",
    ).min(1),
    unusedCredentialDays: wholeNumber({
      rule: "invalid-unused-credential-days",
      demand: "The age of unused credentials is 1 to 3650 days",
      fix: "Write a whole number.",
      description: "Passwords and access keys that nobody used for as many days; 90 when absent.",
      minimum: 1,
      maximum: 3650,
    }).optional(),
    excludedAccounts: uniqueList(
      accountId("12-digit id."),
      "Accounts without a recorder of AWS Config, where a rule can't be made.",
    ).optional(),
  })
  .meta({ description: "AWS Config's rules for the organization." });

/** `access/monitoring.yaml` */
export const monitoringFile = z.strictObject({
  notifications,
  cloudTrail: cloudTrail.optional(),
  deployRoles: uniqueList(
    text({
      rule: "invalid-role-arn",
      demand: "A role's ARN has the form arn:aws:iam::100000000002:role/deploy",
      fix: "Copy the role's ARN; a session's ARN of STS is another.",
      description: "ARN of a role.",
      pattern: new RegExp(`^${ARN}:iam::\\d{12}:role/[!-~]{1,512}$`),
    }),
    "Roles that may change Identity Center beside the pipeline's.",
  ).optional(),
  alarms: alarms.optional(),
  events: events.optional(),
  queries: on("true: queries for a weekly look are saved in CloudWatch Logs Insights."),
  guardDuty: guardDuty.optional(),
  accessAnalyzer: accessAnalyzer.optional(),
  config: config.optional(),
});

export type MonitoringFile = z.infer<typeof monitoringFile>;
