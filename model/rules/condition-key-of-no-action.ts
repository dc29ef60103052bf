import * as errors from "../errors/policies";
import { carriesKey, knowsKey } from "../policies/condition-keys";
import { expandStatement } from "../policies/granted-actions";
import { servicesOf } from "../policies/statement";
import { forEachStatement, placesOfKeys } from "./policy-documents";
import type { Rule } from "./rule";

export const conditionKeyOfNoAction: Rule = {
  id: "condition-key-of-no-action",
  severity: "warning",
  summary: "A condition key is one that a request for the statement's actions can carry.",
  why: "Each action has condition keys of its own. A request without the key does not meet the condition, whatever its value.",
  fix: "Move the actions that know the key into a statement of their own, or remove it.",
  link: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement, report: reportAt }) => {
      const services = servicesOf(statement);
      if (statement.actions.except || services.includes("*")) return;
      for (const { key, path } of placesOfKeys(statement)) {
        if (!knowsKey(services, key) || carriesKey(expandStatement(statement), key)) continue;
        reportAt(path, errors.conditionKeyOfNoAction(key));
      }
    });
  },
};
