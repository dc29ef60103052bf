import { checks } from "./check";

const REVIEW =
  "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_continuous_reduction.html";

/** What exceptions.yaml is checked for. */
export const exceptionChecks = [
  ...checks("error", REVIEW, {
    "invalid-rule-id": [
      "An exception names a rule by its id.",
      "Otherwise it excuses nothing.",
      "Copy the id from the finding; `idc explain` lists them.",
    ],
    "unknown-rule": [
      "An exception is for a rule that there is.",
      "A misspelt one excuses nothing.",
      "Correct the id; `idc explain` lists all rules.",
    ],
    "rule-not-excusable": [
      "An exception is for a rule of judgement.",
      "What AWS refuses it refuses with an exception, too.",
      "Remove the exception, and mend what the rule finds.",
    ],
    "exception-on-nothing": [
      "An exception says what it excuses.",
      "One without would excuse everything, and what is still to come.",
      "Name a permissionSet, environment, group, user or account.",
    ],
    "invalid-reason": [
      "An exception gives a reason.",
      "Without one nobody can judge later whether it still holds.",
      "Say why this is right here.",
    ],
    "invalid-approver": [
      "An exception says who approved it.",
      "Somebody answers for it.",
      "Name the person or the team.",
    ],
    "invalid-date": [
      "A date has the form YYYY-MM-DD and is in the calendar.",
      "Whether it is over could not be told.",
      "Write for example 2027-03-31.",
    ],
  }),
  ...checks("warning", REVIEW, {
    "expired-exception": [
      "An exception excuses until its day is over.",
      "What it excused is found again, so that it is looked at again.",
      "Remove it and mend what the rule finds, or have it approved again with a later date.",
    ],
    "unmatched-exception": [
      "An exception excuses something.",
      "One that matches nothing would excuse, unseen, what somebody adds later.",
      "Remove it, or correct what stands under on.",
    ],
  }),
];
