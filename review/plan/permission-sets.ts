import type { AccessModel, PermissionSet } from "../../model/access-model";
import type { KnownLater } from "./known-later";
import { OtherSets } from "./other-sets";
import type { PlannedResource } from "./planned-resources";
import { notKnownYet } from "./principals";
import type { Plan } from "./read-plan";
import {
  attached,
  type Content,
  DEFAULT_SESSION,
  PARTS,
  secretPart,
  UNREADABLE,
  withPart,
} from "./set-contents";
import { existing, isUnknown, SIDES, type Side } from "./sides";
import { isMapping, mapping, text, type Values } from "./values";

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

/** Something that a plan attaches to a set: a policy, a boundary. */
export interface PlannedAttachment {
  readonly resource: PlannedResource;
  readonly set: string;
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
  private readonly others: OtherSets;

  constructor(
    private readonly plans: readonly Plan[],
    private readonly later: KnownLater,
    declared: AccessModel | undefined,
  ) {
    this.others = new OtherSets(plans, declared);
    for (const side of SIDES)
      for (const resource of this.existing("aws_ssoadmin_permission_set", side)) {
        const arn = text(resource.values, "arn");
        this.resources.set(idOf(resource), resource);
        if (arn !== undefined) this.ids.set(arn, idOf(resource));
      }
    const sides = { before: this.contents("before"), after: this.contents("after") };
    const set = (id: string, side: Side): PermissionSet | undefined => {
      const resource = this.resources.get(id);
      const content = sides[side].get(id);
      if (resource === undefined) return this.others.of(id, content);
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
    const id = found.type === "found" ? this.idOfLater(found.resource) : undefined;
    return found.type === "found" && id !== undefined
      ? { id, presumed: found.presumed }
      : undefined;
  }

  /** With the names of their sets, as far as anybody knows which these are. */
  get attachments(): readonly PlannedAttachment[] {
    return SIDES.flatMap((side) =>
      Object.keys(PARTS)
        .flatMap((type) => this.existing(type, side))
        .flatMap((resource) => {
          const set = this.all.get(this.reference(resource, side)?.id ?? "");
          const { name } = set?.after ?? set?.before ?? {};
          return name === undefined ? [] : [{ resource, set: name }];
        }),
    );
  }

  /** A set that is created, or one that is looked up by its name while applying. */
  private idOfLater(resource: PlannedResource): string | undefined {
    if (resource.mode === "managed") return idOf(resource);
    const name = text(resource.after, "name");
    if (name === undefined) return undefined;
    const managed = [...this.resources].find(([, { after }]) => text(after, "name") === name);
    return managed?.[0] ?? this.others.arnOf(name) ?? name;
  }

  private existing(type: string, side: Side) {
    return this.plans.flatMap(({ resources }) =>
      existing(resources, type, side).filter(({ mode }) => mode === "managed"),
    );
  }

  /** Sets that something in the plans refers to. */
  private referred(): readonly string[] {
    return this.plans
      .flatMap(({ resources }) => resources)
      .flatMap((resource) =>
        SIDES.flatMap((side) =>
          text(resource[side], "permission_set_arn") !== undefined ||
          isUnknown(resource, "permission_set_arn", side)
            ? (this.reference(resource, side)?.id ?? [])
            : [],
        ),
      );
  }

  /** What is attached to each set. */
  private contents(side: Side): ReadonlyMap<string, Content> {
    const found = new Map<string, Content>();
    for (const [type, part] of Object.entries(PARTS)) {
      for (const resource of this.existing(type, side)) {
        const reference = this.reference(resource, side);
        // What may be anybody's is unreadable to each that it could be.
        const targets = reference === undefined ? this.createdIn(resource.plan) : [reference.id];
        const read =
          reference === undefined
            ? UNREADABLE
            : (secretPart(resource.values) ?? part(resource, resource.values, side));
        for (const id of targets) {
          const content = found.get(id) ?? { managed: [], customer: [] };
          found.set(id, withPart(content, read));
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
