import * as errors from "../errors/policies";
import { arnServices } from "../policies/action-catalog";
import { expandStatement } from "../policies/granted-actions";
import { canHave, serviceOf } from "../policies/resource-types";
import { servicesOf } from "../policies/statement";
import { forEachStatement, placeInSelection } from "./policy-documents";
import type { Rule } from "./rule";

export const resourceOfNoAction: Rule = {
  id: "resource-of-no-action",
  severity: "warning",
  summary: "A resource is of a type that one of the statement's actions has.",
  why: "An action is only ever asked for on its own types of resources: on others, the statement does nothing.",
  fix: 'Correct the ARN, or write "*" for actions that have no resource.',
  link: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement, report: reportAt }) => {
      const { actions, resources } = statement;
      if (actions.except || servicesOf(statement).includes("*")) return;
      const expanded = expandStatement(statement);
      if (expanded.length === 0) return;
      for (const [index, resource] of resources.patterns.entries()) {
        const service = serviceOf(resource);
        if (service === undefined || !arnServices().has(service)) continue;
        if (canHave(expanded, resource)) continue;
        reportAt(
          placeInSelection("Resource", resources, index),
          errors.resourceOfNoAction(resource),
        );
      }
    });
  },
};
