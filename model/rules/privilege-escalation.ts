import type { PermissionSet } from "../access-model";
import * as errors from "../errors/policies";
import type { Escalation, EscalationStep } from "../policies/escalations";
import type { Places } from "./places";
import { setsOf } from "./policy-documents";
import type { Rule } from "./rule";

export const privilegeEscalation: Rule = {
  id: "privilege-escalation",
  severity: "warning",
  summary: "A set opens no way to more rights than it says.",
  why: "Whoever may pass any role to a function, rewrite a policy or run commands on any instance holds the rights of every role in the account. It is a warning, for the roles may be no stronger than the set: nobody can tell from the policies alone.",
  fix: "Name the resources, deny the actions, or set a boundary; or except it and say what keeps the way closed.",
  link: "https://docs.aws.amazon.com/prescriptive-guidance/latest/patterns/ensure-iam-roles-least-privilege.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    const { places, policies } = context;
    const found = setsOf(context).flatMap(({ set, about }) => {
      // It says so, and there is no more than everything.
      if (policies.isAdministratorEquivalent(set)) return [];
      const ways = policies.escalations(set).map((way) => linesOf(way, set, places));
      return ways.length === 0 ? [] : [{ set, about, ways, text: JSON.stringify(ways) }];
    });
    for (const { set, about, ways, text } of found) {
      const isSame = found.every((other) => other.set.key !== set.key || other.text === text);
      const where = isSame ? undefined : about.environment;
      const finding = errors.privilegeEscalation(set.key, where, ways);
      report(places.permissionSetIn(set), finding, about);
    }
  },
};

/** A way and, for each action that it takes, the statement that allows it. */
function linesOf({ path, steps }: Escalation, set: PermissionSet, places: Places): string[] {
  return [path.name, ...steps.map((step) => `  ${step.action} ${whereIs(step, set, places)}`)];
}

/** The file where it is ours, else the policy; and the statement in it. */
function whereIs(
  { policy, statement }: EscalationStep,
  set: PermissionSet,
  places: Places,
): string {
  const { origin } = policy;
  const which = statement.sid ?? `statement ${statement.number}`;
  const when = statement.condition === undefined ? "" : ", conditional";
  switch (origin.type) {
    case "inline": {
      const { file, line } = places.inlinePolicy(set, statement.path);
      return `(${file}:${line} ${which}${when})`;
    }
    case "aws-managed":
      return `(${origin.name} ${origin.version} ${which}${when})`;
    case "customer-managed":
      return `(${origin.path}${origin.name} ${which}${when})`;
  }
}
