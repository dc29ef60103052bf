import type { HttpResponse } from "../../http";
import {
  createBucket,
  getBucketLocation,
  getBucketVersioning,
  headBucket,
  listBuckets,
  putBucketVersioning,
} from "./buckets";
import type { S3Context } from "./context";
import { copyObject } from "./copy-object";
import { deleteBucket } from "./delete-bucket";
import { deleteObject, deleteObjects } from "./delete-objects";
import { listObjectVersions } from "./list-object-versions";
import { listObjects, listObjectsV2 } from "./list-objects";
import { listMultipartUploads, listParts } from "./list-uploads";
import { abortMultipartUpload, completeMultipartUpload, createMultipartUpload } from "./multipart";
import { getObject, putObject } from "./objects";
import { uploadPart, uploadPartCopy } from "./upload-parts";

export interface S3Operation {
  readonly name: string;
  readonly method: string;
  readonly on: "service" | "bucket" | "object";
  /** Query parameters that single the operation out; an undefined value means any. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly header?: string;
  readonly run: (context: S3Context) => HttpResponse;
}

const copySource = "x-amz-copy-source";

/** The first that fits a request answers it, so the more specific ones come first. */
export const s3Operations: readonly S3Operation[] = [
  { name: "ListBuckets", method: "GET", on: "service", run: listBuckets },

  {
    name: "GetBucketLocation",
    method: "GET",
    on: "bucket",
    query: { location: undefined },
    run: getBucketLocation,
  },
  {
    name: "GetBucketVersioning",
    method: "GET",
    on: "bucket",
    query: { versioning: undefined },
    run: getBucketVersioning,
  },
  {
    name: "PutBucketVersioning",
    method: "PUT",
    on: "bucket",
    query: { versioning: undefined },
    run: putBucketVersioning,
  },
  {
    name: "ListObjectVersions",
    method: "GET",
    on: "bucket",
    query: { versions: undefined },
    run: listObjectVersions,
  },
  {
    name: "ListMultipartUploads",
    method: "GET",
    on: "bucket",
    query: { uploads: undefined },
    run: listMultipartUploads,
  },
  {
    name: "DeleteObjects",
    method: "POST",
    on: "bucket",
    query: { delete: undefined },
    run: deleteObjects,
  },
  {
    name: "ListObjectsV2",
    method: "GET",
    on: "bucket",
    query: { "list-type": "2" },
    run: listObjectsV2,
  },
  { name: "ListObjects", method: "GET", on: "bucket", run: listObjects },
  { name: "HeadBucket", method: "HEAD", on: "bucket", run: headBucket },
  { name: "CreateBucket", method: "PUT", on: "bucket", run: createBucket },
  { name: "DeleteBucket", method: "DELETE", on: "bucket", run: deleteBucket },

  {
    name: "CreateMultipartUpload",
    method: "POST",
    on: "object",
    query: { uploads: undefined },
    run: createMultipartUpload,
  },
  {
    name: "CompleteMultipartUpload",
    method: "POST",
    on: "object",
    query: { uploadId: undefined },
    run: completeMultipartUpload,
  },
  {
    name: "AbortMultipartUpload",
    method: "DELETE",
    on: "object",
    query: { uploadId: undefined },
    run: abortMultipartUpload,
  },
  {
    name: "ListParts",
    method: "GET",
    on: "object",
    query: { uploadId: undefined },
    run: listParts,
  },
  {
    name: "UploadPartCopy",
    method: "PUT",
    on: "object",
    query: { uploadId: undefined, partNumber: undefined },
    header: copySource,
    run: uploadPartCopy,
  },
  {
    name: "UploadPart",
    method: "PUT",
    on: "object",
    query: { uploadId: undefined, partNumber: undefined },
    run: uploadPart,
  },
  { name: "CopyObject", method: "PUT", on: "object", header: copySource, run: copyObject },
  { name: "PutObject", method: "PUT", on: "object", run: putObject },
  { name: "GetObject", method: "GET", on: "object", run: getObject },
  { name: "HeadObject", method: "HEAD", on: "object", run: getObject },
  { name: "DeleteObject", method: "DELETE", on: "object", run: deleteObject },
];

/** Sub-resources of S3: a request for one that no operation above answers must not pass for a plain one. */
export const subResources: ReadonlySet<string> = new Set([
  "abac",
  "accelerate",
  "acl",
  "analytics",
  "append",
  "attributes",
  "cors",
  "delete",
  "encryption",
  "intelligent-tiering",
  "inventory",
  "legal-hold",
  "lifecycle",
  "location",
  "logging",
  "metadataConfiguration",
  "metadataTable",
  "metrics",
  "notification",
  "object-lock",
  "ownershipControls",
  "partNumber",
  "policy",
  "policyStatus",
  "publicAccessBlock",
  "renameObject",
  "replication",
  "requestPayment",
  "restore",
  "retention",
  "select",
  "session",
  "tagging",
  "torrent",
  "uploadId",
  "uploads",
  "versioning",
  "versions",
  "website",
]);
