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
  const sets = facts.sets
    .filter(isChanged)
    .filter(({ plan }) => isStack(declared, plan))
    .flatMap((resource) => {
      const names = [resource.after?.name, resource.before?.name].map(String);
      const foreign = names.find(
        (name) => (ownersOfSets.get(name) ?? resource.plan) !== resource.plan,
      );
      return foreign === undefined
        ? []
        : [
            {
              rule: "outside-environment",
              about: { environment: resource.plan, permissionSet: foreign },
              words: phrase`the plan ${resource.plan} changes ${foreign}, a permission set of ${ownersOfSets.get(foreign) ?? ""}`,
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
