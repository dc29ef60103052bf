import type { Table } from "../../store/store";
import { type Bucket, requireBucket } from "./buckets";
import type { ChecksumAlgorithm, ChecksumType } from "./checksums";
import { parameter, type S3Context } from "./context";
import { noSuchUpload } from "./errors";
import type { Headers } from "./versions";

export interface Upload {
  readonly uploadId: string;
  readonly key: string;
  readonly initiated: number;
  readonly headers: Headers;
  /** What its start asked for in the way of encryption. */
  readonly asked: Headers;
  readonly checksum: {
    readonly algorithm: ChecksumAlgorithm;
    readonly type: ChecksumType;
    /** Where the algorithm was chosen, each part has to come with it. */
    readonly isChosen: boolean;
  };
}

export interface Part {
  readonly partNumber: number;
  readonly lastModified: number;
  readonly etag: string;
  readonly size: number;
  readonly bytes: string;
  /** Base64, in the upload's algorithm. */
  readonly checksum: string;
}

/** Partition: bucket. Key: upload id. */
export const uploads: Table<Upload> = { name: "s3-uploads" };
/** Partition: upload id. Key: part number. */
export const parts: Table<Part> = { name: "s3-parts" };

/** A bucket that goes takes its unfinished uploads with it. */
export function removeUploads(context: S3Context, bucket: Bucket): void {
  for (const upload of context.transaction.list(uploads, bucket.name))
    removeUpload(context, bucket, upload);
}

export function requireUpload(context: S3Context): {
  readonly bucket: Bucket;
  readonly upload: Upload;
} {
  const bucket = requireBucket(context);
  const uploadId = parameter(context, "uploadId") ?? "";
  const upload = context.transaction.get(uploads, bucket.name, uploadId);
  if (upload === undefined || upload.key !== context.key) throw noSuchUpload(uploadId);
  return { bucket, upload };
}

export function removeUpload(
  { transaction }: S3Context,
  bucket: Bucket,
  { uploadId }: Upload,
): void {
  for (const { partNumber } of transaction.list(parts, uploadId))
    transaction.delete(parts, uploadId, String(partNumber));
  transaction.delete(uploads, bucket.name, uploadId);
}
