import type { HttpResponse } from "../../http";
import { element, type XmlElement, type XmlNode } from "../../protocols/xml";
import { ownershipControls } from "./bucket-settings";
import { requireBucket } from "./buckets";
import type { S3Context } from "./context";
import { accessControlListNotSupported, notImplemented } from "./errors";
import { empty, ownerElements, s3Xml } from "./responses";
import { notConfigured } from "./setting-errors";
import { settingOf } from "./settings";

/** A setting that can only be asked for: the sandbox's buckets have nothing of the kind. */
export interface FixedSetting {
  readonly query: string;
  /** IAM's name for asking. */
  readonly action: string;
  readonly name: string;
  readonly run: (context: S3Context) => HttpResponse;
}

function saying(root: string, content: readonly XmlNode[] = []) {
  return (context: S3Context) => {
    requireBucket(context);
    return s3Xml(root, content);
  };
}

function lacking(code: string, message: string) {
  return (context: S3Context) => {
    requireBucket(context);
    throw notConfigured(code, message);
  };
}

export const fixedSettings: readonly FixedSetting[] = [
  {
    query: "accelerate",
    name: "GetBucketAccelerateConfiguration",
    action: "s3:GetAccelerateConfiguration",
    run: saying("AccelerateConfiguration"),
  },
  {
    query: "cors",
    name: "GetBucketCors",
    action: "s3:GetBucketCORS",
    run: lacking("NoSuchCORSConfiguration", "The CORS configuration does not exist"),
  },
  {
    query: "logging",
    name: "GetBucketLogging",
    action: "s3:GetBucketLogging",
    run: saying("BucketLoggingStatus"),
  },
  {
    query: "notification",
    name: "GetBucketNotificationConfiguration",
    action: "s3:GetBucketNotification",
    run: saying("NotificationConfiguration"),
  },
  {
    query: "object-lock",
    name: "GetObjectLockConfiguration",
    action: "s3:GetBucketObjectLockConfiguration",
    run: lacking(
      "ObjectLockConfigurationNotFoundError",
      "Object Lock configuration does not exist for this bucket",
    ),
  },
  {
    query: "replication",
    name: "GetBucketReplication",
    action: "s3:GetReplicationConfiguration",
    run: lacking(
      "ReplicationConfigurationNotFoundError",
      "The replication configuration was not found",
    ),
  },
  {
    query: "requestPayment",
    name: "GetBucketRequestPayment",
    action: "s3:GetBucketRequestPayment",
    run: saying("RequestPaymentConfiguration", [element("Payer", "BucketOwner")]),
  },
  {
    query: "website",
    name: "GetBucketWebsite",
    action: "s3:GetBucketWebsite",
    run: lacking(
      "NoSuchWebsiteConfiguration",
      "The specified bucket does not have a website configuration",
    ),
  },
];

/** The owner, and nobody else. */
export function getBucketAcl(context: S3Context): HttpResponse {
  const { owner } = requireBucket(context);
  const grantee: XmlElement = {
    name: "Grantee",
    content: ownerElements(owner),
    attributes: {
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:type": "CanonicalUser",
    },
  };
  return s3Xml("AccessControlPolicy", [
    element("Owner", ownerElements(owner)),
    element("AccessControlList", [
      element("Grant", [grantee, element("Permission", "FULL_CONTROL")]),
    ]),
  ]);
}

/** Takes what a bucket's list is anyway. */
export function putBucketAcl(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  const { headers } = context.request;
  if (headers["x-amz-acl"] === "private") return empty(200);
  const controls = settingOf(context.transaction, bucket, ownershipControls);
  if (JSON.stringify(controls ?? null).includes("BucketOwnerEnforced"))
    throw accessControlListNotSupported();
  throw notImplemented("access control lists but private");
}
