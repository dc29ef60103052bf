import { type AccessLevel, actionsOf, type CatalogAction, serviceNames } from "./action-catalog";
import { allowing } from "./allowed";
import type { Reading, ReadPolicy } from "./reading";
import { isAbout, type Statement, servicesOf } from "./statement";

/**
 * Every action that the set's policies allow on some resource, wildcards expanded, as far as `allowing` tells.
 * Sorted by service; each once.
 */
export function grantedActions(reading: Reading): readonly CatalogAction[] {
  const { policies, boundary } = reading;
  const granted = new Set(policies.flatMap(allowedActions));
  const denied = new Set(policies.flatMap(deniedActions));
  return [...granted]
    .filter(
      (action) =>
        // Where nothing takes an action away, there is nothing to ask.
        (boundary === undefined && !denied.has(action)) ||
        allowing(reading, { action: action.name }).length > 0,
    )
    .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0));
}

/** How many of the actions are of each level. */
export function accessLevels(
  actions: readonly CatalogAction[],
): Readonly<Record<AccessLevel, number>> {
  const counts = { List: 0, Read: 0, Write: 0, Tagging: 0, "Permissions management": 0 };
  for (const { level } of actions) counts[level] += 1;
  return counts;
}

const known = new WeakMap<ReadPolicy, readonly CatalogAction[]>();

/** What a policy allows by itself, expanded once: AWS managed policies are shared by many sets. */
function allowedActions(policy: ReadPolicy): readonly CatalogAction[] {
  const read = known.get(policy) ?? [
    ...new Set(
      policy.statements.filter(({ effect }) => effect === "Allow").flatMap(expandStatement),
    ),
  ];
  known.set(policy, read);
  return read;
}

/** What a policy denies on some resource, or under some Condition. */
const deniedActions = ({ statements }: ReadPolicy): readonly CatalogAction[] =>
  statements.filter(({ effect }) => effect === "Deny").flatMap(expandStatement);

const expanded = new WeakMap<Statement, readonly CatalogAction[]>();

/** Every action of the catalog that a statement is about, worked out once. */
export function expandStatement(statement: Statement): readonly CatalogAction[] {
  const actions = expanded.get(statement) ?? expand(statement);
  expanded.set(statement, actions);
  return actions;
}

function expand(statement: Statement): readonly CatalogAction[] {
  const services = servicesOf(statement);
  const all = statement.actions.except || services.includes("*");
  return (all ? serviceNames() : services).flatMap((service) =>
    [...(actionsOf(service)?.values() ?? [])].filter(({ name }) => isAbout(statement, name)),
  );
}
