import { isSetting } from "./planned-settings";
import type { Plan } from "./read-plan";
import { masked } from "./sensitive";
import { isMapping, list, mapping, text, type Values } from "./values";

/** A resource of a plan with its attributes before and after. */
export interface PlannedResource {
  /** Name of its plan. */
  readonly plan: string;
  readonly mode: "managed" | "data";
  readonly address: string;
  /** Address of the module that holds it; empty for the root. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
  /** Of `count` or `for_each`, as text. */
  readonly index?: string;
  /** As AWS has it, where it exists. */
  readonly before?: Values;
  /** Without what is known after apply only. */
  readonly after?: Values;
  /** True for each attribute that is known after apply only. */
  readonly unknown: Values;
  /** Made anew, whichever comes first. */
  readonly replaced: boolean;
}

/** Resources that access consists of; all others a review passes over. */
const TYPES: ReadonlySet<string> = new Set([
  "aws_identitystore_group",
  "aws_identitystore_group_membership",
  "aws_identitystore_user",
  "aws_organizations_account",
  "aws_ssoadmin_account_assignment",
  "aws_ssoadmin_customer_managed_policy_attachment",
  "aws_ssoadmin_customer_managed_policy_attachments_exclusive",
  "aws_ssoadmin_managed_policy_attachment",
  "aws_ssoadmin_managed_policy_attachments_exclusive",
  "aws_ssoadmin_permission_set",
  "aws_ssoadmin_permission_set_inline_policy",
  "aws_ssoadmin_permissions_boundary_attachment",
]);

export function plannedResources(plan: string, json: Values): Omit<Plan, "name"> {
  return {
    resources: list(json.resource_changes)
      .map(mapping)
      .filter(({ type }) => TYPES.has(String(type)))
      .flatMap((change) => forgotten(plannedResource(plan, change), change)),
    settings: list(json.resource_changes)
      .map(mapping)
      .filter(({ mode, type }) => mode === "managed" && isSetting(String(type)))
      .flatMap((change) => forgotten(plannedResource(plan, change), change)),
    data: dataOf(mapping(mapping(mapping(json.prior_state).values).root_module)),
    configuration: mapping(mapping(json.configuration).root_module),
    drifted: list(json.resource_drift)
      .map(mapping)
      .filter(({ type }) => TYPES.has(String(type)))
      .map((change) => plannedResource(plan, change))
      .filter(isChanged).length,
    // Terraform before 1.8 does not say.
    partial: json.complete === false,
  };
}

function plannedResource(plan: string, json: Values): PlannedResource {
  const change = mapping(json.change);
  const actions = list(change.actions);
  const address = addressOf(json);
  const { before, after } = masked(address, change);
  return {
    plan,
    mode: json.mode === "data" ? "data" : "managed",
    address,
    module: text(json, "module_address") ?? "",
    type: String(json.type),
    name: String(json.name),
    ...(json.index === undefined ? {} : { index: String(json.index) }),
    ...(isMapping(before) ? { before } : {}),
    ...(isMapping(after) ? { after } : {}),
    unknown: mapping(change.after_unknown),
    replaced: actions.includes("create") && actions.includes("delete"),
  };
}

/** Objects that a failed replacement has left behind share the address of the one that took their place. */
const addressOf = ({ address, deposed }: Values): string =>
  deposed === undefined ? String(address) : `${address} (deposed ${deposed})`;

/** What Terraform forgets stays in AWS as it is, whether or not another takes its place. */
function forgotten(resource: PlannedResource, json: Values): readonly PlannedResource[] {
  const { before, ...created } = resource;
  if (before === undefined || !list(mapping(json.change).actions).includes("forget"))
    return [resource];
  const kept = { ...resource, after: before, unknown: {} };
  return resource.after === undefined ? [kept] : [kept, created];
}

/** Refreshing writes nothing as null, as an empty text or as an empty map: no change to anybody. */
function isChanged({ before, after }: PlannedResource): boolean {
  if (before === undefined || after === undefined) return before !== after;
  const said = (value: unknown): string =>
    value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0)
      ? ""
      : JSON.stringify(value ?? "");
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].some(
    (attribute) => said(before[attribute]) !== said(after[attribute]),
  );
}

function dataOf(root: Values): ReadonlyMap<string, readonly Values[]> {
  const found = new Map<string, Values[]>();
  const modules = [root];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    modules.push(...list(module.child_modules).map(mapping));
    for (const resource of list(module.resources).map(mapping)) {
      if (resource.mode !== "data") continue;
      const type = String(resource.type);
      const values = found.get(type) ?? [];
      values.push(mapping(resource.values));
      found.set(type, values);
    }
  }
  return found;
}
