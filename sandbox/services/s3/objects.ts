import type { HttpResponse } from "../../http";
import { type Bucket, requireBucket } from "./buckets";
import { type Checksum, checksumHeaders } from "./checksums";
import { checkWriteConditions, isNotModified } from "./conditions";
import { parameter, type S3Context } from "./context";
import { encryptionHeaders } from "./encryption";
import {
  invalidArgument,
  methodNotAllowedOnMarker,
  noSuchKey,
  noSuchVersion,
  notImplemented,
} from "./errors";
import { storedHeaders } from "./object-headers";
import { readPayload } from "./payload";
import { readRange } from "./ranges";
import { empty } from "./responses";
import {
  addVersion,
  currentVersion,
  findVersion,
  type Headers,
  newVersionId,
  type ObjectVersion,
  versionHeaders,
  wholeSeconds,
} from "./versions";

export function putObject(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  const { bytes, checksum, md5 } = readPayload(context.request);
  const written = writeObject(context, bucket, {
    content: bytes,
    etag: md5,
    checksum,
    headers: storedHeaders(context, bucket),
  });
  return empty(200, {
    etag: `"${written.etag}"`,
    ...encryptionHeaders(written.headers),
    ...checksumHeaders(checksum),
    ...versionHeaders(bucket, written),
  });
}

interface NewObject {
  readonly content: Buffer;
  readonly etag: string;
  readonly checksum: Checksum;
  readonly headers: Headers;
}

/** Writes the object in one step with the check of its conditions: of two writers that both demand absence, one wins. */
export function writeObject(
  { transaction, request, key, now }: S3Context,
  bucket: Bucket,
  { content, etag, checksum, headers }: NewObject,
): ObjectVersion {
  checkWriteConditions(request.headers, key, currentVersion(transaction, bucket, key));
  const version: ObjectVersion = {
    kind: "object",
    key,
    versionId: newVersionId(bucket),
    lastModified: wholeSeconds(now),
    size: content.length,
    etag,
    bytes: transaction.putBytes(content),
    checksum,
    headers,
  };
  addVersion(transaction, bucket, version);
  return version;
}

export function getObject(context: S3Context): HttpResponse {
  const { request, transaction } = context;
  const bucket = requireBucket(context);
  if (request.query.has("partNumber")) throw notImplemented("GetObject by partNumber");
  const object = requireObject(context, bucket, context.key, parameter(context, "versionId"));
  const validators = {
    etag: `"${object.etag}"`,
    "last-modified": new Date(object.lastModified).toUTCString(),
    "accept-ranges": "bytes",
    ...versionHeaders(bucket, object),
  };
  if (isNotModified(request.headers, object)) return empty(304, validators);
  const range = readRange(request.headers.range, object.size);
  const asksChecksum = request.headers["x-amz-checksum-mode"]?.toUpperCase() === "ENABLED";
  const { start, end } = range ?? { start: 0, end: object.size - 1 };
  const headers = {
    ...validators,
    ...object.headers,
    ...overrides(request.query),
    ...(asksChecksum && range === undefined ? checksumHeaders(object.checksum) : {}),
    ...(range === undefined ? {} : { "content-range": `bytes ${start}-${end}/${object.size}` }),
    "content-length": String(end - start + 1),
  };
  const body = request.method === "HEAD" ? "" : transaction.getBytes(object.bytes);
  return {
    status: range === undefined ? 200 : 206,
    headers,
    body: typeof body === "string" ? body : body.subarray(start, end + 1),
  };
}

/** The object of a read, which a delete marker hides. */
export function requireObject(
  { transaction }: S3Context,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): ObjectVersion {
  const found =
    versionId === undefined
      ? currentVersion(transaction, bucket, key)
      : findVersion(transaction, bucket, key, versionId);
  if (found?.kind === "object") return found;
  if (found === undefined) {
    if (versionId !== undefined) throw noSuchVersion(key, versionId);
    throw noSuchKey(key);
  }
  const headers = { "x-amz-delete-marker": "true", ...versionHeaders(bucket, found) };
  if (versionId === undefined) throw noSuchKey(key, headers);
  throw methodNotAllowedOnMarker(headers);
}

const overridable = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

/** A reader may choose some headers of the answer: `response-content-type` and so on. */
function overrides(query: URLSearchParams): Headers {
  return Object.fromEntries(
    overridable.flatMap((name) => {
      const value = query.get(`response-${name}`);
      if (value === null) return [];
      if (!/^[\t\x20-\x7e\xa0-\xff]*$/.test(value))
        throw invalidArgument(`response-${name}`, value, "Header value cannot be represented.");
      return [[name, value]];
    }),
  );
}
