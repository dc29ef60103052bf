import { z } from "zod";
import { instantOf, isDate } from "../instant";
import { userName } from "./fields";
import { notifiedEmails, topicArn } from "./notifications";
import { onePrincipal, principalFields, reference } from "./principal";
import { termFields } from "./terms";
import { text } from "./text";
import type { BareTextRule } from "./text-rule";

/** Longer access is no emergency any more: it is declared as everything else is. */
export const LONGEST_EMERGENCY_HOURS = 72;

const moment = (description: string) =>
  text({
    rule: "invalid-moment",
    demand: "A moment has the form YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar",
    fix: "Write for example 2027-03-31T17:00:00Z.",
    description,
    pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/,
    fits: (value) => instantOf(value) !== undefined && !isDate(value),
  });

/** A name without its description. */
export const EMERGENCY_NAME = {
  rule: "invalid-emergency-name",
  demand: "The name of a grant for an emergency has 1 to 48 lower-case letters, digits and hyphens",
  fix: "Choose a name such as 2027-03-31-payments-prod.",
  pattern: /^[a-z0-9](-?[a-z0-9])*$/,
  maximum: 48,
} as const satisfies BareTextRule;

/** The path of a record without its description. */
export const RECORD = {
  rule: "invalid-record",
  demand: "A record is a path in this repository to a Markdown file",
  fix: "Write it as idc break-glass record does: docs/post-mortems/NAME.md.",
  pattern: /^(?!\/)(?!.*(^|\/)\.{1,2}(\/|$))[\w./ -]+\.md$/,
  maximum: 200,
} as const satisfies BareTextRule;

const emergencyGrant = z
  .strictObject({
    name: text({
      ...EMERGENCY_NAME,
      description: "What it is called: its schedule and its record have this name too.",
    }),
    ...principalFields,
    account: reference("An account", "Name or id of one account."),
    permissionSet: reference(
      "A permission set",
      "Name in the catalog; of a set that the account's environment has.",
    ),
    justification: termFields.justification.unwrap(),
    ticket: termFields.ticket.unwrap(),
    approver: userName("User name of who approved it: somebody else than whoever gets it."),
    from: moment("The moment (UTC) from which it holds."),
    until: moment("The moment (UTC) at which it ends, at most 72 hours later."),
    record: text({
      ...RECORD,
      description: "Where is written down what happened: a path from the root of the repository.",
    }).optional(),
  })
  .check(onePrincipal("A grant for an emergency"))
  .meta({
    description: "One person (or one group) gets one permission set in one account for some hours.",
  });

/** `access/break-glass.yaml` */
export const breakGlassFile = z.strictObject({
  notify: z
    .strictObject({
      topic: topicArn(
        "ARN of an SNS topic that exists and lets EventBridge and EventBridge Scheduler publish; instead of emails.",
      ).optional(),
      emails: notifiedEmails.optional(),
    })
    .meta({ description: "Who is told when such access begins and ends: the security team." }),
  grants: z
    .array(emergencyGrant)
    .optional()
    .meta({ description: "Access for emergencies, past and present." }),
});

export type BreakGlassFile = z.infer<typeof breakGlassFile>;
export type EmergencyGrantEntry = z.infer<typeof emergencyGrant>;
