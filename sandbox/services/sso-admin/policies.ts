import type { Context } from "../operation";
import { page } from "../pagination";
import { checkQuota } from "../quotas";
import { idOf } from "./arns";
import { invalidToken, policyAlreadyAttached, policyNotAttached } from "./errors";
import { checkInlinePolicy } from "./inline-policy";
import type { SsoAdminOperations } from "./operations";
import { requirePermissionSet, revise } from "./permission-sets";
import { customerManagedPolicyReferences, managedPolicies } from "./tables";

function checkRoom({ transaction }: Context, arn: string): void {
  const attached =
    transaction.count(managedPolicies, arn) +
    transaction.count(customerManagedPolicyReferences, arn);
  const owner = `PermissionSet ${idOf(arn)}`;
  const what = "managed and customer managed policies";
  checkQuota(transaction, "policiesPerPermissionSet", attached + 1, owner, what);
}

const managed = {
  AttachManagedPolicyToPermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    const { ManagedPolicyArn: policy } = input;
    if (context.transaction.get(managedPolicies, permissionSet.arn, policy) !== undefined) {
      throw policyAlreadyAttached(policy, permissionSet.arn);
    }
    checkRoom(context, permissionSet.arn);
    context.transaction.put(managedPolicies, permissionSet.arn, policy, policy);
    revise(context, permissionSet);
    return {};
  },

  DetachManagedPolicyFromPermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    const { ManagedPolicyArn: policy } = input;
    if (context.transaction.get(managedPolicies, permissionSet.arn, policy) === undefined) {
      throw policyNotAttached(policy, permissionSet.arn);
    }
    context.transaction.delete(managedPolicies, permissionSet.arn, policy);
    revise(context, permissionSet);
    return {};
  },

  ListManagedPoliciesInPermissionSet(context, input) {
    const { arn } = requirePermissionSet(context, input);
    const { items, nextToken } = page(context, input, managedPolicies, arn, invalidToken);
    return {
      AttachedManagedPolicies: items.map((policy) => ({
        Name: policy.slice(policy.lastIndexOf("/") + 1),
        Arn: policy,
      })),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SsoAdminOperations;

const customerManaged = {
  AttachCustomerManagedPolicyReferenceToPermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    const { Name, Path = "/" } = input.CustomerManagedPolicyReference;
    const table = customerManagedPolicyReferences;
    if (context.transaction.get(table, permissionSet.arn, Path + Name) !== undefined) {
      throw policyAlreadyAttached(Path + Name, permissionSet.arn);
    }
    checkRoom(context, permissionSet.arn);
    context.transaction.put(table, permissionSet.arn, Path + Name, { Name, Path });
    revise(context, permissionSet);
    return {};
  },

  DetachCustomerManagedPolicyReferenceFromPermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    const { Name, Path = "/" } = input.CustomerManagedPolicyReference;
    const table = customerManagedPolicyReferences;
    if (context.transaction.get(table, permissionSet.arn, Path + Name) === undefined) {
      throw policyNotAttached(Path + Name, permissionSet.arn);
    }
    context.transaction.delete(table, permissionSet.arn, Path + Name);
    revise(context, permissionSet);
    return {};
  },

  ListCustomerManagedPolicyReferencesInPermissionSet(context, input) {
    const { arn } = requirePermissionSet(context, input);
    const { items, nextToken } = page(
      context,
      input,
      customerManagedPolicyReferences,
      arn,
      invalidToken,
    );
    return {
      CustomerManagedPolicyReferences: items.map((reference) => ({ ...reference })),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SsoAdminOperations;

const inline = {
  PutInlinePolicyToPermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    checkInlinePolicy(input.InlinePolicy);
    revise(context, { ...permissionSet, inlinePolicy: input.InlinePolicy });
    return {};
  },

  /** An empty string where there is none. */
  GetInlinePolicyForPermissionSet(context, input) {
    return { InlinePolicy: requirePermissionSet(context, input).inlinePolicy ?? "" };
  },

  DeleteInlinePolicyFromPermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    if (permissionSet.inlinePolicy === undefined) {
      throw policyNotAttached("(inline)", permissionSet.arn);
    }
    revise(context, { ...permissionSet, inlinePolicy: undefined });
    return {};
  },
} satisfies SsoAdminOperations;

export const policyOperations = { ...managed, ...customerManaged, ...inline };
