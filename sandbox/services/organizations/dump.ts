import type { EstateInput } from "../../estate";
import type { Transaction } from "../../store/store";
import { dumpPolicies } from "../iam/dump";
import {
  type Account,
  accounts,
  type OrganizationalUnit,
  organizationalUnits,
  organizationOf,
} from "./tables";

type Organization = Pick<EstateInput, "organization" | "organizationalUnits" | "accounts">;

/** The organization with its units and accounts, and the policies in those, as an estate has them. */
export function dumpOrganization(transaction: Transaction): Organization {
  const units = transaction.list(organizationalUnits, "");
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const pathOf = ({ name, parentId }: OrganizationalUnit): string => {
    const parent = byId.get(parentId);
    return parent === undefined ? name : `${pathOf(parent)}/${name}`;
  };
  const homeOf = ({ parentId }: Account) => {
    const unit = byId.get(parentId);
    return unit === undefined ? "" : pathOf(unit);
  };
  return {
    organization: organizationOf(transaction),
    organizationalUnits: units.map((unit) => ({ id: unit.id, path: pathOf(unit) })),
    accounts: transaction.list(accounts, "").map((account) => {
      const { id, name, email, status, tags, managedPoliciesPerRole } = account;
      const organizationalUnit = homeOf(account);
      return {
        id,
        name,
        email,
        ...(organizationalUnit !== "" && { organizationalUnit }),
        ...(status !== "ACTIVE" && { status }),
        tags: { ...tags },
        customerManagedPolicies: dumpPolicies(transaction, id),
        ...(managedPoliciesPerRole !== undefined && { managedPoliciesPerRole }),
      };
    }),
  };
}
