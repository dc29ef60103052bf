import type {
  AccessModel,
  CustomerManagedPolicyReference,
  ManagedPolicy,
  PermissionSet,
  PermissionsBoundary,
  PolicyDocument,
} from "../../model/access-model";
import { byParts } from "../../model/compare";
import type { KnownLater } from "./known-later";
import type { PlannedResource } from "./planned-resources";
import { notKnownYet } from "./principals";
import type { Plan } from "./read-plan";
import { existing, isUnknown, SIDES, type Side } from "./sides";
import { unreadablePolicy } from "./unreadable-policy";
import { block, isMapping, list, mapping, text, texts, type Values } from "./values";

/** A permission set that plans manage or refer to. */
export interface PlannedSet {
  /** The same on both sides, and of no other set. */
  readonly id: string;
  readonly before?: PermissionSet;
  readonly after?: PermissionSet;
  /** Made anew, so that nobody holds it for a while. */
  readonly replaced: boolean;
  /** The resource that manages it, where one does. */
  readonly resource?: PlannedResource;
}

/** Which permission set an attribute refers to. */
export interface SetReference {
  readonly id: string;
  readonly presumed: boolean;
}

/** The permission sets of plans. */
export class PermissionSets {
  /** By id. */
  readonly all: ReadonlyMap<string, PlannedSet>;
  private readonly ids = new Map<string, string>();
  private readonly resources = new Map<string, PlannedResource>();

  constructor(
    private readonly plans: readonly Plan[],
    private readonly later: KnownLater,
    declared: AccessModel | undefined,
  ) {
    for (const side of SIDES)
      for (const resource of this.existing("aws_ssoadmin_permission_set", side)) {
        const arn = text(resource.values, "arn");
        this.resources.set(idOf(resource), resource);
        if (arn !== undefined) this.ids.set(arn, idOf(resource));
      }
    const sides = { before: this.contents("before"), after: this.contents("after") };
    const others = new OtherSets(plans, declared);
    const set = (id: string, side: Side): PermissionSet | undefined => {
      const resource = this.resources.get(id);
      const content = sides[side].get(id);
      if (resource === undefined) return others.of(id, content);
      const values = resource[side];
      return values && managedSet(resource, values, side, content);
    };
    const ids = new Set([...this.resources.keys(), ...this.referred()]);
    this.all = new Map(
      [...ids].map((id) => {
        const [before, after] = [set(id, "before"), set(id, "after")];
        const resource = this.resources.get(id);
        return [
          id,
          {
            id,
            ...(before === undefined ? {} : { before }),
            ...(after === undefined ? {} : { after }),
            ...(resource === undefined ? {} : { resource }),
            replaced: resource?.replaced === true,
          },
        ] as const;
      }),
    );
  }

  /** Undefined where several sets could be meant and nothing tells which. */
  reference(resource: PlannedResource, side: Side): SetReference | undefined {
    const arn = text(resource[side], "permission_set_arn");
    if (arn !== undefined) return { id: this.ids.get(arn) ?? arn, presumed: false };
    const found = this.later.find(resource, "permission_set_arn", "aws_ssoadmin_permission_set");
    return found.type === "found"
      ? { id: idOf(found.resource), presumed: found.presumed }
      : undefined;
  }

  private existing(type: string, side: Side) {
    return this.plans.flatMap(({ resources }) =>
      existing(resources, type, side).filter(({ mode }) => mode === "managed"),
    );
  }

  /** Sets that something in the plans refers to by ARN. */
  private referred(): readonly string[] {
    return this.plans
      .flatMap(({ resources }) => resources)
      .flatMap((resource) =>
        SIDES.flatMap((side) => text(resource[side], "permission_set_arn") ?? []),
      )
      .map((arn) => this.ids.get(arn) ?? arn);
  }

  /** What is attached to each set. */
  private contents(side: Side): ReadonlyMap<string, Content> {
    const found = new Map<string, Content>();
    for (const [type, part] of Object.entries(PARTS)) {
      for (const resource of this.existing(type, side)) {
        const reference = this.reference(resource, side);
        // What may be anybody's is unreadable to each that it could be.
        const targets = reference === undefined ? this.createdIn(resource.plan) : [reference.id];
        const read = reference === undefined ? UNREADABLE : part(resource, resource.values, side);
        for (const id of targets) {
          const content = found.get(id) ?? { managed: [], customer: [] };
          found.set(id, {
            ...content,
            ...read,
            managed: [...content.managed, ...(read.managed ?? [])],
            customer: [...content.customer, ...(read.customer ?? [])],
          });
        }
      }
    }
    return found;
  }

