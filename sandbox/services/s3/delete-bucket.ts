import type { HttpResponse } from "../../http";
import { allBuckets, buckets, requireBucket } from "./buckets";
import type { S3Context } from "./context";
import { bucketNotEmpty } from "./errors";
import { empty } from "./responses";
import { removeUploads } from "./uploads";
import { currentOfAll } from "./versions";

/** Versions and delete markers count as content too. */
export function deleteBucket(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  if (currentOfAll(context.transaction, bucket).length > 0) throw bucketNotEmpty(bucket.name);
  removeUploads(context, bucket);
  context.transaction.delete(buckets, allBuckets, bucket.name);
  return empty(204);
}
