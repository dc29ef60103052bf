import type { Estate } from "../../estate";
import type { Transaction } from "../../store/store";
import {
  accounts,
  accountsByParent,
  customerManagedPolicies,
  organizationalUnits,
  organizations,
  theOrganization,
  unitsByParent,
} from "./tables";

/** Makes organization, units, accounts and their policies exactly what the estate says. */
export function replaceOrganization(transaction: Transaction, estate: Estate): void {
  for (const table of [accountsByParent, unitsByParent]) transaction.clear(table);
  for (const table of [accounts, organizationalUnits]) transaction.clear<unknown>(table);
  transaction.clear(customerManagedPolicies);
  transaction.put(organizations, ...theOrganization, estate.organization);
  const { rootId } = estate.organization;
  const idOf = new Map(estate.organizationalUnits.map(({ id, path }) => [path, id]));
  for (const { id, path } of estate.organizationalUnits) {
    const slash = path.lastIndexOf("/");
    const parentId = idOf.get(path.slice(0, Math.max(0, slash))) ?? rootId;
    transaction.put(organizationalUnits, "", id, { id, name: path.slice(slash + 1), parentId });
    transaction.put(unitsByParent, parentId, id, id);
  }
  for (const account of estate.accounts) {
    const { id, name, email, status, tags } = account;
    const parentId = idOf.get(account.organizationalUnit) ?? rootId;
    transaction.put(accounts, "", id, { id, name, email, parentId, status, tags });
    transaction.put(accountsByParent, parentId, id, id);
    for (const policy of account.customerManagedPolicies) {
      transaction.put(customerManagedPolicies, id, policy.path + policy.name, policy);
    }
  }
}
