import type { PlannedResource } from "./planned-resources";
import type { Values } from "./values";

/** One of the two states that a plan lies between. */
export type Side = "before" | "after";

export const SIDES = ["before", "after"] as const satisfies readonly Side[];

/** Resources of a type that exist on a side. */
export const existing = (
  resources: readonly PlannedResource[],
  type: string,
  side: Side,
): readonly (PlannedResource & { readonly values: Values })[] =>
  resources.flatMap((resource) => {
    const values = resource[side];
    return resource.type === type && values !== undefined ? [{ ...resource, values }] : [];
  });

/** Whether a value, or a part of it, is known after apply only; before, all is known. */
export const isUnknown = (resource: PlannedResource, attribute: string, side: Side): boolean =>
  side === "after" && holdsTrue(resource.unknown[attribute]);

const holdsTrue = (value: unknown): boolean =>
  value === true ||
  (typeof value === "object" && value !== null && Object.values(value).some(holdsTrue));
