import type { HttpResponse } from "../../http";
import { element, optional, type XmlElement } from "../../protocols/xml";
import { requireBucket } from "./buckets";
import { parameter, type S3Context } from "./context";
import { invalidArgument } from "./errors";
import {
  commonPrefix,
  heading,
  type Listing,
  objectElements,
  prefixElement,
  readListing,
} from "./list-objects";
import { isoDate, ownerElements, s3Xml } from "./responses";
import { type AnyVersion, compareKeys, currentOfAll, versionsOf } from "./versions";

type Entry =
  | {
      readonly kind: "version";
      readonly name: string;
      readonly version: AnyVersion;
      readonly isLatest: boolean;
    }
  | { readonly kind: "prefix"; readonly name: string };

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export function listObjectVersions(context: S3Context): HttpResponse {
  const { owner } = requireBucket(context);
  const listing = readListing(context);
  const keyMarker = parameter(context, "key-marker") ?? "";
  const versionIdMarker = parameter(context, "version-id-marker");
  if (versionIdMarker !== undefined && keyMarker === "")
    throw invalidArgument(
      "version-id-marker",
      versionIdMarker,
      "A version-id marker cannot be specified without a key marker.",
    );
  const remaining = afterMarkers(allEntries(context, listing), keyMarker, versionIdMarker);
  const entries = remaining.slice(0, listing.limit);
  const last = entries.at(-1);
  const next = remaining.length > entries.length ? last : undefined;
  return s3Xml("ListVersionsResult", [
    ...heading(context, listing),
    element("KeyMarker", listing.encode(keyMarker)),
    element("VersionIdMarker", versionIdMarker ?? ""),
    element("IsTruncated", next !== undefined),
    optional("NextKeyMarker", next === undefined ? undefined : listing.encode(next.name)),
    optional("NextVersionIdMarker", next?.kind === "version" ? next.version.versionId : undefined),
    ...entries.map((entry) =>
      entry.kind === "prefix"
        ? prefixElement(entry.name, listing)
        : versionElement(entry.version, entry.isLatest, listing, owner),
    ),
  ]);
}

function allEntries(context: S3Context, listing: Listing): readonly Entry[] {
  const bucket = requireBucket(context);
  const entries: Entry[] = [];
  for (const { key } of currentOfAll(context.transaction, bucket)) {
    if (!key.startsWith(listing.prefix)) continue;
    const folded = commonPrefix(key, listing);
    if (folded !== undefined) {
      if (entries.at(-1)?.name !== folded) entries.push({ kind: "prefix", name: folded });
      continue;
    }
    versionsOf(context.transaction, bucket, key).forEach((version, index) => {
      entries.push({ kind: "version", name: key, version, isLatest: index === 0 });
    });
  }
  return entries;
}

/** What comes after one version of a key, or after all of them where no version is named. */
function afterMarkers(
  entries: readonly Entry[],
  keyMarker: string,
  versionIdMarker: string | undefined,
): readonly Entry[] {
  if (keyMarker === "") return entries;
  const marked = entries.findIndex(
    (entry) =>
      entry.kind === "version" &&
      entry.name === keyMarker &&
      entry.version.versionId === versionIdMarker,
  );
  if (marked >= 0) return entries.slice(marked + 1);
  return entries.filter(({ name }) => compareKeys(name, keyMarker) > 0);
}

function versionElement(
  version: AnyVersion,
  isLatest: boolean,
  { encode }: Listing,
  owner: string,
): XmlElement {
  const common = [
    element("Key", encode(version.key)),
    element("VersionId", version.versionId),
    element("IsLatest", isLatest),
    element("Owner", ownerElements(owner)),
  ];
  return version.kind === "object"
    ? element("Version", [...common, ...objectElements(version)])
    : element("DeleteMarker", [...common, element("LastModified", isoDate(version.lastModified))]);
}
