import { instantOf, isDate } from "../instant";
import { text } from "./text";

/** Fields that say why somebody has something, and until when. */
export const termFields = {
  owner: text({
    rule: "invalid-owner",
    demand: "An owner has 1 to 200 characters",
    fix: "Name the person or the team that answers for the grant.",
    description: "Who answers for the grant, and is asked when it is reviewed.",
    maximum: 200,
  }).optional(),
  justification: text({
    rule: "invalid-justification",
    demand: "A justification has 10 to 1000 characters",
    fix: "Say what the access is for, so that others can judge later whether it still is.",
    description: "What the access is for.",
    minimum: 10,
    maximum: 1000,
  }).optional(),
  ticket: text({
    rule: "invalid-ticket",
    demand: "A ticket has 1 to 200 characters",
    fix: "Write its number or its address.",
    description: "Where the access was asked for.",
    maximum: 200,
  }).optional(),
  expires: text({
    rule: "invalid-end",
    demand: "An end has the form YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar",
    fix: "Write for example 2027-03-31, the last day, or 2027-03-31T17:00:00Z.",
    description:
      "The last day (UTC) on which it holds, or the moment at which it ends; left out from then on.",
    pattern: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$/,
    fits: (value) => instantOf(value) !== undefined,
  }).optional(),
  reviewBy: text({
    rule: "invalid-date",
    demand: "A date has the form YYYY-MM-DD and is in the calendar",
    fix: "Write for example 2027-03-31.",
    description: "The last day (UTC) by which somebody asks whether it is still needed.",
    pattern: /^\d{4}-\d{2}-\d{2}$/,
    fits: isDate,
  }).optional(),
} as const;
