import {
  isKnown,
  type Origin,
  type Reading,
  type ReadPolicy,
  type UnknownPolicy,
} from "../../model/policies/reading";
import type { Selection, Statement } from "../../model/policies/statement";
import { alternatives, implies } from "./condition-implication";
import {
  actionsApart,
  actionsWithin,
  resourcesApart,
  resourcesWithin,
} from "./selection-inclusion";
import { canonical } from "./statement-diff";

/**
 * Whether the one set of policies is certain to allow nothing that the other does not allow. Actions, resources
 * and conditions are compared as patterns; false where they leave that open.
 */
export function allowsNoMore(narrow: Reading, wide: Reading): boolean {
  return (
    policiesAllowNoMore(policiesOf(narrow), policiesOf(wide)) &&
    (wide.boundary === undefined ||
      [boundaryOf(narrow), policiesOf(narrow)].some(
        (limit) => limit !== undefined && policiesAllowNoMore(limit, boundaryOf(wide) ?? NOTHING),
      ))
  );
}

/** Policies that count together. */
interface Policies {
  readonly statements: readonly Statement[];
  readonly unknown: ReadonlySet<string>;
}

const NOTHING: Policies = { statements: [], unknown: new Set() };

const policiesOf = ({ policies, unknown }: Reading): Policies => ({
  statements: policies.flatMap(({ statements }) => statements),
  unknown: new Set(unknown.map(({ origin }) => originKey(origin))),
});

function boundaryOf({ boundary }: Reading): Policies | undefined {
  if (boundary === undefined) return undefined;
  return isKnown(boundary)
    ? { statements: boundary.statements, unknown: new Set() }
    : { statements: [], unknown: new Set([originKey(boundary.origin)]) };
}

/** What names the policy, whatever its version. */
export function originKey(origin: (ReadPolicy | UnknownPolicy)["origin"]): string {
  return keyed(origin).join(" ");
}

function keyed(origin: Origin): readonly string[] {
  switch (origin.type) {
    case "inline":
      return [origin.type];
    case "aws-managed":
      return [origin.type, origin.name];
    case "customer-managed":
      return [origin.type, origin.path + origin.name];
  }
}

function policiesAllowNoMore(narrow: Policies, wide: Policies): boolean {
  const [narrowAllows, narrowDenies] = byEffect(narrow.statements);
  const [wideAllows, wideDenies] = byEffect(wide.statements);
  // Whoever does not know a policy knows neither what it allows nor what it denies.
  const sameUnknown =
    narrow.unknown.size === wide.unknown.size &&
    [...narrow.unknown].every((policy) => wide.unknown.has(policy));
  const [heldAllows, heldDenies] = [wideAllows, narrowDenies].map(
    (statements) => new Set(statements.map(canonical)),
  );
  return (
    sameUnknown &&
    narrowAllows.every(
      (allow) =>
        heldAllows?.has(canonical(allow)) ||
        everyPart(allow, (part) => isWithin(part, wideAllows) || isWithin(part, narrowDenies)),
    ) &&
    wideDenies.every(
      (deny) =>
        heldDenies?.has(canonical(deny)) ||
        everyPart(
          deny,
          (part) =>
            isWithin(part, narrowDenies) ||
            (narrow.unknown.size === 0 && narrowAllows.every((allow) => areApart(allow, part))),
        ),
    )
  );
}

const byEffect = (statements: readonly Statement[]) =>
  [
    statements.filter(({ effect }) => effect === "Allow"),
    statements.filter(({ effect }) => effect === "Deny"),
  ] as const;

/** Whether one of the others is certain to be about all that a statement is about. */
const isWithin = (statement: Statement, others: readonly Statement[]): boolean =>
  others.some(
    (other) =>
      implies(statement.condition, other.condition) &&
      actionsWithin(statement.actions, other.actions) &&
      resourcesWithin(statement.resources, other.resources),
  );

/** The statement as a whole, or else each of its actions on each of its resources under each of its conditions. */
function everyPart(statement: Statement, holds: (part: Statement) => boolean): boolean {
  if (holds(statement)) return true;
  const resources = parts(statement.resources);
  const actions = parts(statement.actions);
  const conditions = alternatives(statement.condition);
  return (
    actions.length * resources.length * conditions.length > 1 &&
    actions.every((some) =>
      resources.every((few) =>
        conditions.every((condition) => {
          const { condition: _, ...rest } = statement;
          const part = { ...rest, actions: some, resources: few };
          return holds(condition === undefined ? part : { ...part, condition });
        }),
      ),
    )
  );
}

const parts = (selection: Selection): readonly Selection[] =>
  selection.except
    ? [selection]
    : selection.patterns.map((pattern) => ({ except: false, patterns: [pattern] }));

const areApart = (left: Statement, right: Statement): boolean =>
  actionsApart(left.actions, right.actions) || resourcesApart(left.resources, right.resources);
