import type { AccessModel, Principal } from "../model/access-model";
import { byParts } from "../model/compare";
import { assignmentsOfSet } from "./assignments-of-set";
import type { PermissionSetChange } from "./permission-set-changes";

/** How many people a principal stands for; undefined where the model does not know a group's members. */
export const sizeOf = (model: AccessModel, principal: Principal): number | undefined =>
  membersOf(model, principal)?.length;

/** User names; undefined where the model does not know a group's members. */
export function membersOf(
  model: AccessModel,
  { type, name }: Principal,
): readonly string[] | undefined {
  if (type === "USER") return [name];
  const group = groupsOf(model).get(name);
  return group?.membersUnknown === true ? undefined : group?.members;
}

function groupsOf(model: AccessModel) {
  const found =
    known.get(model) ?? new Map(model.directory.groups.map((group) => [group.displayName, group]));
  known.set(model, found);
  return found;
}

/** Many rows ask for the groups of the same model. */
const known = new WeakMap<
  AccessModel,
  ReadonlyMap<string, AccessModel["directory"]["groups"][number]>
>();

/** Who holds a permission set, in the environments of a change. */
export interface Holders {
  /** Sorted by type and name. */
  readonly principals: readonly Principal[];
  /** User names, as far as they are known. */
  readonly known: ReadonlySet<string>;
  /** Absent where the members of a group are not known. */
  readonly people?: number;
}

export function principalsOf(
  model: AccessModel,
  { after, environments }: Pick<PermissionSetChange, "after" | "environments">,
): Holders {
  const principals = new Map(
    model.environments
      .filter(({ name }) => environments.includes(name))
      .flatMap((environment) => assignmentsOfSet(environment, after.key))
      .map(({ principal }) => [`${principal.type} ${principal.name}`, principal]),
  );
  const members = [...principals.values()].map((principal) => membersOf(model, principal));
  const people = new Set(members.flatMap((names) => names ?? []));
  return {
    principals: [...principals.values()].sort(byParts(({ type, name }) => [type, name])),
    known: people,
    ...(members.includes(undefined) ? {} : { people: people.size }),
  };
}
