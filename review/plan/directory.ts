import type { Directory, Group, User } from "../../model/access-model";
import { byCodeUnit, byParts } from "../../model/compare";
import type { Principals } from "./principals";
import type { Plan } from "./read-plan";
import { existing, SIDES, type Side } from "./sides";
import { list, mapping, text } from "./values";

/**
 * Users and groups on one side: those that plans manage, with the members that plans give them; of the others what the
 * access files say, if there are any. Whose members nobody knows says so.
 */
export function directoryOf(
  plans: readonly Plan[],
  side: Side,
  principals: Principals,
  declared: Directory | undefined,
): Directory {
  const members = membersOf(plans, side, principals);
  const created = new Set(
    resourcesOf(plans, "aws_identitystore_group", "after")
      .filter(({ before }) => before === undefined)
      .flatMap(({ values }) => text(values, "display_name") ?? []),
  );
  const gone = goneGroups(plans, side);
  const listed = listedMembers(plans, principals);
  const known = new Map((declared?.groups ?? []).map((group) => [group.displayName, group]));
  const names = [...new Set([...principals.groups.values(), ...created, ...members.keys()])];
  const groups = names
    .filter((name) => !gone.has(name))
    .map((displayName): Group => {
      const managed = members.get(displayName);
      const group = known.get(displayName);
      if (managed === undefined)
        return (
          group ?? {
            displayName,
            members: listed.get(displayName) ?? [],
            ...(listed.has(displayName) || created.has(displayName)
              ? {}
              : { membersUnknown: true as const }),
          }
        );
      // Beside the members that a plan manages, a group that is only looked up may have others.
      const others = managed.complete ? [] : (listed.get(displayName) ?? group?.members ?? []);
      const all = new Set([...others.filter((name) => !managed.removed.has(name)), ...managed.now]);
      const complete =
        managed.complete || listed.has(displayName) || (group && !group.membersUnknown);
      return {
        displayName,
        members: [...all].sort(byCodeUnit),
        ...(complete ? {} : { membersUnknown: true as const }),
      };
    });
  const rest = [...known.values()].filter(
    ({ displayName }) => !names.includes(displayName) && !gone.has(displayName),
  );
  return {
    source: declared?.source ?? "external",
    users: usersOf(plans, side, declared?.users ?? []),
    groups: [...groups, ...rest].sort(byParts(({ displayName }) => [displayName])),
  };
}

/** Groups that plans manage, and that are on the other side alone. */
function goneGroups(plans: readonly Plan[], side: Side): ReadonlySet<string> {
  const names = (one: Side) =>
    resourcesOf(plans, "aws_identitystore_group", one).flatMap(
      ({ values }) => text(values, "display_name") ?? [],
    );
  const here = new Set(names(side));
  return new Set(names(side === "before" ? "after" : "before").filter((name) => !here.has(name)));
}

interface ManagedMembers {
  readonly now: Set<string>;
  /** Members on the other side alone. */
  readonly removed: Set<string>;
  /** Whether the group itself is managed, and so, as far as can be told, all its members. */
  readonly complete: boolean;
}

function membersOf(plans: readonly Plan[], side: Side, principals: Principals) {
  const managed = new Set(
    SIDES.flatMap((one) => resourcesOf(plans, "aws_identitystore_group", one)).map(({ values }) =>
      text(values, "display_name"),
    ),
  );
  const found = new Map<string, ManagedMembers>();
  for (const one of SIDES) {
    for (const resource of resourcesOf(plans, "aws_identitystore_group_membership", one)) {
      const group = principals.name(resource, "group_id", "GROUP", one).name;
      const user = principals.name(resource, "member_id", "USER", one).name;
      const members = found.get(group) ?? {
        now: new Set(),
        removed: new Set(),
        complete: managed.has(group),
      };
      found.set(group, members);
      (one === side ? members.now : members.removed).add(user);
    }
  }
  return found;
}

/** Members that data sources have read, as they are before. */
function listedMembers(plans: readonly Plan[], principals: Principals) {
  const found = new Map<string, readonly string[]>();
  for (const { data } of plans)
    for (const values of data.get("aws_identitystore_group_memberships") ?? []) {
      const group = principals.groups.get(text(values, "group_id") ?? "");
      const ids = list(values.group_memberships)
        .flatMap((one) => list(mapping(one).member_id))
        .map((one) => text(mapping(one), "user_id") ?? "");
      if (group !== undefined)
        found.set(
          group,
          ids.map((id) => principals.users.get(id) ?? id),
        );
    }
  return found;
}

function usersOf(plans: readonly Plan[], side: Side, declared: readonly User[]): readonly User[] {
  const users = new Map(declared.map((user) => [user.userName, user]));
  for (const { values } of resourcesOf(plans, "aws_identitystore_user", side)) {
    const userName = text(values, "user_name");
    if (userName === undefined) continue;
    const displayName = text(values, "display_name") ?? userName;
    users.set(userName, { userName, displayName, givenName: "", familyName: "" });
  }
  return [...users.values()].sort(byParts(({ userName }) => [userName]));
}

const resourcesOf = (plans: readonly Plan[], type: string, side: Side) =>
  plans.flatMap(({ resources }) =>
    existing(resources, type, side).filter(({ mode }) => mode === "managed"),
  );
