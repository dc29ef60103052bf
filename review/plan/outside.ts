import type { AccessModel } from "../../model/access-model";
import { byCodeUnit } from "../../model/compare";
import type { Subject } from "../../model/rules/rule";
import { type Phrase, phrase } from "../phrase";
import type { PlannedAssignment } from "./plan-model";
import { isStack, type PlanFacts } from "./plan-states";
import type { PlannedResource } from "./planned-resources";

/** Something that a plan changes, and that belongs to another environment. */
export interface OutsideReach {
  readonly rule: "outside-environment";
  readonly about: Subject;
  readonly words: Phrase;
}

/**
 * What plans change beyond their environments, as the access files draw them: assignments in accounts, and permission
 * sets, of another. The stack of what all share has no accounts. Other plans, by their names no stack's, are not held
 * to anything.
 */
export function outsideReaches(
  facts: PlanFacts | undefined,
  declared: AccessModel | undefined,
): readonly OutsideReach[] {
  if (facts === undefined || declared === undefined) return [];
  const owners = new Map(
    declared.environments.flatMap(({ name, accounts }) =>
      accounts.map((account) => [account.id, name] as const),
    ),
  );
  const ownersOfSets = new Map(
    declared.environments.flatMap(({ name, permissionSets }) =>
      permissionSets.map((set) => [set.name, name] as const),
    ),
  );
  const assignments = facts.assignments
    // Taking away what was given before an account moved is no reach beyond.
    .filter(({ resource, side }) => side === "after" && resource && isChanged(resource))
    .filter(({ resource, account }) => {
      const plan = resource?.plan ?? "";
      return isStack(declared, plan) && owners.get(account.id) !== plan;
    })
    .map(assignmentReach);
  const managed = facts.sets.flatMap((resource) =>
    [resource.after?.name, resource.before?.name].map((name) => ({ resource, set: String(name) })),
  );
  const sets = [...managed, ...facts.attachments]
    .filter(({ resource }) => isChanged(resource) && isStack(declared, resource.plan))
    .flatMap(({ resource: { plan }, set }) => {
      const owner = ownersOfSets.get(set) ?? plan;
      return owner === plan
        ? []
        : [
            {
              rule: "outside-environment",
              about: { environment: plan, permissionSet: set },
              words: phrase`the plan ${plan} changes ${set}, a permission set of ${owner}`,
            } as const,
          ];
    });
  const all = [...assignments, ...sets];
  return [...new Map(all.map((reach) => [JSON.stringify(reach.about), reach])).entries()]
    .sort(([left], [right]) => byCodeUnit(left, right))
    .map(([, reach]) => reach);
}

const isChanged = ({ before, after, replaced }: PlannedResource): boolean =>
  replaced || JSON.stringify(before) !== JSON.stringify(after);

function assignmentReach({
  resource,
  account,
  set,
  principal,
  side,
}: PlannedAssignment): OutsideReach {
  const plan = resource?.plan ?? "";
  const { name = "" } = set[side] ?? set.after ?? set.before ?? {};
  return {
    rule: "outside-environment",
    about: {
      environment: plan,
      account: account.name,
      ...(principal.type === "GROUP" ? { group: principal.name } : { user: principal.name }),
    },
    words: phrase`the plan ${plan} changes ${name} of ${principal.name} in ${account.name}, which is not one of its accounts`,
  };
}
