import { createHash, randomBytes } from "node:crypto";
import type { HttpResponse } from "../../http";
import { childText, element, optional, parseXml } from "../../protocols/xml";
import type { Table } from "../../store/store";
import { type Bucket, requireBucket } from "./buckets";
import {
  type Checksum,
  type ChecksumAlgorithm,
  type ChecksumType,
  checksumAlgorithm,
  checksumHeader,
  claimedChecksum,
  compositeChecksum,
  fullChecksum,
} from "./checksums";
import { parameter, type S3Context } from "./context";
import { readCopySource, sourceVersion } from "./copy-object";
import { md5 } from "./digests";
import {
  badDigest,
  entityTooSmall,
  invalidArgument,
  invalidPart,
  invalidPartOrder,
  invalidRequest,
  malformedXml,
  noSuchUpload,
} from "./errors";
import { encryptionHeaders, storedHeaders } from "./object-headers";
import { writeObject } from "./objects";
import { pageSize } from "./pages";
import { readPayload } from "./payload";
import { readRange } from "./ranges";
import { empty, isoDate, ownerElements, s3Xml } from "./responses";
import { compareKeys, type Headers, versionHeaders, wholeSeconds } from "./versions";

interface Upload {
  readonly uploadId: string;
  readonly key: string;
  readonly initiated: number;
  readonly headers: Headers;
  readonly checksum: {
    readonly algorithm: ChecksumAlgorithm;
    readonly type: ChecksumType;
    /** Where the algorithm was chosen, each part has to come with it. */
    readonly isChosen: boolean;
  };
}

interface Part {
  readonly partNumber: number;
  readonly lastModified: number;
  readonly etag: string;
  readonly size: number;
  readonly bytes: string;
  /** Base64, in the upload's algorithm. */
  readonly checksum: string;
}

/** Partition: bucket. Key: upload id. */
const uploads: Table<Upload> = { name: "s3-uploads" };
/** Partition: upload id. Key: part number. */
const parts: Table<Part> = { name: "s3-parts" };

const smallestPart = 5 * 1024 * 1024;
const mostParts = 10_000;

export function createMultipartUpload(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  const { headers } = context.request;
  const chosen = checksumAlgorithm(headers["x-amz-checksum-algorithm"]);
  const algorithm = chosen ?? "CRC64NVME";
  const type = checksumType(headers["x-amz-checksum-type"], algorithm);
  const upload: Upload = {
    uploadId: randomBytes(48).toString("base64url"),
    key: context.key,
    initiated: wholeSeconds(context.now),
    headers: storedHeaders(headers),
    checksum: { algorithm, type, isChosen: chosen !== undefined },
  };
  context.transaction.put(uploads, bucket.name, upload.uploadId, upload);
  return s3Xml(
    "InitiateMultipartUploadResult",
    [
      element("Bucket", bucket.name),
      element("Key", upload.key),
      element("UploadId", upload.uploadId),
    ],
    {
      ...encryptionHeaders(upload.headers),
      "x-amz-checksum-algorithm": algorithm,
      "x-amz-checksum-type": upload.checksum.type,
    },
  );
}

