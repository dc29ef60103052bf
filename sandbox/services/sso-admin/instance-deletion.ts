import { forgetDirectory } from "../identitystore/deletion";
import type { Context } from "../operation";
import { forgetApplication } from "./applications/lifecycle";
import { applications } from "./applications/tables";
import { removeAssignment } from "./assignment-changes";
import { forgetPermissionSet } from "./permission-sets";
import { assignmentsOf } from "./provisioned";
import {
  accessControlAttributes,
  assignments,
  type Instance,
  instances,
  instancesByOwner,
  instancesByStore,
  permissionSets,
  provisioned,
  regions,
  trustedTokenIssuers,
} from "./tables";
import { forgetTags } from "./tags";
import { forgetTrustedTokenIssuer } from "./trusted-token-issuers";

/** Takes an instance away with all access that it gives, its applications and its directory. */
export function forgetInstance(context: Context, instance: Instance): void {
  const { transaction } = context;
  const { arn, ownerAccountId, identityStoreId } = instance;
  for (const permissionSet of transaction.list(permissionSets, arn)) {
    for (const { accountId } of transaction.list(provisioned, permissionSet.arn)) {
      const place = assignmentsOf(accountId, permissionSet.arn);
      for (const assignment of transaction.list(assignments, place)) {
        removeAssignment(context, assignment);
      }
    }
    forgetPermissionSet(context, permissionSet);
  }
  for (const application of transaction.list(applications, arn)) {
    forgetApplication(context, application);
  }
  for (const issuer of transaction.list(trustedTokenIssuers, arn)) {
    forgetTrustedTokenIssuer(context, issuer);
  }
  for (const { name } of transaction.list(regions, arn)) transaction.delete(regions, arn, name);
  transaction.delete(accessControlAttributes, "", arn);
  forgetTags(context, arn);
  forgetDirectory(context, identityStoreId);
  transaction.delete(instancesByStore, "", identityStoreId);
  transaction.delete(instancesByOwner, ownerAccountId, arn);
  transaction.delete(instances, "", arn);
}
