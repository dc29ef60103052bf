import * as errors from "../errors/rules";
import { endOf, plusSeconds } from "../instant";
import { grantsOf } from "./grants";
import type { Rule } from "./rule";

const SECONDS_A_DAY = 86_400;
const DEFAULT_DAYS = 14;

export const grantEndsSoon: Rule = {
  id: "grant-ends-soon",
  severity: "warning",
  summary: "A grant does not end before somebody knows it.",
  why: "Within two weeks (or expiryWarningDays of organization.yaml) people lose what they may be working with.",
  fix: "Nothing to do if it may end; set a later expires otherwise.",
  link: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_continuous_reduction.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    const days = context.model.expiryWarningDays ?? DEFAULT_DAYS;
    const soon = plusSeconds(context.at, days * SECONDS_A_DAY);
    for (const { environment, grant, about } of grantsOf(context)) {
      const { principal, permissionSet, expires } = grant;
      if (expires === undefined || endOf(expires) > soon) continue;
      report(
        context.places.grant(environment, grant, ["expires"]),
        errors.grantEndsSoon(principal.name, permissionSet, expires, days),
        about,
      );
    }
  },
};
