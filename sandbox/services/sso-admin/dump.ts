import type { EstateInput } from "../../estate";
import type { InstanceContentsInput } from "../../estate-contents-schema";
import type { Transaction } from "../../store/store";
import { dumpDirectory } from "../identitystore/dump";
import { dumpApplications, dumpIssuers } from "./applications/dump";
import { dumpAssignments, dumpPermissionSets } from "./permission-sets-dump";
import { accessControlAttributes, type Instance, instances, regions } from "./tables";
import { tagRecord } from "./tags";

type Settings = NonNullable<EstateInput["instance"]>;

/** One instance as an estate has it. */
export interface DumpedInstance {
  readonly instance: Instance;
  readonly settings: Settings;
  readonly contents: Required<InstanceContentsInput>;
}

/** Every instance, the organization's first. */
export function dumpInstances(transaction: Transaction): readonly DumpedInstance[] {
  return transaction.list(instances, "").map((instance) => ({
    instance,
    settings: dumpSettings(transaction, instance),
    contents: {
      ...dumpDirectory(transaction, instance.identityStoreId),
      permissionSets: dumpPermissionSets(transaction, instance),
      assignments: dumpAssignments(transaction, instance),
      trustedTokenIssuers: dumpIssuers(transaction, instance),
      applications: dumpApplications(transaction, instance),
    },
  }));
}

function dumpSettings(transaction: Transaction, instance: Instance): Settings {
  const { arn, identityStoreId, name, kmsKeyArn } = instance;
  const attributes = transaction.get(accessControlAttributes, "", arn);
  const replicas = transaction
    .list(regions, arn)
    .filter(({ primary, gone }) => !primary && gone === undefined);
  return {
    arn,
    identityStoreId,
    ...(name !== undefined && { name }),
    ...(kmsKeyArn !== undefined && { kmsKey: kmsKeyArn }),
    regions: replicas.map((region) => region.name),
    ...(attributes !== undefined && {
      accessControlAttributes: Object.fromEntries(
        attributes.map(({ Key, Source }) => [Key, [...Source]]),
      ),
    }),
    tags: tagRecord(transaction, arn),
  };
}
