import * as errors from "../errors/policies";
import { carriesKey, knowsKey, nearestKey } from "../policies/condition-keys";
import { expandStatement } from "../policies/granted-actions";
import { type Statement, servicesOf } from "../policies/statement";
import { forEachStatement } from "./policy-documents";
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
      for (const { key, path } of keysOf(statement)) {
        if (knowsKey(services, key)) continue;
        reportAt(path, errors.unknownConditionKey(key, nearestKey(services, key)));
      }
    });
  },
};

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
      for (const { key, path } of keysOf(statement)) {
        if (!knowsKey(services, key) || carriesKey(expandStatement(statement), key)) continue;
        reportAt(path, errors.conditionKeyOfNoAction(key));
      }
    });
  },
};

function keysOf({ condition }: Statement) {
  return Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => ({ key, path: ["Condition", operator, key] })),
  );
}
