import type { AccessModel } from "../model/access-model";
import { type Estate, nothing } from "../sandbox/estate";

/**
 * The AWS that a model expects to find: its organization, the customer managed policies of each account
 * and the state bucket. Users and groups only where the directory is external; where Identity Center
 * owns it, Terraform makes them.
 */
export function estateFromAccess(model: AccessModel): Estate {
  const { instance, state, directory, organization, accounts } = model;
  const { managementAccount, delegatedAdministrator, arn, identityStoreId } = instance;
  const { source, users, groups } = directory;
  return {
    region: instance.region,
    organization: {
      id: organization.id,
      rootId: organization.rootId,
      managementAccount,
      ...(delegatedAdministrator === undefined ? {} : { delegatedAdministrator }),
    },
    organizationalUnits: organization.organizationalUnits.map(({ id, path }) => ({ id, path })),
    accounts: accounts.map(({ id, name, email, organizationalUnit, status, tags }) => ({
      id,
      name,
      email,
      organizationalUnit,
      status,
      tags: { ...tags },
      customerManagedPolicies: organization.customerManagedPolicies
        .filter((policy) => policy.accounts.includes(id))
        .map(({ name, path, document }) => ({
          name,
          path,
          ...(document === undefined ? {} : { document }),
        })),
    })),
    ...nothing,
    instance: {
      ...nothing.instance,
      ...(arn === undefined ? {} : { arn }),
      ...(identityStoreId === undefined ? {} : { identityStoreId }),
    },
    users: source === "external" ? users.map((user) => ({ ...user })) : [],
    groups:
      source === "external"
        ? groups.map((group) => ({ ...group, members: [...group.members] }))
        : [],
    buckets: [{ name: state.bucket, region: state.region }],
  };
}
