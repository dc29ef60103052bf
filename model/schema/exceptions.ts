import { z } from "zod";
import { date } from "./fields";
import { reference } from "./principal";
import { text } from "./text";

const name = (what: string, description: string) => reference(what, description).optional();

const on = z
  .strictObject({
    permissionSet: name("A permission set", "Name in the catalog."),
    environment: name("An environment", "Name of the environment."),
    group: name("A group", "Display name of the group."),
    user: name("A user", "User name of the person."),
    account: name("An account", "Name of the account."),
  })
  .check(({ value, issues }) => {
    if (Object.keys(value).length === 0)
      issues.push({ code: "custom", input: value, params: { exceptionOnNothing: true } });
  })
  .meta({
    description: "What is excused: findings about all that is named here.",
    minProperties: 1,
  });

const exception = z
  .strictObject({
    rule: text({
      rule: "invalid-rule-id",
      demand: "A rule is given by its id, as in direct-user-grant",
      fix: "Copy the id from the finding; `idc explain` lists them.",
      description: "Id of the rule, as findings name it.",
      pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
      maximum: 100,
    }),
    on,
    reason: text({
      rule: "invalid-reason",
      demand: "A reason has 10 to 1000 characters",
      fix: "Say why this is right here, so that others can judge it later.",
      description: "Why this is right here.",
      minimum: 10,
      maximum: 1000,
    }),
    approvedBy: text({
      rule: "invalid-approver",
      demand: "Who approved it has 1 to 200 characters",
      fix: "Name the person or the team.",
      description: "Who approved it.",
      maximum: 200,
    }),
    until: date("The last day (UTC) on which it excuses."),
  })
  .meta({ description: "Findings of a rule that are right as they are, for a time." });

/** `access/exceptions.yaml` */
export const exceptionsFile = z.array(exception);

export type ExceptionsFile = z.infer<typeof exceptionsFile>;
export type ExceptionEntry = z.infer<typeof exception>;
