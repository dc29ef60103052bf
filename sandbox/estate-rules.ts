import { estateLacks, estateRepeats } from "./errors";
import type { Estate } from "./estate";
import { nearest } from "./nearest";

export interface Contradiction {
  readonly path: readonly PropertyKey[];
  readonly rule: string;
}

/** A name where it stands in the file. */
interface Name {
  readonly value: string;
  readonly path: readonly PropertyKey[];
}

/** What the schema can't say: names that occur twice, and names that nothing has. */
export function contradictions(estate: Estate): readonly Contradiction[] {
  const { organization, organizationalUnits: units, accounts, users, groups, buckets } = estate;
  const paths = namesIn("organizationalUnits", units, "path");
  const ids = namesIn("accounts", accounts, "id");
  const userNames = namesIn("users", users, "userName");
  const parents = paths.map(({ value, path }) => ({
    value: value.split("/").slice(0, -1).join("/"),
    path,
  }));
  const homes = namesIn("accounts", accounts, "organizationalUnit");
  const members = groups.flatMap((group, index) =>
    namesIn(["groups", index, "members"], group.members),
  );
  const administrators = (["managementAccount", "delegatedAdministrator"] as const).flatMap(
    (role) => ({ value: organization[role] ?? "", path: ["organization", role] }),
  );
  return [
    ...repeated("organizational unit id", namesIn("organizationalUnits", units, "id")),
    ...repeated("organizational unit path", paths),
    ...repeated("account id", ids),
    ...repeated("account e-mail", namesIn("accounts", accounts, "email"), ignoringCase),
    ...accounts.flatMap(({ customerManagedPolicies: policies }, index) => {
      const names = policies.map(({ name }) => name);
      const place = ["accounts", index, "customerManagedPolicies"];
      return repeated("customer managed policy of an account", namesIn(place, names), ignoringCase);
    }),
    ...repeated("user name", userNames, ignoringCase),
    ...repeated("user's e-mail", namesIn("users", users, "email"), ignoringCase),
    ...repeated("group", namesIn("groups", groups, "displayName"), ignoringCase),
    ...repeated("user's external id", externalNames("users", users)),
    ...repeated("group's external id", externalNames("groups", groups)),
    ...repeated("bucket", namesIn("buckets", buckets, "name")),
    ...unknown("organizational unit", [...parents, ...homes], paths),
    ...unknown("user", members, userNames),
    ...unknown("account", administrators, ids),
  ];
}

/** Issuer and id together: the same id means somebody else to another issuer. */
function externalNames(
  list: string,
  entries: readonly { readonly externalIds?: Estate["users"][number]["externalIds"] }[],
): readonly Name[] {
  return entries.flatMap(({ externalIds = [] }, index) =>
    externalIds.map(({ issuer, id }, place) => ({
      value: `${issuer} ${id}`,
      path: [list, index, "externalIds", place, "id"],
    })),
  );
}

function namesIn<T>(
  list: string | readonly PropertyKey[],
  entries: readonly T[],
  key?: keyof T & string,
): readonly Name[] {
  const place = typeof list === "string" ? [list] : list;
  return entries.flatMap((entry, index) => {
    const value: unknown = key === undefined ? entry : entry[key];
    const path = [...place, index, ...(key === undefined ? [] : [key])];
    return typeof value === "string" && value !== "" ? { value, path } : [];
  });
}

/** As IAM, the Identity Store and Organizations tell names and addresses apart. */
const ignoringCase = (name: string) => name.toLowerCase();

function repeated(
  what: string,
  names: readonly Name[],
  fold: (name: string) => string = (name) => name,
): readonly Contradiction[] {
  const seen = new Set<string>();
  return names.flatMap(({ value, path }) => {
    if (!seen.has(fold(value))) {
      seen.add(fold(value));
      return [];
    }
    return { path, rule: estateRepeats(what, value) };
  });
}

function unknown(
  what: string,
  references: readonly Name[],
  names: readonly Name[],
): readonly Contradiction[] {
  const known = new Set(names.map(({ value }) => value));
  return references
    .filter(({ value }) => value !== "" && !known.has(value))
    .map(({ value, path }) => ({ path, rule: estateLacks(what, value, nearest(value, known)) }));
}
