import {
  accessControlListNotSupported,
  invalidArgument,
  metadataTooLarge,
  notImplemented,
} from "./errors";
import type { Headers } from "./versions";

const kept = [
  "cache-control",
  "content-disposition",
  "content-language",
  "expires",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-server-side-encryption-bucket-key-enabled",
];

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
const encryptions = ["AES256", "aws:kms", "aws:kms:dsse"];
const isEncryption = (name: string) => name.startsWith("x-amz-server-side-encryption");

/** The headers of a write that its reader gets back. */
export function storedHeaders(headers: Headers): Headers {
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
    "x-amz-server-side-encryption": encryptionOf(headers),
  };
}

/** The encryption that the answer to a write names. */
export function encryptionHeaders(stored: Headers): Headers {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => isEncryption(name)));
}

/** S3 encrypts everything, with its own keys unless asked otherwise. */
function encryptionOf(headers: Headers): string {
  const name = "x-amz-server-side-encryption";
  const encryption = headers[name];
  if (encryption !== undefined && !encryptions.includes(encryption))
    throw invalidArgument(name, encryption, "The encryption method specified is not supported");
  const keyId = headers[`${name}-aws-kms-key-id`];
  if (keyId !== undefined && encryption?.startsWith("aws:kms") !== true)
    throw invalidArgument(
      name,
      encryption ?? "null",
      "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
    );
  return encryption ?? "AES256";
}

function refuseLacking(headers: Headers): void {
  const found = lacking.find((name) => headers[name] !== undefined);
  if (found !== undefined) throw notImplemented(`${found} header`);
  const acl = headers["x-amz-acl"];
  if (acl !== undefined && acl !== "private" && acl !== "bucket-owner-full-control")
    throw accessControlListNotSupported();
}
