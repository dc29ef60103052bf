/** What an apply would do to one resource. */
export interface Change {
  readonly address: string;
  /** `adopt`: it exists, and comes into the state. */
  readonly action: "create" | "adopt" | "change" | "replace" | "delete";
  /** By which AWS knows what is adopted. */
  readonly id?: string;
  /** Arguments that change, sorted; of what is adopted or changed. */
  readonly changed: readonly string[];
}

interface PlanFile {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: PlannedChange;
  }[];
}

interface PlannedChange {
  readonly actions: readonly string[];
  readonly before: Values;
  readonly after: Values;
  readonly after_unknown?: Values;
  readonly importing?: { readonly id: string };
}

type Values = Readonly<Record<string, unknown>> | null;

/** Reads `terraform show -json PLAN`: https://developer.hashicorp.com/terraform/internals/json-format */
export function changesOf(planJson: string): readonly Change[] {
  const { resource_changes: planned = [] }: PlanFile = JSON.parse(planJson);
  return planned
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ address, change }) => {
      const action = actionOf(change);
      if (action === undefined) return [];
      const { importing } = change;
      return [
        {
          address,
          action,
          ...(importing === undefined ? {} : { id: importing.id }),
          changed: action === "create" || action === "delete" ? [] : changedArguments(change),
        },
      ];
    });
}

function actionOf({ actions, importing }: PlannedChange): Change["action"] | undefined {
  if (actions.includes("delete")) return actions.includes("create") ? "replace" : "delete";
  if (importing !== undefined) return "adopt";
  if (actions.includes("create")) return "create";
  return actions.includes("update") ? "change" : undefined;
}

function changedArguments({ before, after, after_unknown }: PlannedChange): string[] {
  const names = new Set(
    [before, after, after_unknown].flatMap((values) => Object.keys(values ?? {})),
  );
  return [...names]
    .filter(
      (name) =>
        after_unknown?.[name] === true ||
        JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
    )
    .sort();
}

/** A line for a person to read. */
export function changeText({ address, action, id, changed }: Change): string {
  const what = id === undefined || address.endsWith(`.${id}`) ? address : `${address} (${id})`;
  const how = changed.length === 0 ? "" : `, and change ${changed.join(", ")}`;
  return action === "change"
    ? `change   ${what}: ${changed.join(", ")}`
    : `${action.padEnd(8)} ${what}${how}`;
}
