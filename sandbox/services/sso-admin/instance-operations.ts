import { randomHex } from "../ids";
import type { Context } from "../operation";
import { organizationOf } from "../organizations/tables";
import { page } from "../pagination";
import { identityStoreArn } from "./arns";
import { requestedKey } from "./encryption";
import { invalidToken } from "./errors";
import { once } from "./idempotency";
import { forgetInstance } from "./instance-deletion";
import {
  instanceInManagementAccount,
  instanceTaken,
  permissionSetsStayEnabled,
  updatesTwoThings,
} from "./instance-errors";
import { addInstance, requireInstance } from "./instances";
import type { SsoAdminOperations } from "./operations";
import { isReachable } from "./region-status";
import { describeRegions } from "./regions";
import { type Instance, instances, instancesByOwner } from "./tables";
import { giveTags } from "./tags";

function describe(context: Context, instance: Instance) {
  return {
    InstanceArn: instance.arn,
    IdentityStoreId: instance.identityStoreId,
    IdentityStoreArn: identityStoreArn(instance),
    OwnerAccountId: instance.ownerAccountId,
    ...(instance.name !== undefined && { Name: instance.name }),
    CreatedDate: new Date(instance.created),
    Status: "ACTIVE" as const,
    PrimaryRegion: instance.region,
    Regions: describeRegions(context, instance.arn),
  };
}

function describeEncryption({ kmsKeyArn }: Instance) {
  const key =
    kmsKeyArn === undefined
      ? { KeyType: "AWS_OWNED_KMS_KEY" as const }
      : { KeyType: "CUSTOMER_MANAGED_KEY" as const, KmsKeyArn: kmsKeyArn };
  return { ...key, EncryptionStatus: "ENABLED" as const };
}

export const instanceOperations = {
  /** The organization's for those who administer it, and the caller's own; in their Regions. */
  ListInstances(context, input) {
    const { caller, transaction } = context;
    const { managementAccount, delegatedAdministrator } = organizationOf(transaction);
    const owners = caller === delegatedAdministrator ? [managementAccount, caller] : [caller];
    const keep = (arn: string) => isReachable(context, requireInstance(context, arn));
    const { items, nextToken } = page(context, input, instancesByOwner, owners, invalidToken, keep);
    return {
      Instances: items.map((arn) => describe(context, requireInstance(context, arn))),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  /** For one account alone. The organization's is enabled in the console. */
  CreateInstance(context, input) {
    const { transaction, caller, region, now } = context;
    if (caller === organizationOf(transaction).managementAccount) {
      throw instanceInManagementAccount(caller);
    }
    return once(context, "CreateInstance", input, () => {
      if (transaction.count(instancesByOwner, caller) > 0) throw instanceTaken(caller);
      const instance: Instance = {
        arn: `arn:aws:sso:::instance/ssoins-${randomHex(16)}`,
        identityStoreId: `d-${randomHex(10)}`,
        ownerAccountId: caller,
        region,
        name: input.Name,
        permissionSetsEnabled: false,
        created: now.getTime(),
      };
      addInstance(context, instance);
      giveTags(context, instance.arn, input.Tags ?? []);
      return { InstanceArn: instance.arn };
    });
  },

  DescribeInstance(context, input) {
    const instance = requireInstance(context, input.InstanceArn);
    return {
      ...describe(context, instance),
      EncryptionConfigurationDetails: describeEncryption(instance),
      PermissionSetsEnabled: instance.permissionSetsEnabled,
    };
  },

  /** What is left out stays as it is. */
  UpdateInstance(context, input) {
    const instance = requireInstance(context, input.InstanceArn);
    const { EncryptionConfiguration: encryption, PermissionSetsEnabled: enabled } = input;
    if (encryption !== undefined && enabled !== undefined) throw updatesTwoThings();
    if (enabled === false) throw permissionSetsStayEnabled();
    context.transaction.put(instances, "", instance.arn, {
      ...instance,
      name: input.Name ?? instance.name,
      permissionSetsEnabled: enabled ?? instance.permissionSetsEnabled,
      kmsKeyArn: encryption === undefined ? instance.kmsKeyArn : requestedKey(context, encryption),
    });
    return {};
  },

  DeleteInstance(context, input) {
    forgetInstance(context, requireInstance(context, input.InstanceArn));
    return {};
  },
} satisfies SsoAdminOperations;
