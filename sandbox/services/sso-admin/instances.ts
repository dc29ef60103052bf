import type { Context } from "../operation";
import { accountOf, organizationOf } from "../organizations/tables";
import { page } from "../pagination";
import { encryptionNotImplemented, instanceNotFound, invalidToken } from "./errors";
import type { SsoAdminOperations } from "./operations";
import { type Instance, instances } from "./tables";

/** @throws AwsError `ResourceNotFoundException`. */
export function requireInstance(context: Context, arn: string): Instance {
  const instance = context.transaction.get(instances, "", arn);
  if (instance === undefined) throw instanceNotFound(arn);
  return instance;
}

/** Whether the account may administer the organization's instance at all. */
export function administers(context: Context): boolean {
  const { managementAccount, delegatedAdministrator } = organizationOf(context.transaction);
  return context.caller === managementAccount || context.caller === delegatedAdministrator;
}

function describe(instance: Instance) {
  return {
    InstanceArn: instance.arn,
    IdentityStoreId: instance.identityStoreId,
    OwnerAccountId: instance.ownerAccountId,
    ...(instance.name !== undefined && { Name: instance.name }),
    CreatedDate: new Date(instance.created),
    Status: "ACTIVE" as const,
  };
}

export const instanceOperations = {
  ListInstances(context, input) {
    // A member account sees its own account instance only, and has none here.
    const visible = () =>
      administers(context) && accountOf(context.transaction, context.caller) !== undefined;
    const { items, nextToken } = page(context, input, instances, "", invalidToken, visible);
    return { Instances: items.map(describe), ...(nextToken && { NextToken: nextToken }) };
  },

  DescribeInstance(context, input) {
    return describe(requireInstance(context, input.InstanceArn));
  },

  UpdateInstance(context, input) {
    const instance = requireInstance(context, input.InstanceArn);
    if (input.EncryptionConfiguration !== undefined) throw encryptionNotImplemented();
    if (input.Name !== undefined) {
      context.transaction.put(instances, "", instance.arn, { ...instance, name: input.Name });
    }
    return {};
  },
} satisfies SsoAdminOperations;
