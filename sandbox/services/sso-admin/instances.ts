import type { Context } from "../operation";
import { instanceNotFound } from "./errors";
import { type Instance, instances, instancesByOwner, instancesByStore, regions } from "./tables";

/** @throws AwsError `ResourceNotFoundException`. */
export function requireInstance(context: Context, arn: string): Instance {
  const instance = context.transaction.get(instances, "", arn);
  if (instance === undefined) throw instanceNotFound(arn);
  return instance;
}

/** Keeps a new instance, with the Region that it is in. */
export function addInstance({ transaction }: Context, instance: Instance): void {
  const { arn, ownerAccountId, identityStoreId, region, created } = instance;
  transaction.put(instances, "", arn, instance);
  transaction.put(instancesByOwner, ownerAccountId, arn, arn);
  transaction.put(instancesByStore, "", identityStoreId, arn);
  const primary = { name: region, primary: true, added: created, active: created };
  transaction.put(regions, arn, region, primary);
}
