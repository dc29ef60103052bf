import type { HttpResponse } from "../../http";
import { childText, element, optional, parseXml } from "../../protocols/xml";
import { refuseDenied } from "./bucket-authorization";
import { type Bucket, requireBucket } from "./buckets";
import { checkWriteConditions } from "./conditions";
import { parameter, type S3Context } from "./context";
import { invalidRequest, malformedXml, S3Error } from "./errors";
import { readPayload } from "./payload";
import { empty, s3Xml } from "./responses";
import {
  addVersion,
  currentVersion,
  findVersion,
  type Headers,
  newVersionId,
  removeVersion,
  wholeSeconds,
} from "./versions";

/** What a deletion did: in a versioned bucket it may leave or take away a delete marker. */
interface Deletion {
  readonly versionId?: string;
  readonly deleteMarker?: boolean;
}

export function deleteObject(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  const versionId = parameter(context, "versionId");
  const done = remove(context, bucket, context.key, versionId, context.request.headers);
  return empty(204, {
    ...(done.deleteMarker === true ? { "x-amz-delete-marker": "true" } : {}),
    ...(done.versionId === undefined ? {} : { "x-amz-version-id": done.versionId }),
  });
}

/** Deleting what isn't there succeeds, as in S3. */
function remove(
  { transaction, now }: S3Context,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  conditions: Headers,
): Deletion {
  const current = currentVersion(transaction, bucket, key);
  if (versionId !== undefined) {
    const found = findVersion(transaction, bucket, key, versionId);
    checkWriteConditions(ifMatchOnly(conditions), key, found);
    if (found !== undefined) removeVersion(transaction, bucket, found);
    return found?.kind === "delete-marker" ? { versionId, deleteMarker: true } : { versionId };
  }
  checkWriteConditions(ifMatchOnly(conditions), key, current);
  if (bucket.versioning === undefined) {
    if (current !== undefined) removeVersion(transaction, bucket, current);
    return {};
  }
  const marker = newVersionId(bucket);
  addVersion(transaction, bucket, {
    kind: "delete-marker",
    key,
    versionId: marker,
    lastModified: wholeSeconds(now),
  });
  return { versionId: marker, deleteMarker: true };
}

function ifMatchOnly(headers: Headers): Headers {
  const ifMatch = headers["if-match"];
  return ifMatch === undefined ? {} : { "if-match": ifMatch };
}

const mostKeys = 1000;

/** Deletes up to 1,000 objects; each has its own result, so one that fails spoils no other. */
export function deleteObjects(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  const { headers } = context.request;
  const isChecked = Object.keys(headers).some(
    (name) =>
      name === "content-md5" || name === "x-amz-trailer" || name.startsWith("x-amz-checksum-"),
  );
  if (!isChecked)
    throw invalidRequest(
      "Missing required header for this request: Content-MD5 OR x-amz-checksum-*",
    );
  const request = parseXml(readPayload(context.request).bytes.toString("utf8"));
  const asked = request?.children.filter(({ name }) => name === "Object") ?? [];
  if (request?.name !== "Delete" || asked.length === 0 || asked.length > mostKeys)
    throw malformedXml();
  const isQuiet = childText(request, "Quiet") === "true";
  const results = asked.map((object) => {
    const key = childText(object, "Key");
    if (key === undefined || key === "") throw malformedXml();
    const versionId = childText(object, "VersionId") || undefined;
    const etag = childText(object, "ETag");
    try {
      const action = versionId === undefined ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
      refuseDenied(context, bucket.name, key, action);
      const done = remove(context, bucket, key, versionId, etag ? { "if-match": etag } : {});
      return isQuiet ? undefined : deletedElement(key, versionId, done);
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      return element("Error", [
        element("Key", key),
        optional("VersionId", versionId),
        element("Code", error.type),
        element("Message", error.message),
      ]);
    }
  });
  return s3Xml("DeleteResult", results);
}

function deletedElement(key: string, askedVersion: string | undefined, done: Deletion) {
  return element("Deleted", [
    element("Key", key),
    optional("VersionId", askedVersion),
    optional("DeleteMarker", done.deleteMarker),
    optional("DeleteMarkerVersionId", done.deleteMarker === true ? done.versionId : undefined),
  ]);
}