/** CRC64NVME exists over whole objects only, SHA over parts only. */
function checksumType(asked: string | undefined, algorithm: ChecksumAlgorithm): ChecksumType {
  const possible: readonly ChecksumType[] =
    algorithm === "CRC64NVME"
      ? ["FULL_OBJECT"]
      : algorithm.startsWith("CRC")
        ? ["COMPOSITE", "FULL_OBJECT"]
        : ["COMPOSITE"];
  const type = asked === undefined ? possible[0] : possible.find((one) => one === asked);
  if (type === undefined)
    throw invalidRequest(
      `The ${asked} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  return type;
}

export function uploadPart(context: S3Context): HttpResponse {
  const { upload } = requireUpload(context);
  const { bytes, checksum, claimed } = readPayload(context.request);
  const { algorithm, isChosen } = upload.checksum;
  if (isChosen && claimed !== algorithm)
    throw invalidRequest(
      `Checksum Type mismatch occurred, expected checksum Type: ${algorithm.toLowerCase()}, actual checksum Type: ${claimed?.toLowerCase() ?? "null"}`,
    );
  const part = savePart(context, upload, bytes);
  return empty(200, {
    etag: `"${part.etag}"`,
    [checksumHeader(checksum.algorithm)]: checksum.value,
    ...encryptionHeaders(upload.headers),
  });
}

export function uploadPartCopy(context: S3Context): HttpResponse {
  const { upload } = requireUpload(context);
  const { bucket, object, content } = readCopySource(context);
  const range = readRange(context.request.headers["x-amz-copy-source-range"], content.length);
  const bytes = range === undefined ? content : content.subarray(range.start, range.end + 1);
  const part = savePart(context, upload, bytes);
  return s3Xml(
    "CopyPartResult",
    [
      element("ETag", `"${part.etag}"`),
      element("LastModified", isoDate(part.lastModified)),
      element(`Checksum${upload.checksum.algorithm}`, part.checksum),
    ],
    { ...encryptionHeaders(upload.headers), ...sourceVersion(bucket, object) },
  );
}

function savePart(context: S3Context, upload: Upload, bytes: Buffer): Part {
  const asked = parameter(context, "partNumber") ?? "";
  const partNumber = Number(asked);
  if (!/^\d+$/.test(asked) || partNumber < 1 || partNumber > mostParts)
    throw invalidArgument(
      "partNumber",
      asked,
      `Part number must be an integer between 1 and ${mostParts}, inclusive`,
    );
  const part: Part = {
    partNumber,
    lastModified: wholeSeconds(context.now),
    etag: md5(bytes),
    size: bytes.length,
    bytes: context.transaction.putBytes(bytes),
    checksum: fullChecksum(upload.checksum.algorithm, bytes).value,
  };
  context.transaction.put(parts, upload.uploadId, String(partNumber), part);
  return part;
}

export function completeMultipartUpload(context: S3Context): HttpResponse {
  const { transaction } = context;
  const { bucket, upload } = requireUpload(context);
  const chosen = chosenParts(context, upload);
  const content = Buffer.concat(chosen.map((part) => transaction.getBytes(part.bytes)));
  const checksum = objectChecksum(upload, chosen, content);
  const claimed = claimedChecksum(context.request.headers);
  if (claimed !== undefined && claimed.value.split("-")[0] !== checksum.value.split("-")[0])
    throw badDigest(claimed.algorithm);
  const etags = Buffer.concat(chosen.map(({ etag }) => Buffer.from(etag, "hex")));
  const written = writeObject(context, bucket, {
    content,
    etag: `${createHash("md5").update(etags).digest("hex")}-${chosen.length}`,
    checksum,
    headers: upload.headers,
  });
  removeUpload(context, bucket, upload);
  return s3Xml(
    "CompleteMultipartUploadResult",
    [
      element("Location", `/${bucket.name}/${encodeURIComponent(upload.key)}`),
      element("Bucket", bucket.name),
      element("Key", upload.key),
      element("ETag", `"${written.etag}"`),
      element(`Checksum${checksum.algorithm}`, checksum.value),
      element("ChecksumType", checksum.type),
    ],
    { ...encryptionHeaders(upload.headers), ...versionHeaders(bucket, written) },
  );
}

function objectChecksum(upload: Upload, chosen: readonly Part[], content: Buffer): Checksum {
  const { algorithm, type } = upload.checksum;
  return type === "FULL_OBJECT"
    ? fullChecksum(algorithm, content)
    : compositeChecksum(
        algorithm,
        chosen.map((part) => part.checksum),
      );
}

function chosenParts(context: S3Context, upload: Upload): readonly Part[] {
  const request = parseXml(context.request.body.toString("utf8"));
  const listed = request?.children.filter(({ name }) => name === "Part") ?? [];
  if (request?.name !== "CompleteMultipartUpload" || listed.length === 0) throw malformedXml();
  let previous = 0;
  const chosen = listed.map((entry) => {
    const partNumber = Number(childText(entry, "PartNumber"));
    if (!Number.isInteger(partNumber)) throw malformedXml();
    if (partNumber <= previous) throw invalidPartOrder();
    previous = partNumber;
    const part = context.transaction.get(parts, upload.uploadId, String(partNumber));
    const etag = childText(entry, "ETag")?.replace(/^"(.*)"$/, "$1");
    if (part === undefined || part.etag !== etag) throw invalidPart(partNumber);
    return part;
  });
  const small = chosen.slice(0, -1).find(({ size }) => size < smallestPart);
  if (small !== undefined) throw entityTooSmall(small.partNumber);
  return chosen;
}

export function abortMultipartUpload(context: S3Context): HttpResponse {
  const { bucket, upload } = requireUpload(context);
  removeUpload(context, bucket, upload);
  return empty(204);
}

function removeUpload({ transaction }: S3Context, bucket: Bucket, { uploadId }: Upload): void {
  for (const { partNumber } of transaction.list(parts, uploadId))
    transaction.delete(parts, uploadId, String(partNumber));
  transaction.delete(uploads, bucket.name, uploadId);
}

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

/** A bucket that goes takes its unfinished uploads with it. */
export function removeUploads(context: S3Context, bucket: Bucket): void {
  for (const upload of context.transaction.list(uploads, bucket.name))
    removeUpload(context, bucket, upload);
}

function requireUpload(context: S3Context): { readonly bucket: Bucket; readonly upload: Upload } {
  const bucket = requireBucket(context);
  const uploadId = parameter(context, "uploadId") ?? "";
  const upload = context.transaction.get(uploads, bucket.name, uploadId);
  if (upload === undefined || upload.key !== context.key) throw noSuchUpload(uploadId);
  return { bucket, upload };
}
