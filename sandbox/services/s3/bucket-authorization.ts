import { identityOf, principalNames } from "../../identity";
import type { RequestKeys } from "../../policies/conditions";
import { decide } from "../../policies/evaluate";
import { organizationOf } from "../organizations/tables";
import { policyOf } from "./bucket-policy";
import { allBuckets, type Bucket, buckets } from "./buckets";
import { parameter, type S3Context } from "./context";
import { allowedByNoPolicy, deniedByPolicy } from "./setting-errors";
import { uploads } from "./uploads";
import type { Headers } from "./versions";

/** IAM's name for what a request does; another one where it names a version of an object. */
export interface S3Action {
  readonly name: string;
  readonly ofVersion?: string;
}

/**
 * Refuses what the bucket's policy denies and, to another account than the bucket's, what it does not
 * allow. Within the bucket's account who calls may do everything else.
 *
 * @throws S3Error `AccessDenied`.
 */
export function authorizeByBucketPolicy(context: S3Context, { name, ofVersion }: S3Action): void {
  const action = parameter(context, "versionId") === undefined ? name : (ofVersion ?? name);
  refuseDenied(context, context.bucket, context.key, action);
}

/** The same for one object of a bucket. */
export function refuseDenied(
  context: S3Context,
  bucketName: string,
  key: string,
  action: string,
): void {
  const { transaction, request } = context;
  const bucket = transaction.get(buckets, allBuckets, bucketName);
  if (bucket === undefined) return;
  const policy = policyOf(transaction, bucket);
  const identity = identityOf(request);
  const resource = `arn:aws:s3:::${bucketName}${key === "" ? "" : `/${key}`}`;
  const decision =
    policy === undefined
      ? "silent"
      : decide(policy, {
          principals: { AWS: principalNames(identity) },
          action,
          resource,
          keys: requestKeys(context, bucket),
        });
  if (decision === "denied") throw deniedByPolicy(identity.arn, action, resource);
  if (decision === "silent" && identity.account !== bucket.owner)
    throw allowedByNoPolicy(identity.arn, action, resource);
}

/** Headers that are condition keys of S3 under their own name. */
const headerKeys = [
  "x-amz-acl",
  "x-amz-copy-source",
  "x-amz-metadata-directive",
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-server-side-encryption-customer-algorithm",
  "x-amz-storage-class",
  "x-amz-content-sha256",
];

const parameterKeys = ["prefix", "delimiter", "max-keys"];

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function requestKeys(context: S3Context, bucket: Bucket): RequestKeys {
  const { transaction, request } = context;
  const { account, arn, userId, role } = identityOf(request);
  const headers = { ...request.headers, ...uploadHeaders(context, bucket) };
  const found: readonly (readonly [string, string | undefined])[] = [
    // Nothing leaves the machine, so loopback counts as TLS.
    ["aws:securetransport", "true"],
    ["aws:sourceip", "127.0.0.1"],
    ["aws:principalaccount", account],
    ["aws:principalarn", role ?? arn],
    ["aws:principaltype", role === undefined ? "User" : "AssumedRole"],
    ["aws:principalorgid", organizationOf(transaction).id],
    ["aws:principalisawsservice", "false"],
    ["aws:viaawsservice", "false"],
    ["aws:userid", userId],
    ["aws:resourceaccount", bucket.owner],
    ["aws:requestedregion", request.region || bucket.region],
    ["aws:currenttime", request.now.toISOString()],
    ["aws:epochtime", String(Math.floor(request.now.getTime() / 1000))],
    ["s3:tlsversion", "1.3"],
    ["s3:signatureversion", "AWS4-HMAC-SHA256"],
    ["s3:versionid", parameter(context, "versionId")],
    ...headerKeys.map((name) => [`s3:${name}`, headers[name]] as const),
    ...parameterKeys.map((name) => [`s3:${name}`, request.query.get(name) ?? undefined] as const),
  ];
  return new Map(found.flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])));
}

/** Parts come without the headers that their upload was started with, and are judged by these. */
function uploadHeaders(context: S3Context, bucket: Bucket): Headers {
  const uploadId = parameter(context, "uploadId") ?? "";
  return context.transaction.get(uploads, bucket.name, uploadId)?.asked ?? {};
}
