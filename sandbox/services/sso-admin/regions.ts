import { regionChangeDuration } from "../../time/pace";
import type { Context } from "../operation";
import { page } from "../pagination";
import { checkQuota, quotas } from "../quotas";
import {
  invalidToken,
  multiRegionKeyMissing,
  primaryRegionStays,
  regionAlreadyAdded,
  regionChanging,
  regionNotFound,
} from "./errors";
import { requireInstance } from "./instances";
import type { SsoAdminOperations } from "./operations";
import { type Region, regions } from "./tables";

/** Nothing once it is gone. */
function statusOf({ now }: Context, { active, gone }: Region) {
  if (gone !== undefined) return gone > now.getTime() ? ("REMOVING" as const) : undefined;
  return active > now.getTime() ? ("ADDING" as const) : ("ACTIVE" as const);
}

function describe(context: Context, region: Region) {
  return {
    RegionName: region.name,
    Status: statusOf(context, region),
    AddedDate: new Date(region.added),
    IsPrimaryRegion: region.primary,
  };
}

export function describeRegions(context: Context, instanceArn: string) {
  return context.transaction
    .list(regions, instanceArn)
    .filter((region) => statusOf(context, region) !== undefined)
    .map((region) => describe(context, region));
}

/** @throws AwsError `ResourceNotFoundException`. */
function requireRegion(context: Context, instanceArn: string, name: string): Region {
  const found = context.transaction.get(regions, instanceArn, name);
  if (found === undefined || statusOf(context, found) === undefined) {
    throw regionNotFound(name, instanceArn);
  }
  return found;
}

/** AWS adds or removes one Region at a time. @throws AwsError `ConflictException`. */
function checkSettled(context: Context, instanceArn: string): void {
  for (const region of context.transaction.list(regions, instanceArn)) {
    const status = statusOf(context, region);
    if (status === undefined) context.transaction.delete(regions, instanceArn, region.name);
    else if (status !== "ACTIVE") throw regionChanging(region.name, status);
  }
}

/**
 * The Regions that an instance is replicated to.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/multi-region-iam-identity-center.html
 */
export const regionOperations = {
  /** Needs a customer managed key that is in several Regions, as in AWS. */
  AddRegion(context, input) {
    const { transaction, now, pace } = context;
    const { arn, kmsKeyArn } = requireInstance(context, input.InstanceArn);
    const { RegionName: name } = input;
    if (!kmsKeyArn?.includes(":key/mrk-")) throw multiRegionKeyMissing();
    checkSettled(context, arn);
    if (transaction.get(regions, arn, name) !== undefined) throw regionAlreadyAdded(name, arn);
    const added = now.getTime();
    const active = added + regionChangeDuration(pace);
    transaction.put(regions, arn, name, { name, primary: false, added, active });
    const held = transaction.count(regions, arn);
    checkQuota(held, quotas.regionsPerInstance, "An instance", "Regions");
    return { Status: "ADDING" as const };
  },

  DescribeRegion(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    return describe(context, requireRegion(context, arn, input.RegionName));
  },

  ListRegions(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const keep = (region: Region) => statusOf(context, region) !== undefined;
    const { items, nextToken } = page(context, input, regions, arn, invalidToken, keep);
    return {
      Regions: items.map((region) => describe(context, region)),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  RemoveRegion(context, input) {
    const { transaction, now, pace } = context;
    const { arn } = requireInstance(context, input.InstanceArn);
    const region = requireRegion(context, arn, input.RegionName);
    if (region.primary) throw primaryRegionStays(region.name);
    checkSettled(context, arn);
    const gone = now.getTime() + regionChangeDuration(pace);
    transaction.put(regions, arn, region.name, { ...region, gone });
    return { Status: "REMOVING" as const };
  },
} satisfies SsoAdminOperations;
