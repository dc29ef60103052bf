import type { HttpResponse } from "../../http";
import { removePolicy } from "./bucket-policy";
import { allBuckets, buckets, requireBucket } from "./buckets";
import type { S3Context } from "./context";
import { bucketNotEmpty } from "./errors";
import { empty } from "./responses";
import { removeSettings } from "./settings";
import { removeUploads } from "./uploads";
import { currentOfAll } from "./versions";

/** Versions and delete markers count as content too. */
export function deleteBucket(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  if (currentOfAll(context.transaction, bucket).length > 0) throw bucketNotEmpty(bucket.name);
  removeUploads(context, bucket);
  removeSettings(context.transaction, bucket.name);
  removePolicy(context.transaction, bucket.name);
  context.transaction.delete(buckets, allBuckets, bucket.name);
  return empty(204);
}