  private createdIn(plan: string): readonly string[] {
    return [...this.resources]
      .filter(([, { plan: own, after }]) => own === plan && text(after, "arn") === undefined)
      .map(([id]) => id);
  }
}

const idOf = ({ plan, address }: PlannedResource): string => `${plan} ${address}`;

/** What is attached to a set. */
interface Content {
  readonly managed: readonly ManagedPolicy[];
  readonly customer: readonly CustomerManagedPolicyReference[];
  readonly inline?: PolicyDocument;
  readonly boundary?: PermissionsBoundary;
}

const UNREADABLE: Partial<Content> = {
  customer: [unreadablePolicy("a policy, known after apply")],
};

/** What each kind of resource attaches. */
const PARTS: Readonly<
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
    if (isUnknown(resource, "permissions_boundary", side)) return { boundary: UNREADABLE_BOUNDARY };
    const boundary = block(values, "permissions_boundary");
    const [managedPolicy] = managedPolicies([text(boundary, "managed_policy_arn")]);
    const [reference] = references(boundary);
    if (managedPolicy !== undefined) return { boundary: { type: "managed-policy", managedPolicy } };
    return reference === undefined
      ? {}
      : { boundary: { type: "customer-managed-policy", customerManagedPolicy: reference } };
  },
};

const UNREADABLE_BOUNDARY: PermissionsBoundary = {
  type: "customer-managed-policy",
  customerManagedPolicy: unreadablePolicy("known after apply"),
};

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

/** AWS's own default: https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html */
const DEFAULT_SESSION = "PT1H";

/** What is known after apply only may be as long as AWS takes. */
const LONGEST_SESSION = "PT12H";

function managedSet(
  resource: PlannedResource,
  values: Values,
  side: Side,
  content: Content | undefined,
): PermissionSet {
  const name = text(values, "name") ?? notKnownYet(resource);
  const description = text(values, "description");
  const relayState = text(values, "relay_state");
  return {
    ...attached(content),
    key: name,
    name,
    scope: "instance",
    ...(description === undefined ? {} : { description }),
    ...(relayState === undefined ? {} : { relayState }),
    sessionDuration: isUnknown(resource, "session_duration", side)
      ? LONGEST_SESSION
      : (text(values, "session_duration") ?? DEFAULT_SESSION),
    tags: tagsOf(isMapping(values.tags_all) ? values.tags_all : mapping(values.tags)),
  };
}

const tagsOf = (tags: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value ?? "")]));

function attached(
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

/** Sets that others manage: known by a data source, by another stack's outputs, or by their id alone. */
class OtherSets {
  private readonly names = new Map<string, string>();
  private readonly declared: ReadonlyMap<string, PermissionSet>;

  constructor(plans: readonly Plan[], declared: AccessModel | undefined) {
    const sets = declared?.instancePermissionSets ?? [];
    const named = new Map(sets.map((set) => [set.key, set.name]));
    for (const { data } of plans) {
      for (const values of data.get("aws_ssoadmin_permission_set") ?? [])
        this.names.set(text(values, "arn") ?? "", text(values, "name") ?? "");
      for (const values of data.get("terraform_remote_state") ?? []) {
        const arns = mapping(mapping(values.outputs).permission_set_arns);
        for (const [key, arn] of Object.entries(arns))
          this.names.set(String(arn), named.get(key) ?? key);
      }
    }
    this.declared = new Map(
      [...sets, ...(declared?.environments ?? []).flatMap((one) => one.permissionSets)].map(
        (set) => [set.name, set],
      ),
    );
  }

  of(arn: string, content: Content | undefined): PermissionSet {
    const name = this.names.get(arn) ?? arn.slice(arn.lastIndexOf("/") + 1);
    const known = this.declared.get(name);
    const own = attached(content);
    if (known !== undefined && content === undefined) return known;
    return {
      ...own,
      key: name,
      name,
      scope: "instance",
      sessionDuration: DEFAULT_SESSION,
      customerManagedPolicies: [...own.customerManagedPolicies, unreadablePolicy(NOT_IN_PLAN)],
      tags: {},
    };
  }
}

/** What stands for the policies of a set that no plan manages. */
export const NOT_IN_PLAN = "policies that are in no plan";
