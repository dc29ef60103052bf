import type { HttpResponse } from "../../http";
import { childText, element, optional, parseXml } from "../../protocols/xml";
import type { Table } from "../../store/store";
import { parameter, type S3Context } from "./context";
import { accessDenied, malformedXml, noSuchBucket, permanentRedirect } from "./errors";
import { pageSize, pageToken, readPageToken } from "./pages";
import { empty, ownerElements, s3Xml } from "./responses";

export type VersioningStatus = "Enabled" | "Suspended";

export interface Bucket {
  readonly name: string;
  readonly region: string;
  /** 12-digit account id. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Absent until versioning is set for the first time. */
  readonly versioning?: VersioningStatus;
}

export const buckets: Table<Bucket> = { name: "s3-buckets" };
/** Bucket names are unique across accounts. */
export const allBuckets = "";

/**
 * The bucket that a request names, which must be the one it expects: signed for the bucket's
 * region and, where it says so, owned by the account it says.
 */
export function requireBucket({ transaction, request, bucket }: S3Context): Bucket {
  const found = transaction.get(buckets, allBuckets, bucket);
  if (found === undefined) throw noSuchBucket(bucket);
  if (request.region !== "" && request.region !== found.region)
    throw permanentRedirect(bucket, found.region);
  const expectedOwner = request.headers["x-amz-expected-bucket-owner"];
  if (expectedOwner !== undefined && expectedOwner !== found.owner) throw accessDenied();
  return found;
}

export function headBucket(context: S3Context): HttpResponse {
  const { region } = requireBucket(context);
  return {
    status: 200,
    headers: { "x-amz-bucket-region": region, "x-amz-access-point-alias": "false" },
    body: "",
  };
}

/** us-east-1 is spelled as no location. */
export function getBucketLocation(context: S3Context): HttpResponse {
  const { region } = requireBucket(context);
  return s3Xml("LocationConstraint", region === "us-east-1" ? "" : region);
}

export function listBuckets(context: S3Context): HttpResponse {
  const { transaction, request } = context;
  const prefix = parameter(context, "prefix") ?? "";
  const region = parameter(context, "bucket-region");
  const after = readPageToken(parameter(context, "continuation-token"), "continuation-token");
  const limit = pageSize(parameter(context, "max-buckets"), "max-buckets", 10_000);
  const matching = transaction
    .list(buckets, allBuckets)
    .filter(({ owner }) => owner === request.caller)
    .filter(({ name }) => name.startsWith(prefix) && (after === undefined || name > after))
    .filter((bucket) => region === undefined || bucket.region === region)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const page = matching.slice(0, limit);
  const last = page.at(-1);
  return s3Xml("ListAllMyBucketsResult", [
    element("Owner", ownerElements(request.caller)),
    element(
      "Buckets",
      page.map((bucket) =>
        element("Bucket", [
          element("Name", bucket.name),
          element("CreationDate", new Date(bucket.created).toISOString()),
          element("BucketRegion", bucket.region),
        ]),
      ),
    ),
    optional("Prefix", prefix || undefined),
    optional(
      "ContinuationToken",
      last !== undefined && matching.length > page.length ? pageToken(last.name) : undefined,
    ),
  ]);
}

export function getBucketVersioning(context: S3Context): HttpResponse {
  const { versioning } = requireBucket(context);
  return s3Xml("VersioningConfiguration", [optional("Status", versioning)]);
}

export function putBucketVersioning(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  const configuration = parseXml(context.request.body.toString("utf8"));
  const status =
    configuration?.name === "VersioningConfiguration"
      ? childText(configuration, "Status")
      : undefined;
  if (status !== "Enabled" && status !== "Suspended") throw malformedXml();
  context.transaction.put(buckets, allBuckets, bucket.name, { ...bucket, versioning: status });
  return empty(200);
}
