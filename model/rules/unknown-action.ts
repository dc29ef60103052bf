import * as errors from "../errors/policies";
import { nearestName } from "../nearest-name";
import { actionNames, actionParts, actionsOf, serviceNames } from "../policies/action-catalog";
import { forEachStatement, placeInSelection } from "./policy-documents";
import type { Rule } from "./rule";

export const unknownAction: Rule = {
  id: "unknown-action",
  severity: "error",
  summary: "An action is one of AWS's service authorization reference.",
  why: "AWS takes any name. An Allow of one that does not exist allows nothing, and a Deny of one denies nothing.",
  fix: "Correct the name. Where AWS has added the action since, except it until the catalog knows it.",
  link: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement: { actions }, report: reportAt }) => {
      for (const [index, action] of actions.patterns.entries()) {
        if (/[*?]/.test(action) || isKnown(action)) continue;
        reportAt(
          placeInSelection("Action", actions, index),
          errors.unknownAction(action, nearestAction(action)),
        );
      }
    });
  },
};

function isKnown(action: string): boolean {
  const [service, name] = actionParts(action);
  return actionsOf(service)?.has(name.toLowerCase()) === true;
}

function nearestAction(action: string): string | undefined {
  const [service, name] = actionParts(action);
  const prefix =
    actionsOf(service) === undefined ? nearestName(service, serviceNames()) : service.toLowerCase();
  return prefix && nearestName(`${prefix}:${name}`, actionNames(prefix));
}
