import * as errors from "../errors/rules";
import { administrators, heldByTooFew } from "./holders";
import type { Rule } from "./rule";

export const lastAccountAdministrator: Rule = {
  id: "last-account-administrator",
  severity: "warning",
  summary: "Two people at least can administer an account.",
  why: "When the only one who can is away, or has lost the second factor, nobody can mend the account without its root user. Pipelines don't count: they do what people tell them. Whoever holds the set for emergencies counts, where it has such rights. Groups whose members the snapshot does not show count as enough.",
  fix: "Grant a set with administrator's rights there to a group of two or more.",
  link: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html",
  judges: "whole",
  excusable: true,
  check(context, report) {
    for (const { environment, accounts, person } of heldByTooFew(administrators(context))) {
      report(
        context.places.environment(environment),
        errors.lastAdministrator(environment.name, accounts, person),
        { environment: environment.name },
      );
    }
  },
};
