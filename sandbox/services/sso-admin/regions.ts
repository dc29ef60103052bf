import type { Context } from "../operation";
import { page } from "../pagination";
import { checkQuota, quotas } from "../quotas";
import {
  invalidToken,
  multiRegionKeyMissing,
  primaryRegionStays,
  regionAlreadyAdded,
  regionNotFound,
} from "./errors";
import { requireInstance } from "./instances";
import type { SsoAdminOperations } from "./operations";
import { type Instance, type Region, regions } from "./tables";

/** @throws AwsError `ResourceNotFoundException`. */
function requireRegion({ transaction }: Context, { arn }: Instance, name: string): Region {
  const found = transaction.get(regions, arn, name);
  if (found === undefined) throw regionNotFound(name, arn);
  return found;
}

export function describeRegion({ name, primary, added }: Region) {
  return {
    RegionName: name,
    Status: "ACTIVE" as const,
    AddedDate: new Date(added),
    IsPrimaryRegion: primary,
  };
}

/**
 * The Regions that an instance is replicated to.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/multi-region-iam-identity-center.html
 */
export const regionOperations = {
  /** Needs a customer managed key that is in several Regions, as AWS does. */
  AddRegion(context, input) {
    const { transaction, now } = context;
    const { arn, kmsKeyArn } = requireInstance(context, input.InstanceArn);
    const { RegionName: name } = input;
    if (!kmsKeyArn?.includes(":key/mrk-")) throw multiRegionKeyMissing();
    if (transaction.get(regions, arn, name) !== undefined) throw regionAlreadyAdded(name, arn);
    transaction.put(regions, arn, name, { name, primary: false, added: now.getTime() });
    const held = transaction.count(regions, arn);
    checkQuota(held, quotas.regionsPerInstance, "An instance", "Regions");
    return { Status: "ADDING" as const };
  },

  DescribeRegion(context, input) {
    const instance = requireInstance(context, input.InstanceArn);
    return describeRegion(requireRegion(context, instance, input.RegionName));
  },

  ListRegions(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const { items, nextToken } = page(context, input, regions, arn, invalidToken);
    return { Regions: items.map(describeRegion), ...(nextToken && { NextToken: nextToken }) };
  },

  RemoveRegion(context, input) {
    const instance = requireInstance(context, input.InstanceArn);
    const { name, primary } = requireRegion(context, instance, input.RegionName);
    if (primary) throw primaryRegionStays(name);
    context.transaction.delete(regions, instance.arn, name);
    return { Status: "REMOVING" as const };
  },
} satisfies SsoAdminOperations;
