import type {
  CustomerManagedPolicyReference,
  ManagedPolicy,
  PermissionSet,
  PermissionsBoundary,
  PolicyDocument,
} from "../../model/access-model";
import { byParts } from "../../model/compare";
import type { PlannedResource } from "./planned-resources";
import { standIn } from "./sensitive";
import { isUnknown, type Side } from "./sides";
import { unreadablePolicy } from "./unreadable-policy";
import { block, isMapping, list, mapping, text, texts, type Values } from "./values";

/** What is attached to a set. */
export interface Content {
  readonly managed: readonly ManagedPolicy[];
  readonly customer: readonly CustomerManagedPolicyReference[];
  readonly inline?: PolicyDocument;
  readonly boundary?: PermissionsBoundary;
}

export const UNREADABLE: Partial<Content> = {
  customer: [unreadablePolicy("a policy, known after apply")],
};

/** What each kind of resource attaches; what is secret is seen to be there. */
export const PARTS: Readonly<
  Record<string, (resource: PlannedResource, values: Values, side: Side) => Partial<Content>>
> = {
  aws_ssoadmin_managed_policy_attachment: (resource, values, side) =>
    isUnknown(resource, "managed_policy_arn", side)
      ? UNREADABLE
      : { managed: managedPolicies([text(values, "managed_policy_arn")]) },
  aws_ssoadmin_managed_policy_attachments_exclusive: (resource, values, side) =>
    isUnknown(resource, "managed_policy_arns", side)
      ? UNREADABLE
      : { managed: managedPolicies(texts(values.managed_policy_arns)) },
  aws_ssoadmin_customer_managed_policy_attachment: customerManagedPolicies,
  aws_ssoadmin_customer_managed_policy_attachments_exclusive: customerManagedPolicies,
  aws_ssoadmin_permission_set_inline_policy: (resource, values, side) => {
    if (isUnknown(resource, "inline_policy", side))
      return { customer: [unreadablePolicy("inline policy, known after apply")] };
    const given = text(values, "inline_policy");
    if (given === undefined) return {};
    const inline = parsed(given);
    return inline === undefined
      ? { customer: [unreadablePolicy(`inline policy ${given}`)] }
      : { inline };
  },
  aws_ssoadmin_permissions_boundary_attachment: (resource, values, side) => {
    if (isUnknown(resource, "permissions_boundary", side))
      return { boundary: unreadableBoundary("known after apply") };
    const boundary = block(values, "permissions_boundary");
    const [managedPolicy] = managedPolicies([text(boundary, "managed_policy_arn")]);
    const [reference] = references(boundary);
    if (managedPolicy !== undefined) return { boundary: { type: "managed-policy", managedPolicy } };
    return reference === undefined
      ? {}
      : { boundary: { type: "customer-managed-policy", customerManagedPolicy: reference } };
  },
};

/** What is attached, where that is secret. */
export function secretPart(values: Values): Partial<Content> | undefined {
  const boundary = standIn(values, "permissions_boundary");
  if (boundary !== undefined) return { boundary: unreadableBoundary(boundary) };
  const [policy] = POLICIES.flatMap((attribute) => standIn(values, attribute) ?? []);
  return policy === undefined ? undefined : { customer: [unreadablePolicy(`a policy ${policy}`)] };
}

const POLICIES = [
  "customer_managed_policy_reference",
  "managed_policy_arn",
  "managed_policy_arns",
] as const;

const unreadableBoundary = (what: string): PermissionsBoundary => ({
  type: "customer-managed-policy",
  customerManagedPolicy: unreadablePolicy(what),
});

function customerManagedPolicies(
  resource: PlannedResource,
  values: Values,
  side: Side,
): Partial<Content> {
  return isUnknown(resource, "customer_managed_policy_reference", side)
    ? UNREADABLE
    : { customer: references(values) };
}

const managedPolicies = (arns: readonly (string | undefined)[]): readonly ManagedPolicy[] =>
  arns.flatMap((arn) =>
    arn === undefined ? [] : [{ name: arn.slice(arn.lastIndexOf("/") + 1), arn }],
  );

const references = (values: Values): readonly CustomerManagedPolicyReference[] =>
  list(values.customer_managed_policy_reference)
    .map(mapping)
    .map((one) => ({ name: text(one, "name") ?? "", path: text(one, "path") ?? "/" }));

function parsed(document: string): PolicyDocument | undefined {
  try {
    const found: unknown = JSON.parse(document);
    return isMapping(found) ? (found as PolicyDocument) : undefined;
  } catch {
    return undefined;
  }
}

/** What is attached, in the terms of the model. */
export function attached(
  content: Content | undefined,
): Pick<
  PermissionSet,
  "managedPolicies" | "customerManagedPolicies" | "inlinePolicy" | "permissionsBoundary"
> {
  return {
    managedPolicies: [...(content?.managed ?? [])].sort(byParts(({ arn }) => [arn])),
    customerManagedPolicies: [...(content?.customer ?? [])].sort(
      byParts(({ path, name }) => [path, name]),
    ),
    ...(content?.inline === undefined ? {} : { inlinePolicy: content.inline }),
    ...(content?.boundary === undefined ? {} : { permissionsBoundary: content.boundary }),
  };
}

/** AWS's own default: https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html */
export const DEFAULT_SESSION = "PT1H";
