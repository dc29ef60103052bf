import type { HttpResponse } from "../../http";
import type { S3Action } from "./bucket-authorization";
import { headBucket, listBuckets } from "./buckets";
import type { S3Context } from "./context";
import { copyObject } from "./copy-object";
import { createBucket } from "./create-bucket";
import { deleteBucket } from "./delete-bucket";
import { deleteObject, deleteObjects } from "./delete-objects";
import { listObjectVersions } from "./list-object-versions";
import { listObjects, listObjectsV2 } from "./list-objects";
import { listMultipartUploads, listParts } from "./list-uploads";
import { abortMultipartUpload, completeMultipartUpload, createMultipartUpload } from "./multipart";
import { getObject, putObject } from "./objects";
import { settingOperations } from "./setting-operations";
import { uploadPart, uploadPartCopy } from "./upload-parts";

export interface S3Operation {
  readonly name: string;
  readonly method: string;
  readonly on: "service" | "bucket" | "object";
  /** Query parameters that single the operation out; an undefined value means any. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly header?: string;
  /** What a bucket policy knows it by; absent where it is about no bucket, or asks by itself. */
  readonly action?: S3Action;
  readonly run: (context: S3Context) => HttpResponse;
}

const copySource = "x-amz-copy-source";

/** The first that fits a request answers it, so the more specific ones come first. */
export const s3Operations: readonly S3Operation[] = [
  { name: "ListBuckets", method: "GET", on: "service", run: listBuckets },

  ...settingOperations,

  {
    name: "ListObjectVersions",
    method: "GET",
    on: "bucket",
    query: { versions: undefined },
    action: { name: "s3:ListBucketVersions" },
    run: listObjectVersions,
  },
  {
    name: "ListMultipartUploads",
    method: "GET",
    on: "bucket",
    query: { uploads: undefined },
    action: { name: "s3:ListBucketMultipartUploads" },
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
    action: { name: "s3:ListBucket" },
    run: listObjectsV2,
  },
  {
    name: "ListObjects",
    method: "GET",
    on: "bucket",
    action: { name: "s3:ListBucket" },
    run: listObjects,
  },
  {
    name: "HeadBucket",
    method: "HEAD",
    on: "bucket",
    action: { name: "s3:ListBucket" },
    run: headBucket,
  },
  { name: "CreateBucket", method: "PUT", on: "bucket", run: createBucket },
  {
    name: "DeleteBucket",
    method: "DELETE",
    on: "bucket",
    action: { name: "s3:DeleteBucket" },
    run: deleteBucket,
  },

  {
    name: "CreateMultipartUpload",
    method: "POST",
    on: "object",
    query: { uploads: undefined },
    action: { name: "s3:PutObject" },
    run: createMultipartUpload,
  },
  {
    name: "CompleteMultipartUpload",
    method: "POST",
    on: "object",
    query: { uploadId: undefined },
    action: { name: "s3:PutObject" },
    run: completeMultipartUpload,
  },
  {
    name: "AbortMultipartUpload",
    method: "DELETE",
    on: "object",
    query: { uploadId: undefined },
    action: { name: "s3:AbortMultipartUpload" },
    run: abortMultipartUpload,
  },
  {
    name: "ListParts",
    method: "GET",
    on: "object",
    query: { uploadId: undefined },
    action: { name: "s3:ListMultipartUploadParts" },
    run: listParts,
  },
  {
    name: "UploadPartCopy",
    method: "PUT",
    on: "object",
    query: { uploadId: undefined, partNumber: undefined },
    header: copySource,
    action: { name: "s3:PutObject" },
    run: uploadPartCopy,
  },
  {
    name: "UploadPart",
    method: "PUT",
    on: "object",
    query: { uploadId: undefined, partNumber: undefined },
    action: { name: "s3:PutObject" },
    run: uploadPart,
  },
  {
    name: "CopyObject",
    method: "PUT",
    on: "object",
    header: copySource,
    action: { name: "s3:PutObject" },
    run: copyObject,
  },
  {
    name: "PutObject",
    method: "PUT",
    on: "object",
    action: { name: "s3:PutObject" },
    run: putObject,
  },
  {
    name: "GetObject",
    method: "GET",
    on: "object",
    action: { name: "s3:GetObject", ofVersion: "s3:GetObjectVersion" },
    run: getObject,
  },
  {
    name: "HeadObject",
    method: "HEAD",
    on: "object",
    action: { name: "s3:GetObject", ofVersion: "s3:GetObjectVersion" },
    run: getObject,
  },
  {
    name: "DeleteObject",
    method: "DELETE",
    on: "object",
    action: { name: "s3:DeleteObject", ofVersion: "s3:DeleteObjectVersion" },
    run: deleteObject,
  },
];
