import { randomBytes } from "node:crypto";
import type { Table, Transaction } from "../../store/store";
import type { Bucket } from "./buckets";
import type { Checksum } from "./checksums";
import { invalidArgument } from "./errors";

/** Names in lower case. */
export type Headers = Readonly<Record<string, string>>;

interface Version {
  readonly key: string;
  /** `null` where versioning was not enabled when it was written. */
  readonly versionId: string;
  /** Milliseconds since 1970, whole seconds as S3 reports them. */
  readonly lastModified: number;
}

export interface ObjectVersion extends Version {
  readonly kind: "object";
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** Id of the bytes in the store. */
  readonly bytes: string;
  readonly checksum: Checksum;
  /** What the writer set and a reader gets back: content type, encryption, metadata, storage class. */
  readonly headers: Headers;
}

export interface DeleteMarker extends Version {
  readonly kind: "delete-marker";
}

export type AnyVersion = ObjectVersion | DeleteMarker;

/** Partition: bucket. Key: object key. What a request without version id meets. */
const currentVersions: Table<AnyVersion> = { name: "s3-objects" };
/** Partition: bucket and object key. Key: version id. Oldest first. */
const olderVersions: Table<AnyVersion> = { name: "s3-older-versions" };

export const nullVersion = "null";

/** A bucket's name has no slash. */
function partition(bucket: Bucket, key: string): string {
  return `${bucket.name}/${key}`;
}

export function currentVersion(
  transaction: Transaction,
  bucket: Bucket,
  key: string,
): AnyVersion | undefined {
  return transaction.get(currentVersions, bucket.name, key);
}

export function findVersion(
  transaction: Transaction,
  bucket: Bucket,
  key: string,
  versionId: string,
): AnyVersion | undefined {
  if (versionId !== nullVersion && !/^[\w.-]{32}$/.test(versionId))
    throw invalidArgument("versionId", versionId, "Invalid version id specified");
  const current = currentVersion(transaction, bucket, key);
  if (current?.versionId === versionId) return current;
  return transaction.get(olderVersions, partition(bucket, key), versionId);
}

/** The current version of every key, delete markers included, in the order of S3: by UTF-8 bytes. */
export function currentOfAll(transaction: Transaction, bucket: Bucket): readonly AnyVersion[] {
  return [...transaction.list(currentVersions, bucket.name)].sort(({ key: left }, { key: right }) =>
    compareKeys(left, right),
  );
}

export function compareKeys(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Every version of one key, newest first. */
export function versionsOf(
  transaction: Transaction,
  bucket: Bucket,
  key: string,
): readonly AnyVersion[] {
  const current = currentVersion(transaction, bucket, key);
  const older = transaction.list(olderVersions, partition(bucket, key));
  return current === undefined ? [] : [current, ...[...older].reverse()];
}

/** The id that the bucket gives to what is written now. */
export function newVersionId(bucket: Bucket): string {
  return bucket.versioning === "Enabled" ? randomBytes(24).toString("base64url") : nullVersion;
}

/** Makes a version the current one; it replaces the one with the same id, that is, the null version. */
export function addVersion(transaction: Transaction, bucket: Bucket, version: AnyVersion): void {
  const current = currentVersion(transaction, bucket, version.key);
  if (bucket.versioning !== undefined && current !== undefined) {
    const older = partition(bucket, version.key);
    transaction.delete(olderVersions, older, version.versionId);
    if (current.versionId !== version.versionId)
      transaction.put(olderVersions, older, current.versionId, current);
  }
  transaction.put(currentVersions, bucket.name, version.key, version);
}

/** Removes one version for good; the newest of the older ones takes the place of the current one. */
export function removeVersion(transaction: Transaction, bucket: Bucket, version: AnyVersion): void {
  const older = partition(bucket, version.key);
  const current = currentVersion(transaction, bucket, version.key);
  if (current?.versionId !== version.versionId) {
    transaction.delete(olderVersions, older, version.versionId);
    return;
  }
  const next = transaction.list(olderVersions, older).at(-1);
  if (next === undefined) {
    transaction.delete(currentVersions, bucket.name, version.key);
    return;
  }
  transaction.delete(olderVersions, older, next.versionId);
  transaction.put(currentVersions, bucket.name, version.key, next);
}

export function versionHeaders(bucket: Bucket, { versionId }: AnyVersion): Headers {
  return bucket.versioning === undefined ? {} : { "x-amz-version-id": versionId };
}

/** S3 keeps whole seconds. */
export function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}
