import { estateLacks, estateRepeats } from "./errors";
import type { Estate } from "./estate";
import { nearest } from "./nearest";

export interface Contradiction {
  readonly path: readonly PropertyKey[];
  readonly rule: string;
}

/** What the schema can't say: names that occur twice, and names that nothing has. */
export function contradictions(estate: Estate): Contradiction[] {
  const { organization, organizationalUnits, accounts, users, groups, buckets } = estate;
  const found: Contradiction[] = [];
  const once = (what: string, list: string, key: string, values: readonly string[]) => {
    const seen = new Set<string>();
    for (const [index, value] of values.entries()) {
      if (seen.has(value))
        found.push({ path: [list, index, key], rule: estateRepeats(what, value) });
      seen.add(value);
    }
    return seen;
  };
  const known = (what: string, value: string, names: ReadonlySet<string>, path: PropertyKey[]) => {
    if (!names.has(value))
      found.push({ path, rule: estateLacks(what, value, nearest(value, names)) });
  };
  once(
    "organizational unit id",
    "organizationalUnits",
    "id",
    organizationalUnits.map((unit) => unit.id),
  );
  const paths = once(
    "organizational unit path",
    "organizationalUnits",
    "path",
    organizationalUnits.map((unit) => unit.path),
  );
  const ids = once(
    "account id",
    "accounts",
    "id",
    accounts.map((entry) => entry.id),
  );
  once(
    "account e-mail",
    "accounts",
    "email",
    accounts.map((entry) => entry.email),
  );
  const userNames = once(
    "user name",
    "users",
    "userName",
    users.map((user) => user.userName),
  );
  once(
    "group",
    "groups",
    "displayName",
    groups.map((group) => group.displayName),
  );
  once(
    "bucket",
    "buckets",
    "name",
    buckets.map((bucket) => bucket.name),
  );
  for (const [index, { path }] of organizationalUnits.entries()) {
    const parent = path.split("/").slice(0, -1).join("/");
    if (parent !== "")
      known("organizational unit", parent, paths, ["organizationalUnits", index, "path"]);
  }
  for (const [index, { organizationalUnit }] of accounts.entries()) {
    const path = ["accounts", index, "organizationalUnit"];
    if (organizationalUnit !== "") known("organizational unit", organizationalUnit, paths, path);
  }
  for (const [index, { members }] of groups.entries()) {
    for (const [position, member] of members.entries()) {
      known("user", member, userNames, ["groups", index, "members", position]);
    }
  }
  known("account", organization.managementAccount, ids, ["organization", "managementAccount"]);
  if (organization.delegatedAdministrator !== undefined) {
    known("account", organization.delegatedAdministrator, ids, [
      "organization",
      "delegatedAdministrator",
    ]);
  }
  return found;
}
