import { createHash, randomBytes } from "node:crypto";
import type { HttpResponse } from "../../http";
import { childText, element, parseXml } from "../../protocols/xml";
import { requireBucket } from "./buckets";
import {
  type Checksum,
  type ChecksumAlgorithm,
  type ChecksumType,
  checksumAlgorithm,
  claimedChecksum,
  compositeChecksum,
  fullChecksum,
} from "./checksums";
import type { S3Context } from "./context";
import { encryptionHeaders } from "./encryption";
import {
  badDigest,
  entityTooSmall,
  invalidPart,
  invalidPartOrder,
  invalidRequest,
  malformedXml,
} from "./errors";
import { storedHeaders } from "./object-headers";
import { writeObject } from "./objects";
import { empty, s3Xml } from "./responses";
import { type Part, parts, removeUpload, requireUpload, type Upload, uploads } from "./uploads";
import { versionHeaders, wholeSeconds } from "./versions";

const smallestPart = 5 * 1024 * 1024;

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
    headers: storedHeaders(context, bucket),
    asked: encryptionHeaders(headers),
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
