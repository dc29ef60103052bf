import { z } from "zod";
import { instantOf } from "../instant";
import { text } from "./text";
import type { BareTextRule } from "./text-rule";

const instant = (description: string) =>
  text({
    rule: "invalid-instant",
    demand: "An instant has the form YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar",
    fix: "Write for example 2027-03-31T17:00:00Z.",
    description,
    pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
    fits: (value) => instantOf(value) !== undefined,
  });

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_User.html */
export const USER_ID = {
  rule: "invalid-user-id",
  demand:
    "A user's id in the Identity Store is a UUID, with ten hexadecimal digits before it or without",
  fix: "Write UserId as aws identitystore describe-user or the console shows it.",
  pattern:
    /^([0-9a-f]{10}-)?[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$/,
  maximum: 47,
} as const satisfies BareTextRule;

export const sessionRevocation = z
  .strictObject({
    everyone: instant("Sessions of everyone that were issued before are refused.").optional(),
    users: z
      .record(
        text({ ...USER_ID, description: "Id of a user in the Identity Store." }),
        instant("Sessions of this user that were issued before are refused."),
      )
      .optional()
      .meta({ description: "Instants by the user's id in the Identity Store." }),
  })
  .meta({
    description:
      "Refuses sessions that were issued before an instant (UTC), of everyone or of users by id; a Deny in the inline policy.",
  });
