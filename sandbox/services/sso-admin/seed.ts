import type { EstateInstance } from "../../estate-instances";
import { seedDirectory } from "../identitystore/seed";
import type { Context } from "../operation";
import { seedApplications } from "./applications/seed";
import { removeAssignment } from "./assignment-changes";
import { forgetInstance } from "./instance-deletion";
import { addInstance, requireInstance } from "./instances";
import { seedAssignments, seedPermissionSets } from "./permission-sets-seed";
import { assignmentsOf, unprovision } from "./provisioned";
import {
  accessControlAttributes,
  assignments,
  instancesByOwner,
  provisionedByAccount,
  regions,
} from "./tables";
import { putTags, tagList } from "./tags";

/** An instance with everything that is in it before anyone calls. */
export function seedInstance(context: Context, instance: EstateInstance): void {
  const { transaction, now } = context;
  const { arn, identityStoreId, ownerAccountId, region, name, permissionSetsEnabled } = instance;
  const created = now.getTime();
  addInstance(context, {
    arn,
    identityStoreId,
    ownerAccountId,
    region,
    name,
    permissionSetsEnabled,
    kmsKeyArn: instance.kmsKey,
    created,
  });
  for (const other of instance.regions) {
    const replica = { name: other, primary: false, added: created, active: created };
    transaction.put(regions, arn, other, replica);
  }
  const attributes = instance.accessControlAttributes;
  if (attributes !== undefined) {
    const listed = Object.entries(attributes).map(([Key, Source]) => ({ Key, Source }));
    transaction.put(accessControlAttributes, "", arn, listed);
  }
  putTags(context, arn, tagList(instance.tags));
  seedDirectory(context, instance);
  seedPermissionSets(context, instance);
  seedAssignments(context, instance);
  seedApplications(context, instance);
}

/** An account that left takes its assignments, permission sets and own instance along. */
export function forgetAccount(context: Context, accountId: string): void {
  for (const arn of context.transaction.list(instancesByOwner, accountId)) {
    forgetInstance(context, requireInstance(context, arn));
  }
  for (const arn of context.transaction.list(provisionedByAccount, accountId)) {
    for (const assignment of context.transaction.list(assignments, assignmentsOf(accountId, arn))) {
      removeAssignment(context, assignment);
    }
    unprovision(context, arn, accountId);
  }
}
