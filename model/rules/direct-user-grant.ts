import * as errors from "../errors/rules";
import type { Rule } from "./rule";

export const directUserGrant: Rule = {
  id: "direct-user-grant",
  severity: "warning",
  summary: "A grant is for a group.",
  why: "What one person is granted alone stays behind when the person changes teams, and no review of groups shows it.",
  fix: "Make the user a member of a group, and grant that.",
  link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html",
  judges: "each",
  excusable: true,
  check({ model, places }, report) {
    for (const environment of model.environments) {
      for (const grant of environment.grants) {
        const { principal, permissionSet } = grant;
        if (principal.type !== "USER") continue;
        report(
          places.grant(environment, grant, ["user"]),
          errors.directUserGrant(principal.name, permissionSet),
          { user: principal.name, permissionSet, environment: environment.name },
        );
      }
    }
  },
};
