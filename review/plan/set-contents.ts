import type {
  CustomerManagedPolicyReference,
  ManagedPolicy,
  PermissionSet,
  PermissionsBoundary,
  PolicyDocument,
} from "../../model/access-model";
import { byCodeUnit, byParts } from "../../model/compare";
import { readStatements } from "../../model/policies/statement";
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

/**
 * What is attached, with a part more. AWS holds one inline policy and one boundary for a set: of several that a plan
 * gives, the one that happens to be applied last.
 */
export function withPart(content: Content, part: Partial<Content>): Content {
  const [inlines, boundaries] = [
    eitherOf(content.inline, part.inline),
    eitherOf(content.boundary, part.boundary),
  ];
  return {
    ...content,
    ...part,
    managed: [...content.managed, ...(part.managed ?? [])],
    customer: [
      ...content.customer,
      ...(part.customer ?? []),
      ...(inlines === undefined ? [] : [unreadablePolicy(`inline policy, ${inlines}`)]),
    ],
    ...(boundaries === undefined ? {} : { boundary: unreadableBoundary(boundaries) }),
  };
}

/** Names both, so that it is another when one of them is; undefined where they are not two. */
const eitherOf = (one: unknown, other: unknown): string | undefined => {
  if (one === undefined || other === undefined) return undefined;
  const texts = [one, other].map((each) => JSON.stringify(each)).sort(byCodeUnit);
  return texts[0] === texts[1] ? undefined : `either ${texts.join(" or ")}`;
};

/** What each kind of resource attaches; what is secret is seen to be there. */
export const PARTS: Readonly<
  Record<string, (resource: PlannedResource, values: Values, side: Side) => Partial<Content>>
> = {
  aws_ssoadmin_managed_policy_attachment: (resource, values, side) =>
    isUnknown(resource, "managed_policy_arn", side)
      ? UNREADABLE
      : policiesByArn(texts([values.managed_policy_arn])),
  aws_ssoadmin_managed_policy_attachments_exclusive: (resource, values, side) =>
    isUnknown(resource, "managed_policy_arns", side)
      ? UNREADABLE
      : policiesByArn(texts(values.managed_policy_arns)),
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
    const arn = text(boundary, "managed_policy_arn");
    const [reference] = references(boundary);
    if (arn !== undefined)
      return {
        boundary: isOfAws(arn)
          ? { type: "managed-policy", managedPolicy: managedPolicy(arn) }
          : unreadableBoundary(arn),
      };
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

/** A policy of an account can be called like one of AWS's, and says something else. */
const policiesByArn = (arns: readonly string[]): Partial<Content> => ({
  managed: arns.filter(isOfAws).map(managedPolicy),
  customer: arns.filter((arn) => !isOfAws(arn)).map((arn) => unreadablePolicy(`policy ${arn}`)),
});

const isOfAws = (arn: string): boolean => /^arn:[^:]+:iam::aws:policy\//.test(arn);

const managedPolicy = (arn: string): ManagedPolicy => ({
  name: arn.slice(arn.lastIndexOf("/") + 1),
  arn,
});

const references = (values: Values): readonly CustomerManagedPolicyReference[] =>
  list(values.customer_managed_policy_reference)
    .map(mapping)
    .map((one) => ({ name: text(one, "name") ?? "", path: text(one, "path") ?? "/" }));

/** Undefined where it, or a statement of it, is nothing that can be read here: AWS may still read it. */
function parsed(document: string): PolicyDocument | undefined {
  try {
    const found: unknown = JSON.parse(document);
    if (!isMapping(found)) return undefined;
    const written = [found.Statement].flat().length;
    return readStatements(found).length === written ? (found as PolicyDocument) : undefined;
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
