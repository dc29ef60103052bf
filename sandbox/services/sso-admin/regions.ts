import { regionChangeDuration } from "../../time/pace";
import type { Context } from "../operation";
import { page } from "../pagination";
import { checkQuota } from "../quotas";
import { isMultiRegion } from "./encryption";
import { invalidToken } from "./errors";
import {
  multiRegionKeyMissing,
  notPrimaryRegion,
  primaryRegionStays,
  regionAlreadyAdded,
  regionChanging,
  regionNotFound,
} from "./instance-errors";
import { requireInstance } from "./instances";
import type { SsoAdminOperations } from "./operations";
import { regionStatus } from "./region-status";
import { type Instance, type Region, regions } from "./tables";

function describe(context: Context, region: Region) {
  return {
    RegionName: region.name,
    Status: regionStatus(context, region),
    AddedDate: new Date(region.added),
    IsPrimaryRegion: region.primary,
  };
}

export function describeRegions(context: Context, instanceArn: string) {
  return context.transaction
    .list(regions, instanceArn)
    .filter((region) => regionStatus(context, region) !== undefined)
    .map((region) => describe(context, region));
}

/** @throws AwsError `ResourceNotFoundException`. */
function requireRegion(context: Context, instanceArn: string, name: string): Region {
  const found = context.transaction.get(regions, instanceArn, name);
  if (found === undefined || regionStatus(context, found) === undefined) {
    throw regionNotFound(name, instanceArn);
  }
  return found;
}

/** @throws AwsError `ValidationException` for a request that another Region got. */
function checkPrimary({ region }: Context, instance: Instance): void {
  if (region !== "" && region !== instance.region) throw notPrimaryRegion(instance.region);
}

/** AWS adds or removes one Region at a time. @throws AwsError `ConflictException`. */
function checkSettled(context: Context, instanceArn: string): void {
  for (const region of context.transaction.list(regions, instanceArn)) {
    const status = regionStatus(context, region);
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
    const instance = requireInstance(context, input.InstanceArn);
    const { arn, kmsKeyArn } = instance;
    const { RegionName: name } = input;
    checkPrimary(context, instance);
    if (kmsKeyArn === undefined || !isMultiRegion(kmsKeyArn)) throw multiRegionKeyMissing();
    checkSettled(context, arn);
    if (transaction.get(regions, arn, name) !== undefined) throw regionAlreadyAdded(name, arn);
    const added = now.getTime();
    const active = added + regionChangeDuration(pace);
    transaction.put(regions, arn, name, { name, primary: false, added, active });
    const held = transaction.count(regions, arn);
    checkQuota(transaction, "regionsPerInstance", held, "An instance", "Regions");
    return { Status: "ADDING" as const };
  },

  DescribeRegion(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    return describe(context, requireRegion(context, arn, input.RegionName));
  },

  ListRegions(context, input) {
    const { arn } = requireInstance(context, input.InstanceArn);
    const keep = (region: Region) => regionStatus(context, region) !== undefined;
    const { items, nextToken } = page(context, input, regions, arn, invalidToken, keep);
    return {
      Regions: items.map((region) => describe(context, region)),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  RemoveRegion(context, input) {
    const { transaction, now, pace } = context;
    const instance = requireInstance(context, input.InstanceArn);
    const { arn } = instance;
    checkPrimary(context, instance);
    const region = requireRegion(context, arn, input.RegionName);
    if (region.primary) throw primaryRegionStays(region.name);
    checkSettled(context, arn);
    const gone = now.getTime() + regionChangeDuration(pace);
    transaction.put(regions, arn, region.name, { ...region, gone });
    return { Status: "REMOVING" as const };
  },
} satisfies SsoAdminOperations;
