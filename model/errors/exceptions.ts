import { error, type Finding, warning } from "../finding";
import { nearestName } from "../nearest-name";
import { quote } from "../quote";

export function invalidInstant(given: string): Finding {
  return error({
    rule: "invalid-date",
    message: `The moment at which all is judged has the form YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar, got ${quote(given)}.`,
    fix: "Correct IDC_AT or --at, or leave it out to take the system's clock.",
  });
}

export function onNothing(): Finding {
  return error({
    rule: "exception-on-nothing",
    message: "An exception says what it excuses, got nothing: it would excuse everything.",
    fix: "Name a permissionSet, environment, group, user or account.",
  });
}

export function unknownRule(id: string, excusable: Iterable<string>): Finding {
  return error({
    rule: "unknown-rule",
    message: `An exception is for a rule that there is, got ${quote(id)}.`,
    nearest: nearestName(id, excusable),
    fix: "Correct the id; `idc explain` lists all rules.",
  });
}

export function notExcusable(id: string): Finding {
  return error({
    rule: "rule-not-excusable",
    message: `An exception is for a rule of judgement, got ${quote(id)}, which nothing excuses.`,
    fix: "Remove the exception, and mend what the rule finds.",
  });
}

/** `until` is the last day on which it excused. */
export function expired(id: string, until: string, today: string): Finding {
  return warning({
    rule: "expired-exception",
    message: `An exception excuses until its day is over, got ${until} for ${quote(id)}; today is ${today}, so it excuses nothing.`,
    fix: "Remove it and mend what the rule finds, or have it approved again with a later date.",
  });
}

export function unmatched(id: string): Finding {
  return warning({
    rule: "unmatched-exception",
    message: `An exception excuses what its rule finds, got one for ${quote(id)} that matches nothing.`,
    fix: "Remove it, or correct what stands under on.",
  });
}
