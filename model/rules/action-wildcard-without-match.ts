import * as errors from "../errors/policies";
import { nearestName } from "../nearest-name";
import { actionParts, actionsOf, serviceNames } from "../policies/action-catalog";
import { covers } from "../policies/wildcard";
import { forEachStatement, placeInSelection } from "./policy-documents";
import type { Rule } from "./rule";

export const actionWildcardWithoutMatch: Rule = {
  id: "action-wildcard-without-match",
  severity: "warning",
  summary: "An action with a wildcard stands for one action at least.",
  why: "The statement looks as if it did something, and does nothing: mostly a typing error, or the name of a service that has another prefix.",
  fix: "Correct or remove it.",
  link: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement: { actions }, report: reportAt }) => {
      for (const [index, action] of actions.patterns.entries()) {
        if (!/[*?]/.test(action) || hasMatch(action.toLowerCase())) continue;
        reportAt(
          placeInSelection("Action", actions, index),
          errors.wildcardWithoutMatch(action, nearestWildcard(action)),
        );
      }
    });
  },
};

function hasMatch(pattern: string): boolean {
  const [service] = actionParts(pattern);
  if (/^\**$/.test(service)) return true;
  return [...(actionsOf(service)?.keys() ?? [])].some((name) =>
    covers(pattern, `${service}:${name}`),
  );
}

/** The same wildcard for the service that was probably meant. */
function nearestWildcard(action: string): string | undefined {
  const [service, name] = actionParts(action);
  const nearest = actionsOf(service) ? undefined : nearestName(service, serviceNames());
  const meant = nearest && `${nearest}:${name}`;
  return meant && hasMatch(meant.toLowerCase()) ? meant : undefined;
}
