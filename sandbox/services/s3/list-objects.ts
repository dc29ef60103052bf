import type { HttpResponse } from "../../http";
import { element, optional, type XmlElement } from "../../protocols/xml";
import { requireBucket } from "./buckets";
import { parameter, type S3Context } from "./context";
import { invalidArgument } from "./errors";
import { pageSize, pageToken, readPageToken } from "./pages";
import { isoDate, ownerElements, s3Xml } from "./responses";
import { compareKeys, currentOfAll, type ObjectVersion } from "./versions";

/** One line of a listing: an object, or everything below a common prefix. */
type Entry =
  | { readonly kind: "object"; readonly name: string; readonly object: ObjectVersion }
  | { readonly kind: "prefix"; readonly name: string };

export interface Listing {
  readonly prefix: string;
  readonly delimiter: string | undefined;
  readonly limit: number;
  readonly encode: (text: string) => string;
}

export function readListing(context: S3Context): Listing {
  const encoding = parameter(context, "encoding-type");
  if (encoding !== undefined && encoding !== "url")
    throw invalidArgument(
      "encoding-type",
      encoding,
      "Invalid Encoding Method specified in Request",
    );
  return {
    prefix: parameter(context, "prefix") ?? "",
    delimiter: parameter(context, "delimiter"),
    limit: pageSize(parameter(context, "max-keys"), "max-keys"),
    encode: encoding === "url" ? encodeKey : (text) => text,
  };
}

/** Percent-encoding as S3 does it: slashes stay, a space is `+`. */
function encodeKey(text: string): string {
  return encodeURIComponent(text)
    .replace(/%2F/g, "/")
    .replace(/%20/g, "+")
    .replace(/[!'()]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The prefix that a key is folded into: up to the first delimiter after the listing's prefix. */
export function commonPrefix(key: string, { prefix, delimiter }: Listing): string | undefined {
  if (delimiter === undefined) return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

function isAfter(name: string, after: string): boolean {
  return after === "" || compareKeys(name, after) > 0;
}

interface Page {
  readonly entries: readonly Entry[];
  /** The last entry's name, when there is more. */
  readonly next: string | undefined;
}

function listPage(context: S3Context, listing: Listing, after: string): Page {
  const bucket = requireBucket(context);
  const entries: Entry[] = [];
  for (const version of currentOfAll(context.transaction, bucket)) {
    if (version.kind !== "object" || !version.key.startsWith(listing.prefix)) continue;
    const folded = commonPrefix(version.key, listing);
    const name = folded ?? version.key;
    const isRepeated = folded !== undefined && entries.at(-1)?.name === folded;
    if (isRepeated || !isAfter(name, after)) continue;
    if (entries.length === listing.limit)
      return { entries, next: listing.limit === 0 ? undefined : entries.at(-1)?.name };
    entries.push(
      folded === undefined ? { kind: "object", name, object: version } : { kind: "prefix", name },
    );
  }
  return { entries, next: undefined };
}

export function listObjectsV2(context: S3Context): HttpResponse {
  const listing = readListing(context);
  const token = parameter(context, "continuation-token");
  const startAfter = parameter(context, "start-after");
  const after = readPageToken(token, "continuation-token") ?? startAfter ?? "";
  const { entries, next } = listPage(context, listing, after);
  const withOwner = parameter(context, "fetch-owner") === "true";
  return s3Xml("ListBucketResult", [
    ...heading(context, listing),
    element("KeyCount", entries.length),
    element("IsTruncated", next !== undefined),
    optional("ContinuationToken", token),
    optional("NextContinuationToken", next === undefined ? undefined : pageToken(next)),
    optional("StartAfter", startAfter === undefined ? undefined : listing.encode(startAfter)),
    ...entryElements(context, entries, listing, withOwner),
  ]);
}

export function listObjects(context: S3Context): HttpResponse {
  const listing = readListing(context);
  const marker = parameter(context, "marker") ?? "";
  const { entries, next } = listPage(context, listing, marker);
  const showsNext = next !== undefined && listing.delimiter !== undefined;
  return s3Xml("ListBucketResult", [
    ...heading(context, listing),
    element("Marker", listing.encode(marker)),
    element("IsTruncated", next !== undefined),
    optional("NextMarker", showsNext ? listing.encode(next) : undefined),
    ...entryElements(context, entries, listing, true),
  ]);
}

export function heading(context: S3Context, { prefix, delimiter, limit, encode }: Listing) {
  return [
    element("Name", context.bucket),
    element("Prefix", encode(prefix)),
    optional("Delimiter", delimiter === undefined ? undefined : encode(delimiter)),
    element("MaxKeys", limit),
    optional("EncodingType", parameter(context, "encoding-type")),
  ];
}

export function prefixElement(name: string, { encode }: Listing): XmlElement {
  return element("CommonPrefixes", [element("Prefix", encode(name))]);
}

function entryElements(
  context: S3Context,
  entries: readonly Entry[],
  listing: Listing,
  withOwner: boolean,
): readonly XmlElement[] {
  const { owner } = requireBucket(context);
  return entries.map((entry) =>
    entry.kind === "prefix"
      ? prefixElement(entry.name, listing)
      : element("Contents", [
          element("Key", listing.encode(entry.name)),
          ...objectElements(entry.object),
          withOwner ? element("Owner", ownerElements(owner)) : undefined,
        ]),
  );
}

/** What a listing tells about an object or version. */
export function objectElements(object: ObjectVersion): readonly XmlElement[] {
  return [
    element("LastModified", isoDate(object.lastModified)),
    element("ETag", `"${object.etag}"`),
    element("ChecksumAlgorithm", object.checksum.algorithm),
    element("ChecksumType", object.checksum.type),
    element("Size", object.size),
    element("StorageClass", object.headers["x-amz-storage-class"] ?? "STANDARD"),
  ];
}
