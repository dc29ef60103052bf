import type { HttpResponse } from "../../http";
import { element, optional } from "../../protocols/xml";
import { requireBucket } from "./buckets";
import { parameter, type S3Context } from "./context";
import { pageSize } from "./pages";
import { isoDate, ownerElements, s3Xml } from "./responses";
import { parts, requireUpload, uploads } from "./uploads";
import { compareKeys } from "./versions";

export function listParts(context: S3Context): HttpResponse {
  const { bucket, upload } = requireUpload(context);
  const after = Number(parameter(context, "part-number-marker") ?? "0");
  const limit = pageSize(parameter(context, "max-parts"), "max-parts");
  const remaining = context.transaction
    .list(parts, upload.uploadId)
    .filter(({ partNumber }) => partNumber > after)
    .sort((left, right) => left.partNumber - right.partNumber);
  const page = remaining.slice(0, limit);
  const isTruncated = remaining.length > page.length;
  return s3Xml("ListPartsResult", [
    element("Bucket", bucket.name),
    element("Key", upload.key),
    element("UploadId", upload.uploadId),
    element("PartNumberMarker", after),
    optional("NextPartNumberMarker", isTruncated ? page.at(-1)?.partNumber : undefined),
    element("MaxParts", limit),
    element("IsTruncated", isTruncated),
    element("ChecksumAlgorithm", upload.checksum.algorithm),
    element("ChecksumType", upload.checksum.type),
    element("StorageClass", upload.headers["x-amz-storage-class"] ?? "STANDARD"),
    ...page.map((part) =>
      element("Part", [
        element("PartNumber", part.partNumber),
        element("LastModified", isoDate(part.lastModified)),
        element("ETag", `"${part.etag}"`),
        element("Size", part.size),
        element(`Checksum${upload.checksum.algorithm}`, part.checksum),
      ]),
    ),
  ]);
}

export function listMultipartUploads(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  const prefix = parameter(context, "prefix") ?? "";
  const open = context.transaction
    .list(uploads, bucket.name)
    .filter(({ key }) => key.startsWith(prefix))
    .sort((left, right) => compareKeys(left.key, right.key) || left.initiated - right.initiated);
  return s3Xml("ListMultipartUploadsResult", [
    element("Bucket", bucket.name),
    element("Prefix", prefix),
    element("MaxUploads", open.length),
    element("IsTruncated", false),
    ...open.map((upload) =>
      element("Upload", [
        element("Key", upload.key),
        element("UploadId", upload.uploadId),
        element("Initiator", ownerElements(bucket.owner)),
        element("Owner", ownerElements(bucket.owner)),
        element("StorageClass", upload.headers["x-amz-storage-class"] ?? "STANDARD"),
        element("Initiated", isoDate(upload.initiated)),
      ]),
    ),
  ]);
}
