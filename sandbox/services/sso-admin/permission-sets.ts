import { randomHex } from "../ids";
import type { Context } from "../operation";
import { page } from "../pagination";
import { checkQuota } from "../quotas";
import { arnInside } from "./arns";
import { isSessionDuration } from "./duration";
import {
  invalidToken,
  permissionSetInUse,
  permissionSetNameTaken,
  permissionSetNotFound,
  sessionDurationOutOfRange,
} from "./errors";
import { checkIdle, checkNotProvisioning } from "./in-progress";
import { requireInstance } from "./instances";
import type { SsoAdminOperations } from "./operations";
import { isAssigned, unprovisionEverywhere } from "./provisioned";
import {
  customerManagedPolicyReferences,
  managedPolicies,
  type PermissionSet,
  permissionSetNames,
  permissionSets,
} from "./tables";
import { forgetTags, giveTags } from "./tags";

/** The permission set that a request names. @throws AwsError `ResourceNotFoundException`. */
export function requirePermissionSet(
  context: Context,
  input: { readonly InstanceArn: string; readonly PermissionSetArn: string },
): PermissionSet {
  requireInstance(context, input.InstanceArn);
  const { transaction } = context;
  const found = transaction.get(permissionSets, input.InstanceArn, input.PermissionSetArn);
  if (found === undefined) throw permissionSetNotFound(input.PermissionSetArn);
  return found;
}

/**
 * Keeps a change that accounts see once they are provisioned again.
 *
 * @throws AwsError `ConflictException` while they are.
 */
export function revise(context: Context, permissionSet: PermissionSet): void {
  const { instanceArn, arn, revision } = permissionSet;
  checkNotProvisioning(context, arn);
  const revised = { ...permissionSet, revision: revision + 1 };
  context.transaction.put(permissionSets, instanceArn, arn, revised);
}

/** Takes a permission set that nobody is assigned to out of all accounts, and away. */
export function forgetPermissionSet(context: Context, permissionSet: PermissionSet): void {
  const { transaction } = context;
  const { instanceArn, arn, name } = permissionSet;
  unprovisionEverywhere(context, arn);
  for (const policy of transaction.list(managedPolicies, arn)) {
    transaction.delete(managedPolicies, arn, policy);
  }
  for (const { Path, Name } of transaction.list(customerManagedPolicyReferences, arn)) {
    transaction.delete(customerManagedPolicyReferences, arn, Path + Name);
  }
  forgetTags(context, arn);
  transaction.delete(permissionSetNames, instanceArn, name);
  transaction.delete(permissionSets, instanceArn, arn);
}

function describe(permissionSet: PermissionSet) {
  const { name, arn, description, sessionDuration, relayState, created } = permissionSet;
  return {
    Name: name,
    PermissionSetArn: arn,
    ...(description !== undefined && { Description: description }),
    CreatedDate: new Date(created),
    SessionDuration: sessionDuration,
    ...(relayState !== undefined && { RelayState: relayState }),
  };
}

function checkedDuration(duration: string): string {
  if (!isSessionDuration(duration)) throw sessionDurationOutOfRange(duration);
  return duration;
}

export const permissionSetOperations = {
  CreatePermissionSet(context, input) {
    const { transaction, now } = context;
    const instance = requireInstance(context, input.InstanceArn);
    const sessionDuration = checkedDuration(input.SessionDuration ?? "PT1H");
    if (transaction.get(permissionSetNames, instance.arn, input.Name) !== undefined) {
      throw permissionSetNameTaken(input.Name);
    }
    const created: PermissionSet = {
      arn: arnInside(instance.arn, "permissionSet", `ps-${randomHex(16)}`),
      instanceArn: instance.arn,
      name: input.Name,
      description: input.Description,
      sessionDuration,
      relayState: input.RelayState,
      created: now.getTime(),
      revision: 1,
    };
    transaction.put(permissionSets, instance.arn, created.arn, created);
    transaction.put(permissionSetNames, instance.arn, created.name, created.arn);
    const held = transaction.count(permissionSets, instance.arn);
    checkQuota(transaction, "permissionSetsPerInstance", held, "An instance", "permission sets");
    giveTags(context, created.arn, input.Tags ?? []);
    return { PermissionSet: describe(created) };
  },

  DescribePermissionSet(context, input) {
    return { PermissionSet: describe(requirePermissionSet(context, input)) };
  },

  /** What is left out is cleared, except for the session duration. */
  UpdatePermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    revise(context, {
      ...permissionSet,
      description: input.Description,
      relayState: input.RelayState,
      sessionDuration: checkedDuration(input.SessionDuration ?? permissionSet.sessionDuration),
    });
    return {};
  },

  DeletePermissionSet(context, input) {
    const permissionSet = requirePermissionSet(context, input);
    checkIdle(context, permissionSet.arn);
    if (isAssigned(context, permissionSet.arn)) throw permissionSetInUse(permissionSet.arn);
    forgetPermissionSet(context, permissionSet);
    return {};
  },

  ListPermissionSets(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const { items, nextToken } = page(context, input, permissionSets, arn, invalidToken);
    return {
      PermissionSets: items.map((permissionSet) => permissionSet.arn),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SsoAdminOperations;
