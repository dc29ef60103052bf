import type { Account, CustomerManagedPolicyReference, Environment } from "../access-model";
import { byCodeUnit } from "../compare";
import * as errors from "../errors/permission-sets";
import type { Report } from "../finding";
import { locateValue, valueAt } from "../source/source-file";
import type { ResolvedOrganization } from "./organization";
import { originOf, type ResolvedPermissionSet } from "./permission-sets";

/**
 * Reports policies that a set refers to and an account where it is assigned does not hold: provisioning the
 * set there would fail. `environments` are those whose grants reach the sets.
 */
export function checkCustomerManagedPolicies(
  sets: readonly ResolvedPermissionSet[],
  environments: readonly Environment[],
  organization: ResolvedOrganization,
  report: Report,
): void {
  const holders = new Map<string, Set<string>>();
  for (const { path, name, accounts } of organization.customerManagedPolicies) {
    const ids = holders.get(path + name) ?? new Set();
    for (const id of accounts) ids.add(id);
    holders.set(path + name, ids);
  }
  const reached = new Map<string, Set<Account>>();
  for (const { assignments } of environments) {
    for (const { permissionSet, account } of assignments) {
      reached.set(permissionSet, (reached.get(permissionSet) ?? new Set()).add(account));
    }
  }
  for (const resolved of sets) {
    for (const { field, reference } of referencesOf(resolved)) {
      const ids = holders.get(reference.path + reference.name);
      const lacking = [...(reached.get(resolved.set.key) ?? [])].filter(
        ({ id }) => ids?.has(id) !== true,
      );
      if (lacking.length === 0) continue;
      const names = lacking.map(({ name }) => name).sort(byCodeUnit);
      const policy = reference.path + reference.name;
      report(
        locateReference(resolved, field, reference),
        errors.missingCustomerManagedPolicy(policy, resolved.set.name, names),
      );
    }
  }
}

type Field = "customerManagedPolicies" | "permissionsBoundary";

/** Customer managed policies that a set refers to, and the fields that do. */
export function referencesOf({ set }: ResolvedPermissionSet) {
  const attached = set.customerManagedPolicies.map((reference) => ({
    field: "customerManagedPolicies" as Field,
    reference,
  }));
  const boundary = set.permissionsBoundary;
  return boundary?.type === "customer-managed-policy"
    ? [
        ...attached,
        { field: "permissionsBoundary" as Field, reference: boundary.customerManagedPolicy },
      ]
    : attached;
}

function locateReference(
  resolved: ResolvedPermissionSet,
  field: Field,
  reference: CustomerManagedPolicyReference,
) {
  const { source, path } = originOf(resolved, field);
  const base = [...path, field];
  if (field === "permissionsBoundary")
    return locateValue(source, [...base, "customerManagedPolicy"]);
  const written = valueAt(source.data, base) as readonly { name: string }[];
  const index = written.findIndex(({ name }) => name === reference.name);
  return locateValue(source, [...base, index]);
}
