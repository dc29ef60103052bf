import { noSuchKey, notImplemented, preconditionFailed } from "./errors";
import type { AnyVersion, Headers, ObjectVersion } from "./versions";

/**
 * Refuses a write whose condition on the current version does not hold.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function checkWriteConditions(
  headers: Headers,
  key: string,
  current: AnyVersion | undefined,
): void {
  const existing = current?.kind === "object" ? current : undefined;
  const ifNoneMatch = headers["if-none-match"];
  if (ifNoneMatch !== undefined && ifNoneMatch !== "*")
    throw notImplemented("If-None-Match with an ETag on a write, only with *");
  if (ifNoneMatch === "*" && existing !== undefined) throw preconditionFailed("If-None-Match");
  const ifMatch = headers["if-match"];
  if (ifMatch === undefined) return;
  if (existing === undefined) throw noSuchKey(key);
  if (!matches(ifMatch, existing.etag)) throw preconditionFailed("If-Match");
}

/**
 * Refuses a read whose condition does not hold; says whether what the reader already has is still
 * current. If-Match outweighs If-Unmodified-Since, If-None-Match outweighs If-Modified-Since.
 */
export function isNotModified(headers: Headers, object: ObjectVersion, prefix = ""): boolean {
  const ifMatch = headers[`${prefix}if-match`];
  if (ifMatch !== undefined && !matches(ifMatch, object.etag)) throw preconditionFailed("If-Match");
  const unmodifiedSince = readDate(headers[`${prefix}if-unmodified-since`]);
  if (
    ifMatch === undefined &&
    unmodifiedSince !== undefined &&
    object.lastModified > unmodifiedSince
  )
    throw preconditionFailed("If-Unmodified-Since");
  const ifNoneMatch = headers[`${prefix}if-none-match`];
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, object.etag);
  const modifiedSince = readDate(headers[`${prefix}if-modified-since`]);
  return modifiedSince !== undefined && object.lastModified <= modifiedSince;
}

function matches(condition: string, etag: string): boolean {
  return condition
    .split(",")
    .map((given) => given.trim().replace(/^(?:W\/)?"(.*)"$/, "$1"))
    .some((given) => given === "*" || given === etag);
}

/** A date that can't be read is no condition, as in HTTP. */
function readDate(text: string | undefined): number | undefined {
  const milliseconds = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
