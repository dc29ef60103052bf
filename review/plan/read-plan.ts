import { type PlannedResource, plannedResources } from "./planned-resources";
import { isMapping, type Values } from "./values";

/** A plan as far as a review looks into it. */
export interface Plan {
  /** What the review calls it; our stacks' plans have the stack's name. */
  readonly name: string;
  readonly resources: readonly PlannedResource[];
  /** What else decides who gets in. */
  readonly settings: readonly PlannedResource[];
  /** What data sources have read, by type. */
  readonly data: ReadonlyMap<string, readonly Values[]>;
  /** The module at the root, as Terraform read it. */
  readonly configuration: Values;
  /** Resources of access that are not as Terraform left them. */
  readonly drifted: number;
  /** Whether applying it leaves changes to another run: `-target`, or what Terraform defers. */
  readonly partial: boolean;
}

/** Why a text is no plan that can be reviewed. */
export type PlanProblem =
  | { readonly type: "not-json" }
  /** JSON, but not what `terraform show -json` prints of a plan. */
  | { readonly type: "no-plan"; readonly state: boolean }
  | { readonly type: "other-version"; readonly version: string }
  /** Planning failed part of the way. */
  | { readonly type: "errored" };

/** The major version of the format that is read here. */
export const FORMAT_VERSION = 1;

/**
 * Reads what `terraform show -json PLAN` prints:
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function readPlan(name: string, content: string): Plan | PlanProblem {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { type: "not-json" };
  }
  if (!isMapping(json) || typeof json.format_version !== "string") {
    return { type: "no-plan", state: false };
  }
  if (Number.parseInt(json.format_version, 10) !== FORMAT_VERSION) {
    return { type: "other-version", version: json.format_version };
  }
  // A state has values, and so has a plan; only a plan says what it was planned with.
  if (!isMapping(json.planned_values) || !isMapping(json.configuration)) {
    return { type: "no-plan", state: isMapping(json.values) };
  }
  if (json.errored === true) return { type: "errored" };
  return { name, ...plannedResources(name, json) };
}

export const isProblem = (read: Plan | PlanProblem): read is PlanProblem => "type" in read;
