import type { HttpResponse } from "../../http";
import { childText, parseXml } from "../../protocols/xml";
import type { Transaction } from "../../store/store";
import {
  ownership,
  ownershipControls,
  publicAccessBlock,
  publicAccessBlocks,
} from "./bucket-settings";
import { allBuckets, type Bucket, buckets } from "./buckets";
import type { S3Context } from "./context";
import {
  accessControlListNotSupported,
  bucketAlreadyExists,
  bucketAlreadyOwnedByYou,
  illegalLocation,
  invalidBucketName,
  malformedXml,
  notImplemented,
} from "./errors";
import { putSettingOf } from "./settings";

/** A new bucket is private: no access control lists, no public access. */
function addBucket(transaction: Transaction, bucket: Bucket, owner = "BucketOwnerEnforced"): void {
  const { name } = bucket;
  transaction.put(buckets, allBuckets, name, bucket);
  putSettingOf(transaction, name, ownershipControls, ownership(owner));
  putSettingOf(
    transaction,
    name,
    publicAccessBlock,
    publicAccessBlocks(() => true),
  );
}

/** Adds the buckets of the estate that aren't there yet. */
export function seedBuckets(
  transaction: Transaction,
  seeds: readonly { readonly name: string; readonly region: string }[],
  owner: string,
  now: Date,
): void {
  for (const { name, region } of seeds)
    if (transaction.get(buckets, allBuckets, name) === undefined)
      addBucket(transaction, { name, region, owner, created: now.getTime() });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]$/.test(name) &&
    !name.includes("..") &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !/^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|--x-s3|--table-s3)$/.test(name)
  );
}

export function createBucket(context: S3Context): HttpResponse {
  const { transaction, request, bucket: name } = context;
  if (!isBucketName(name)) throw invalidBucketName(name);
  const { headers, caller: owner } = request;
  if (headers["x-amz-bucket-object-lock-enabled"] === "true") throw notImplemented("Object Lock");
  if ((headers["x-amz-acl"] ?? "private") !== "private") throw accessControlListNotSupported();
  const region = requestedRegion(context);
  const existing = transaction.get(buckets, allBuckets, name);
  if (existing !== undefined && existing.owner !== owner) throw bucketAlreadyExists(name);
  if (existing !== undefined && region !== "us-east-1") throw bucketAlreadyOwnedByYou(name);
  if (existing === undefined) {
    const created = context.now;
    addBucket(transaction, { name, region, owner, created }, headers["x-amz-object-ownership"]);
  }
  return { status: 200, headers: { location: `/${name}` }, body: "" };
}

/** A location other than the endpoint's region is taken in us-east-1 only, as in AWS. */
function requestedRegion({ request }: S3Context): string {
  const endpointRegion = request.region || "us-east-1";
  if (request.body.length === 0) {
    if (endpointRegion !== "us-east-1") throw illegalLocation("unspecified");
    return endpointRegion;
  }
  const configuration = parseXml(request.body.toString("utf8"));
  if (configuration?.name !== "CreateBucketConfiguration") throw malformedXml();
  const constraint = childText(configuration, "LocationConstraint");
  const asked = constraint === undefined || constraint === "" ? "us-east-1" : constraint;
  if (asked !== endpointRegion && endpointRegion !== "us-east-1")
    throw illegalLocation(constraint ?? "unspecified");
  return asked;
}
