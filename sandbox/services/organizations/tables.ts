import type { AccountState } from "@aws-sdk/client-organizations";
import type { Table, Transaction } from "../../store/store";

/** The organization, as the estate file tells it. */
export interface Organization {
  readonly id: string;
  readonly rootId: string;
  readonly managementAccount: string;
  readonly delegatedAdministrator?: string | undefined;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly parentId: string;
  readonly status: AccountState;
  readonly tags: Readonly<Record<string, string>>;
  /** Where AWS has raised this quota of IAM for the account. */
  readonly managedPoliciesPerRole?: number | undefined;
}

export interface OrganizationalUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
}

/** One row. */
export const organizations: Table<Organization> = { name: "organizations" };
/** By account id. */
export const accounts: Table<Account> = { name: "accounts" };
/** Partition: id of the parent. */
export const accountsByParent: Table<string> = { name: "accounts-by-parent" };
/** By id of the unit. */
export const organizationalUnits: Table<OrganizationalUnit> = { name: "organizational-units" };
/** Partition: id of the parent. */
export const unitsByParent: Table<string> = { name: "organizational-units-by-parent" };

export const theOrganization = ["", "organization"] as const;

export function organizationOf(transaction: Transaction): Organization {
  const organization = transaction.get(organizations, ...theOrganization);
  if (organization === undefined) throw new Error("The store was opened without an estate.");
  return organization;
}

/** The account that administers Identity Center: the delegated administrator where there is one. */
export function administeringAccount({
  managementAccount,
  delegatedAdministrator,
}: Organization): string {
  return delegatedAdministrator ?? managementAccount;
}

export function accountOf(transaction: Transaction, id: string): Account | undefined {
  return transaction.get(accounts, "", id);
}
