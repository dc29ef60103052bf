import * as errors from "../errors/policies";
import { nearestName } from "../nearest-name";
import { actionNames, actionsOf, serviceNames } from "../policies/action-catalog";
import { covers } from "../policies/wildcard";
import { forEachStatement } from "./policy-documents";
import type { Rule } from "./rule";

const LINK =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

export const unknownAction: Rule = {
  id: "unknown-action",
  severity: "error",
  summary: "An action is one of AWS's service authorization reference.",
  why: "AWS takes any name. An Allow of one that does not exist allows nothing, and a Deny of one denies nothing.",
  fix: "Correct the name. Where AWS has added the action since, except it until the catalog knows it.",
  link: LINK,
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement: { actions }, report: reportAt }) => {
      for (const [index, action] of actions.patterns.entries()) {
        if (/[*?]/.test(action) || isKnown(action)) continue;
        reportAt(pathOf(actions, index), errors.unknownAction(action, nearestAction(action)));
      }
    });
  },
};

export const wildcardWithoutMatch: Rule = {
  id: "action-wildcard-without-match",
  severity: "warning",
  summary: "An action with a wildcard stands for one action at least.",
  why: "The statement looks as if it did something, and does nothing: mostly a typing error, or the name of a service that has another prefix.",
  fix: "Correct or remove it.",
  link: LINK,
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement: { actions }, report: reportAt }) => {
      for (const [index, action] of actions.patterns.entries()) {
        if (!/[*?]/.test(action) || hasMatch(action.toLowerCase())) continue;
        reportAt(
          pathOf(actions, index),
          errors.wildcardWithoutMatch(action, nearestWildcard(action)),
        );
      }
    });
  },
};

/** Inside the statement. A text alone is where its field is. */
function pathOf({ except }: { readonly except: boolean }, index: number) {
  return [except ? "NotAction" : "Action", index];
}

const parts = (action: string): readonly [string, string] => {
  const colon = action.indexOf(":");
  return [action.slice(0, colon), action.slice(colon + 1)];
};

function isKnown(action: string): boolean {
  const [service, name] = parts(action);
  return actionsOf(service)?.has(name.toLowerCase()) === true;
}

function hasMatch(pattern: string): boolean {
  const [service] = parts(pattern);
  if (/^\**$/.test(service)) return true;
  return [...(actionsOf(service)?.keys() ?? [])].some((name) =>
    covers(pattern, `${service}:${name}`),
  );
}

/** The same wildcard for the service that was probably meant. */
function nearestWildcard(action: string): string | undefined {
  const [service, name] = parts(action);
  const nearest = actionsOf(service) ? undefined : nearestName(service, serviceNames());
  const meant = nearest && `${nearest}:${name}`;
  return meant && hasMatch(meant.toLowerCase()) ? meant : undefined;
}

function nearestAction(action: string): string | undefined {
  const [service, name] = parts(action);
  const prefix =
    actionsOf(service) === undefined ? nearestName(service, serviceNames()) : service.toLowerCase();
  return prefix && nearestName(`${prefix}:${name}`, actionNames(prefix));
}
