/**
 * What a plan does, by address: `create`, `delete`, `replace`, `read`, or `update` with the names of
 * the attributes that change. Outputs are `output.<name>`, drift is `drift.<address>`.
 */
export type Changes = Readonly<Record<string, string>>;

/** As far as it is looked into: https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, Change>>;
}

interface ResourceChange {
  readonly address: string;
  readonly change: Change;
}

interface Change {
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly after_unknown: unknown;
}

export function changesOf(plan: PlanJson): Changes {
  const named = [
    ...(plan.resource_changes ?? []).map(({ address, change }) => [address, change] as const),
    ...(plan.resource_drift ?? [])
      .filter(
        ({ change }) => change.actions.join() !== "update" || changedAttributes(change).length > 0,
      )
      .map(({ address, change }) => [`drift.${address}`, change] as const),
    ...Object.entries(plan.output_changes ?? {}).map(
      ([name, change]) => [`output.${name}`, change] as const,
    ),
  ];
  return Object.fromEntries(
    named
      .filter(([, { actions }]) => actions.join() !== "no-op")
      .map(([name, change]) => [name, describeChange(change)]),
  );
}

function describeChange(change: Change): string {
  if (change.actions.length > 1) return "replace";
  const action = change.actions.join();
  return action === "update" ? `update ${changedAttributes(change).join(", ")}`.trim() : action;
}

function changedAttributes({ before, after, after_unknown: unknown }: Change): string[] {
  if (!isObject(before) || !isObject(after)) return [];
  const notYet = isObject(unknown) ? unknown : {};
  return [...new Set([before, after, notYet].flatMap(Object.keys))]
    .filter((name) => notYet[name] === true || text(before[name]) !== text(after[name]))
    .sort();
}

/** The provider writes no tags as null and reads them as an empty map, which is no change. */
const text = (value: unknown): string =>
  isObject(value) && Object.keys(value).length === 0 ? "null" : JSON.stringify(value ?? null);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
