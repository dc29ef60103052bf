import type { Account, CustomerManagedPolicyReference, Environment } from "../access-model";
import * as errors from "../errors/permission-sets";
import type { Report } from "../finding";
import { nearestName } from "../nearest-name";
import { locateValue, valueAt } from "../source/source-file";
import type { ResolvedOrganization } from "./organization";
import { originOf, type ResolvedPermissionSet } from "./permission-sets";

/**
 * Reports policies that a set refers to and an account where it is assigned does not hold: provisioning the
 * set there would fail. One finding for each set, in which an account stands once, with all that it lacks. `environments` are those whose grants reach the sets.
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
    const references = referencesOf(resolved);
    const accounts = [...(reached.get(resolved.set.key) ?? [])];
    const isLacking = ({ path, name }: CustomerManagedPolicyReference, { id }: Account) =>
      holders.get(path + name)?.has(id) !== true;
    const first = references.find(({ reference }) =>
      accounts.some((account) => isLacking(reference, account)),
    );
    if (first === undefined) continue;
    const lacking = new Map<string, { policies: string[]; accounts: string[] }>();
    for (const account of accounts) {
      const policies = references
        .filter(({ reference }) => isLacking(reference, account))
        .map(({ reference: { path, name } }) => path + name);
      if (policies.length === 0) continue;
      const key = JSON.stringify(policies);
      const row = lacking.get(key) ?? { policies, accounts: [] };
      row.accounts.push(account.name);
      lacking.set(key, row);
    }
    const { field, reference } = first;
    const where = accounts.find((account) => isLacking(reference, account));
    const nearest = where && nearestHeld(reference, where, organization);
    const rows = [...lacking.values()];
    report(
      locateReference(resolved, field, reference),
      errors.missingCustomerManagedPolicies(resolved.set.name, accounts.length, rows, nearest),
    );
  }
}

/** The policy of an account that was probably meant: one of the same name first, for a path is soon forgotten. */
function nearestHeld(
  { path, name }: CustomerManagedPolicyReference,
  { id }: Account,
  { customerManagedPolicies }: ResolvedOrganization,
): string | undefined {
  const held = customerManagedPolicies.filter(({ accounts }) => accounts.includes(id));
  const namesake = held.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (namesake !== undefined) return namesake.path + namesake.name;
  return nearestName(
    path + name,
    held.map((one) => one.path + one.name),
  );
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
