import type { Estate } from "../../estate";
import type { Transaction } from "../../store/store";
import {
  accounts,
  accountsByParent,
  organizationalUnits,
  organizations,
  theOrganization,
  unitsByParent,
} from "./tables";

/** Makes organization, units and accounts exactly what the estate says. */
export function replaceOrganization(transaction: Transaction, estate: Estate): void {
  for (const table of [accountsByParent, unitsByParent]) transaction.clear(table);
  for (const table of [accounts, organizationalUnits]) transaction.clear<unknown>(table);
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
    const { id, name, email, status, tags, managedPoliciesPerRole } = account;
    const parentId = idOf.get(account.organizationalUnit) ?? rootId;
    const kept = { id, name, email, parentId, status, tags, managedPoliciesPerRole };
    transaction.put(accounts, "", id, kept);
    transaction.put(accountsByParent, parentId, id, id);
  }
}
