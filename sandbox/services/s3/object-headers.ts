import type { Bucket } from "./buckets";
import type { S3Context } from "./context";
import { encryptionOf } from "./encryption";
import { accessControlListNotSupported, metadataTooLarge, notImplemented } from "./errors";
import type { Headers } from "./versions";

const kept = ["cache-control", "content-disposition", "content-language", "expires"];

/** What AWS takes into account and the sandbox can't: better refused than dropped. */
const lacking = [
  "x-amz-tagging",
  "x-amz-object-lock-mode",
  "x-amz-object-lock-retain-until-date",
  "x-amz-object-lock-legal-hold",
  "x-amz-website-redirect-location",
  "x-amz-server-side-encryption-customer-algorithm",
  "x-amz-copy-source-server-side-encryption-customer-algorithm",
  "x-amz-grant-full-control",
  "x-amz-grant-read",
  "x-amz-grant-read-acp",
  "x-amz-grant-write",
  "x-amz-grant-write-acp",
  "x-amz-write-offset-bytes",
];

const metadataPrefix = "x-amz-meta-";
const metadataLimit = 2048;

/** The headers of a write that its reader gets back. */
export function storedHeaders(context: S3Context, bucket: Bucket): Headers {
  const { headers } = context.request;
  refuseLacking(headers);
  const contentEncoding = headers["content-encoding"]
    ?.split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "aws-chunked")
    .join(",");
  const storageClass = headers["x-amz-storage-class"];
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith(metadataPrefix));
  const metadataSize = metadata
    .map(
      ([name, value]) => Buffer.byteLength(name) - metadataPrefix.length + Buffer.byteLength(value),
    )
    .reduce((sum, size) => sum + size, 0);
  if (metadataSize > metadataLimit) throw metadataTooLarge(metadataSize);
  return {
    "content-type": headers["content-type"] || "binary/octet-stream",
    ...(contentEncoding ? { "content-encoding": contentEncoding } : {}),
    ...Object.fromEntries(Object.entries(headers).filter(([name]) => kept.includes(name))),
    ...Object.fromEntries(metadata),
    ...(storageClass && storageClass !== "STANDARD" ? { "x-amz-storage-class": storageClass } : {}),
    ...encryptionOf(context, bucket),
  };
}

function refuseLacking(headers: Headers): void {
  const found = lacking.find((name) => headers[name] !== undefined);
  if (found !== undefined) throw notImplemented(`${found} header`);
  const acl = headers["x-amz-acl"];
  if (acl !== undefined && acl !== "private" && acl !== "bucket-owner-full-control")
    throw accessControlListNotSupported();
}
