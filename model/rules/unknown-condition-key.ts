import * as errors from "../errors/policies";
import { knowsKey, nearestKey } from "../policies/condition-keys";
import { servicesOf } from "../policies/statement";
import { forEachStatement, placesOfKeys } from "./policy-documents";
import type { Rule } from "./rule";

export const unknownConditionKey: Rule = {
  id: "unknown-condition-key",
  severity: "warning",
  summary: "A condition key is a global one or one of the service.",
  why: "AWS takes any key. A request never carries one that does not exist, so that an Allow allows nothing, a Deny denies nothing, and a negated operator always holds.",
  fix: "Correct the name.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement, report: reportAt }) => {
      const services = servicesOf(statement);
      for (const { key, path } of placesOfKeys(statement)) {
        if (knowsKey(services, key)) continue;
        reportAt(path, errors.unknownConditionKey(key, nearestKey(services, key)));
      }
    });
  },
};
