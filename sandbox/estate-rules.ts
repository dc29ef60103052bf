import type { Estate } from "./estate";
import { contentContradictions } from "./estate-contents-rules";
import { instancesOf } from "./estate-instances";
import { type Contradiction, ignoringCase, namesIn, repeated, unknown } from "./estate-names";

/** What the schema can't say: names that occur twice, and names that nothing has. */
export function contradictions(estate: Estate): readonly Contradiction[] {
  const { organization, organizationalUnits: units, accounts, buckets } = estate;
  const paths = namesIn("organizationalUnits", units, "path");
  const ids = namesIn("accounts", accounts, "id");
  const parents = paths.map(({ value, path }) => ({
    value: value.split("/").slice(0, -1).join("/"),
    path,
  }));
  const homes = namesIn("accounts", accounts, "organizationalUnit");
  const administrators = (["managementAccount", "delegatedAdministrator"] as const).flatMap(
    (role) => ({ value: organization[role] ?? "", path: ["organization", role] }),
  );
  const owners = namesIn("accountInstances", estate.accountInstances, "account");
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
    ...repeated("bucket", namesIn("buckets", buckets, "name")),
    ...unknown("organizational unit", [...parents, ...homes], paths),
    ...unknown("account", administrators, ids),
    ...repeated("account with an instance of its own", owners),
    ...unknown("account", owners, ids),
    ...instancesOf(estate).flatMap((instance, index) =>
      contentContradictions(instance, index === 0 ? [] : ["accountInstances", index - 1], ids),
    ),
  ];
}
