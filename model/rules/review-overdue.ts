import * as errors from "../errors/rules";
import { endOf } from "../instant";
import { grantsOf } from "./grants";
import type { Rule } from "./rule";

export const reviewOverdue: Rule = {
  id: "review-overdue",
  severity: "warning",
  summary: "A grant is reviewed by the day that it names.",
  why: "The day has passed, and whether the access is still needed is what nobody knows.",
  fix: "Ask the owner whether it is still needed; then set a later reviewBy, or remove the grant.",
  link: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_continuous_reduction.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    for (const { environment, grant, about } of grantsOf(context)) {
      const { principal, permissionSet, reviewBy, owner } = grant;
      if (reviewBy === undefined || endOf(reviewBy) > context.at) continue;
      report(
        context.places.grant(environment, grant, ["reviewBy"]),
        errors.reviewOverdue(principal.name, permissionSet, reviewBy, owner),
        about,
      );
    }
  },
};
