import * as errors from "../errors/rules";
import { grantsOf } from "./grants";
import type { Rule } from "./rule";

export const reviewDateMissing: Rule = {
  id: "review-date-missing",
  severity: "warning",
  summary: "A grant in production says by when it is reviewed, or when it ends.",
  why: "What nobody has to look at again stays for good: people change their tasks, and keep what they had for the old one.",
  fix: "Give the grant a reviewBy, or let it end by expires.",
  link: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_continuous_reduction.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    for (const { environment, grant, about } of grantsOf(context)) {
      if (!environment.production || (grant.reviewBy ?? grant.expires) !== undefined) continue;
      report(
        context.places.grant(environment, grant),
        errors.reviewDateMissing(grant.principal.name, grant.permissionSet, environment.name),
        about,
      );
    }
  },
};
