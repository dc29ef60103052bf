import {
  isKnown,
  type Origin,
  type Reading,
  type ReadPolicy,
  type UnknownPolicy,
} from "../../model/policies/reading";
import type { Selection, Statement } from "../../model/policies/statement";
import { implies } from "./condition-implication";
import {
  actionsApart,
  actionsWithin,
  resourcesApart,
  resourcesWithin,
} from "./selection-inclusion";

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
  return (
    sameUnknown &&
    narrowAllows.every((allow) => isWithin(allow, wideAllows) || isWithin(allow, narrowDenies)) &&
    wideDenies.every(
      (deny) =>
        isWithin(deny, narrowDenies) ||
        (narrow.unknown.size === 0 && narrowAllows.every((allow) => areApart(allow, deny))),
    )
  );
}

const byEffect = (statements: readonly Statement[]) =>
  [
    statements.filter(({ effect }) => effect === "Allow"),
    statements.filter(({ effect }) => effect === "Deny"),
  ] as const;

/** Whether all that a statement is about is certain to be among what the others are about. */
function isWithin(statement: Statement, others: readonly Statement[]): boolean {
  const candidates = others.filter(({ condition }) => implies(statement.condition, condition));
  const covered = (actions: Selection, resources: Selection): boolean =>
    candidates.some(
      (other) =>
        actionsWithin(actions, other.actions) && resourcesWithin(resources, other.resources),
    );
  // As a whole, or else each action on each resource in whichever statement has it.
  return (
    covered(statement.actions, statement.resources) ||
    (candidates.length > 1 &&
      parts(statement.actions).every((actions) =>
        parts(statement.resources).every((resources) => covered(actions, resources)),
      ))
  );
}

const parts = (selection: Selection): readonly Selection[] =>
  selection.except
    ? [selection]
    : selection.patterns.map((pattern) => ({ except: false, patterns: [pattern] }));

const areApart = (left: Statement, right: Statement): boolean =>
  actionsApart(left.actions, right.actions) || resourcesApart(left.resources, right.resources);
