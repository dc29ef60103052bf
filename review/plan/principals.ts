import type { Principal } from "../../model/access-model";
import type { KnownLater } from "./known-later";
import type { PlannedResource } from "./planned-resources";
import type { Plan } from "./read-plan";
import { existing, isUnknown, SIDES, type Side } from "./sides";
import { block, list, mapping, text, type Values } from "./values";

/** Groups and users by their ids, as far as plans name them. */
export class Principals {
  readonly groups: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, string>;
  private readonly unnamed = new Map<string, string>();

  constructor(
    plans: readonly Plan[],
    private readonly later: KnownLater,
  ) {
    this.groups = namesById(plans, { type: "group", id: "group_id", name: "display_name" });
    this.users = namesById(plans, { type: "user", id: "user_id", name: "user_name" });
  }

  /** Whom an assignment is for. A name that nobody knows is the id, or says that it is known after apply. */
  of(resource: PlannedResource, side: Side): { principal: Principal; presumed: boolean } {
    const type = text(resource[side], "principal_type") === "USER" ? "USER" : "GROUP";
    const { name, presumed } = this.name(resource, "principal_id", type, side);
    return { principal: { type, name }, presumed };
  }

  /** The name of the group or user that an attribute refers to. */
  name(
    resource: PlannedResource,
    attribute: string,
    type: Principal["type"],
    side: Side,
  ): { name: string; presumed: boolean } {
    const id = text(resource[side], attribute);
    if (id !== undefined)
      return {
        name: (type === "USER" ? this.users : this.groups).get(id) ?? this.byKey(id, resource),
        presumed: false,
      };
    if (isUnknown(resource, attribute, side)) {
      const found = this.later.find(resource, attribute, `aws_identitystore_${type.toLowerCase()}`);
      if (found.type === "found") {
        const name = nameOf(found.resource, type === "USER" ? "user_name" : "display_name");
        return { name, presumed: found.presumed };
      }
    }
    return { name: notKnownYet(resource), presumed: false };
  }

  /** The key of what first refers to an id tells people more than the id alone. */
  private byKey(id: string, { index }: PlannedResource): string {
    const name = this.unnamed.get(id) ?? (index === undefined ? id : `${id} (in ${index})`);
    this.unnamed.set(id, name);
    return name;
  }
}

/** Stands for a name that is known after apply only. */
export const notKnownYet = ({ address }: PlannedResource): string =>
  `(known after apply) ${address}`;

/** Name of a group or user that is created, or looked up while applying. */
function nameOf(resource: PlannedResource, attribute: string): string {
  const values = resource.after ?? {};
  const asked = block(block(values, "alternate_identifier"), "unique_attribute");
  return text(values, attribute) ?? text(asked, "attribute_value") ?? notKnownYet(resource);
}

function namesById(
  plans: readonly Plan[],
  { type, id, name }: { readonly type: string; readonly id: string; readonly name: string },
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (values: Values) => {
    const [key, value] = [text(values, id), text(values, name)];
    if (key !== undefined && value !== undefined) found.set(key, value);
  };
  for (const { data } of plans) {
    for (const values of data.get(`aws_identitystore_${type}`) ?? []) add(values);
    for (const values of data.get(`aws_identitystore_${type}s`) ?? [])
      list(values[`${type}s`]).map(mapping).forEach(add);
  }
  // What Terraform manages is named as it will be.
  for (const { resources } of plans)
    for (const side of SIDES)
      for (const { values } of existing(resources, `aws_identitystore_${type}`, side)) add(values);
  return found;
}
