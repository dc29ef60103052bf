import type { HttpResponse } from "../../http";
import { element } from "../../protocols/xml";
import { refuseDenied } from "./bucket-authorization";
import { type Bucket, requireBucket } from "./buckets";
import { checksumAlgorithm, fullChecksum } from "./checksums";
import { isNotModified } from "./conditions";
import type { S3Context } from "./context";
import { md5 } from "./digests";
import { encryptionHeaders, withoutEncryption } from "./encryption";
import { invalidArgument, invalidRequest, preconditionFailed } from "./errors";
import { storedHeaders } from "./object-headers";
import { requireObject, writeObject } from "./objects";
import { isoDate, s3Xml } from "./responses";
import { type Headers, nullVersion, type ObjectVersion, versionHeaders } from "./versions";

const sourceHeader = "x-amz-copy-source";

export interface CopySource {
  readonly bucket: Bucket;
  readonly object: ObjectVersion;
  readonly content: Buffer;
}

/** What `x-amz-copy-source: BUCKET/KEY[?versionId=…]` names, if the request's conditions on it hold. */
export function readCopySource(context: S3Context): CopySource {
  const header = context.request.headers[sourceHeader] ?? "";
  const [, encodedPath = "", versionId] = /^\/?(.*?)(?:\?versionId=(.*))?$/.exec(header) ?? [];
  const [, name, key] = /^([^/]+)\/(.+)$/s.exec(decode(encodedPath)) ?? [];
  if (name === undefined || key === undefined)
    throw invalidArgument(
      sourceHeader,
      header,
      "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
    );
  const bucket = requireBucket({ ...context, bucket: name });
  refuseDenied(
    context,
    name,
    key,
    versionId === undefined ? "s3:GetObject" : "s3:GetObjectVersion",
  );
  const object = requireObject(context, bucket, key, versionId);
  if (isNotModified(context.request.headers, object, "x-amz-copy-source-"))
    throw preconditionFailed("x-amz-copy-source-If-None-Match");
  return { bucket, object, content: context.transaction.getBytes(object.bytes) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export function copyObject(context: S3Context): HttpResponse {
  const { headers } = context.request;
  const target = requireBucket(context);
  const { bucket, object, content } = readCopySource(context);
  const directive = headers["x-amz-metadata-directive"]?.toUpperCase() ?? "COPY";
  if (directive !== "COPY" && directive !== "REPLACE")
    throw invalidArgument("x-amz-metadata-directive", directive, "Unknown metadata directive.");
  const own = storedHeaders(context, target);
  const stored =
    directive === "REPLACE"
      ? own
      : { ...withoutEncryption(object.headers), ...encryptionHeaders(own) };
  const isItself = bucket.name === target.name && object.key === context.key;
  if (isItself && sameHeaders(stored, object.headers) && directive === "COPY")
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  const algorithm = checksumAlgorithm(headers["x-amz-checksum-algorithm"]);
  const checksum =
    algorithm === undefined && object.checksum.type === "FULL_OBJECT"
      ? object.checksum
      : fullChecksum(algorithm ?? "CRC64NVME", content);
  const etag = isSingleUpload(object) ? object.etag : md5(content);
  const written = writeObject(context, target, { content, etag, checksum, headers: stored });
  return s3Xml(
    "CopyObjectResult",
    [
      element("ETag", `"${written.etag}"`),
      element("LastModified", isoDate(written.lastModified)),
      element(`Checksum${checksum.algorithm}`, checksum.value),
      element("ChecksumType", checksum.type),
    ],
    {
      ...encryptionHeaders(stored),
      ...versionHeaders(target, written),
      ...sourceVersion(bucket, object),
    },
  );
}

export function sourceVersion(bucket: Bucket, { versionId }: ObjectVersion): Headers {
  return bucket.versioning === undefined && versionId === nullVersion
    ? {}
    : { "x-amz-copy-source-version-id": versionId };
}

function sameHeaders(left: Headers, right: Headers): boolean {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => left[name] === right[name]);
}

/** The ETag of a multipart object ends in the number of its parts. */
function isSingleUpload({ etag }: ObjectVersion): boolean {
  return !etag.includes("-");
}
