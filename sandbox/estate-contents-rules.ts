import { arnOutsideInstance } from "./errors";
import type { EstateInstance } from "./estate-instances";
import {
  type Contradiction,
  ignoringCase,
  type Name,
  namesIn,
  repeated,
  unknown,
} from "./estate-names";
import { instanceArnOf } from "./services/sso-admin/arns";

/** What the schema can't say about what is in one instance, which stands at `place` in the file. */
export function contentContradictions(
  instance: EstateInstance,
  place: readonly PropertyKey[],
  accounts: readonly Name[],
): readonly Contradiction[] {
  const { users, groups, permissionSets, assignments, applications } = instance;
  const list = (name: string) => [...place, name];
  const userNames = namesIn(list("users"), users, "userName");
  const groupNames = namesIn(list("groups"), groups, "displayName");
  const setNames = namesIn(list("permissionSets"), permissionSets, "name");
  const within = <T>(name: string, entries: readonly T[], key: keyof T & string) =>
    entries.flatMap((entry, index) => namesIn([...list(name), index, key], listOf(entry[key])));
  return [
    ...repeated("user name", userNames, ignoringCase),
    ...repeated("user's e-mail", emailsOf(instance, list("users")), ignoringCase),
    ...repeated("group", groupNames, ignoringCase),
    ...repeated("id of a user or group", [
      ...namesIn(list("users"), users, "id"),
      ...namesIn(list("groups"), groups, "id"),
    ]),
    ...repeated("user's external id", externalNames(users, list("users"))),
    ...repeated("group's external id", externalNames(groups, list("groups"))),
    ...repeated("permission set", setNames),
    ...["permissionSets", "trustedTokenIssuers", "applications"].flatMap((name) =>
      arnContradictions(instance, list(name), name as "permissionSets"),
    ),
    ...permissionSets.flatMap(({ roles }, index) => {
      const having = namesIn([...list("permissionSets"), index, "roles"], roles, "account");
      return [
        ...repeated("account with a role of a permission set", having),
        ...unknown("account", having, accounts),
      ];
    }),
    ...unknown(
      "user",
      [
        ...within("groups", groups, "members"),
        ...namesIn(list("assignments"), assignments, "user"),
        ...within("applications", applications, "users"),
      ],
      userNames,
    ),
    ...unknown(
      "group",
      [
        ...namesIn(list("assignments"), assignments, "group"),
        ...within("applications", applications, "groups"),
      ],
      groupNames,
    ),
    ...unknown(
      "permission set",
      namesIn(list("assignments"), assignments, "permissionSet"),
      setNames,
    ),
    ...unknown("account", within("assignments", assignments, "accounts"), accounts),
  ];
}

/** Issuer and id together: the same id means somebody else to another issuer. */
function externalNames(
  entries: readonly { readonly externalIds?: EstateInstance["users"][number]["externalIds"] }[],
  place: readonly PropertyKey[],
): readonly Name[] {
  return entries.flatMap(({ externalIds = [] }, index) =>
    externalIds.map(({ issuer, id }, number) => ({
      value: `${issuer} ${id}`,
      path: [...place, index, "externalIds", number, "id"],
    })),
  );
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function emailsOf({ users }: EstateInstance, place: readonly PropertyKey[]): readonly Name[] {
  return users.flatMap(({ email, attributes }, index) => {
    if (email !== undefined) return [{ value: email, path: [...place, index, "email"] }];
    const [first] = (attributes?.Emails ?? []) as readonly { readonly Value?: string }[];
    const path = [...place, index, "attributes", "Emails"];
    return first?.Value === undefined ? [] : [{ value: first.Value, path }];
  });
}

/** ARNs lie in the instance, and no two things have the same, given or made from the name. */
function arnContradictions(
  instance: EstateInstance,
  place: readonly PropertyKey[],
  name: "permissionSets" | "trustedTokenIssuers" | "applications",
): readonly Contradiction[] {
  const arns = namesIn<{ readonly arn?: string | undefined }>(place, instance[name], "arn");
  return [
    ...repeated("ARN", arns),
    ...arns
      .filter(({ value }) => instanceArnOf(value) !== instance.arn)
      .map(({ value, path }) => ({ path, rule: arnOutsideInstance(value, instance.arn) })),
    ...repeated(
      "name without an ARN of its own",
      namesIn<{ readonly name: string; readonly arn?: string | undefined }>(
        place,
        instance[name],
        "name",
      ).filter((_, index) => instance[name][index]?.arn === undefined),
    ),
  ];
}
