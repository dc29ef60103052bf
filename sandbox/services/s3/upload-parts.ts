import type { HttpResponse } from "../../http";
import { element } from "../../protocols/xml";
import { checksumHeader, fullChecksum } from "./checksums";
import { parameter, type S3Context } from "./context";
import { readCopySource, sourceVersion } from "./copy-object";
import { md5 } from "./digests";
import { encryptionHeaders } from "./encryption";
import { invalidArgument, invalidRequest } from "./errors";
import { readPayload } from "./payload";
import { readRange } from "./ranges";
import { empty, isoDate, s3Xml } from "./responses";
import { type Part, parts, requireUpload, type Upload } from "./uploads";
import { wholeSeconds } from "./versions";

const mostParts = 10_000;

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
