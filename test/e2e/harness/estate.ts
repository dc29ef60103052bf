import type { AccessModel, Directory } from "../../../model/access-model";
import { type Estate, parseEstate } from "../../../sandbox/estate";

/** The organization of a model before anything is applied: accounts, units, policies, and the state bucket. */
export function estateOf(
  { instance, organization, accounts, state }: AccessModel,
  delivered: Pick<Directory, "users" | "groups"> = { users: [], groups: [] },
): Estate {
  const { id, rootId, organizationalUnits, customerManagedPolicies } = organization;
  const { region, managementAccount, delegatedAdministrator } = instance;
  const estate = {
    region,
    organization: { id, rootId, managementAccount, delegatedAdministrator },
    organizationalUnits,
    accounts: accounts.map((account) => ({
      ...account,
      customerManagedPolicies: customerManagedPolicies
        .filter((policy) => policy.accounts.includes(account.id))
        .map(({ name, path, document }) => ({ name, path, document })),
    })),
    ...delivered,
    buckets: [{ name: state.bucket, region: state.region }],
  };
  return parseEstate(JSON.stringify(estate), "estate.json");
}
