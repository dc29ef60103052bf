import type { S3Action } from "./bucket-authorization";
import {
  deleteBucketPolicy,
  getBucketPolicy,
  getBucketPolicyStatus,
  putBucketPolicy,
} from "./bucket-policy";
import {
  encryption,
  lifecycle,
  ownershipControls,
  publicAccessBlock,
  tagging,
} from "./bucket-settings";
import { getBucketLocation, getBucketVersioning, putBucketVersioning } from "./buckets";
import { fixedSettings, getBucketAcl, putBucketAcl } from "./fixed-settings";
import type { S3Operation } from "./operations";
import { deleteSetting, getSetting, putSetting, type Setting } from "./settings";

type Method = "GET" | "PUT" | "DELETE";

function operation(
  method: Method,
  query: string,
  name: string,
  action: string,
  run: S3Operation["run"],
): S3Operation {
  const known: S3Action = { name: action };
  return { name, method, on: "bucket", query: { [query]: undefined }, action: known, run };
}

/** Asking for a setting, putting it and deleting it, by S3's names and by IAM's. */
function settingTrio(
  setting: Setting,
  names: readonly [get: string, put: string, remove: string],
  actions: readonly [get: string, put: string],
): readonly S3Operation[] {
  const [get, put, remove] = names;
  const [toGet, toPut] = actions;
  const { query } = setting;
  return [
    operation("GET", query, get, toGet, (context) => getSetting(context, setting)),
    operation("PUT", query, put, toPut, (context) => putSetting(context, setting)),
    operation("DELETE", query, remove, toPut, (context) => deleteSetting(context, setting)),
  ];
}

/** What Terraform and others ask a bucket, and tell it. */
export const settingOperations: readonly S3Operation[] = [
  operation("GET", "location", "GetBucketLocation", "s3:GetBucketLocation", getBucketLocation),
  operation(
    "GET",
    "versioning",
    "GetBucketVersioning",
    "s3:GetBucketVersioning",
    getBucketVersioning,
  ),
  operation(
    "PUT",
    "versioning",
    "PutBucketVersioning",
    "s3:PutBucketVersioning",
    putBucketVersioning,
  ),
  ...settingTrio(
    encryption,
    ["GetBucketEncryption", "PutBucketEncryption", "DeleteBucketEncryption"],
    ["s3:GetEncryptionConfiguration", "s3:PutEncryptionConfiguration"],
  ),
  ...settingTrio(
    publicAccessBlock,
    ["GetPublicAccessBlock", "PutPublicAccessBlock", "DeletePublicAccessBlock"],
    ["s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"],
  ),
  ...settingTrio(
    ownershipControls,
    ["GetBucketOwnershipControls", "PutBucketOwnershipControls", "DeleteBucketOwnershipControls"],
    ["s3:GetBucketOwnershipControls", "s3:PutBucketOwnershipControls"],
  ),
  ...settingTrio(
    lifecycle,
    ["GetBucketLifecycleConfiguration", "PutBucketLifecycleConfiguration", "DeleteBucketLifecycle"],
    ["s3:GetLifecycleConfiguration", "s3:PutLifecycleConfiguration"],
  ),
  ...settingTrio(
    tagging,
    ["GetBucketTagging", "PutBucketTagging", "DeleteBucketTagging"],
    ["s3:GetBucketTagging", "s3:PutBucketTagging"],
  ),
  operation("GET", "policy", "GetBucketPolicy", "s3:GetBucketPolicy", getBucketPolicy),
  operation("PUT", "policy", "PutBucketPolicy", "s3:PutBucketPolicy", putBucketPolicy),
  operation("DELETE", "policy", "DeleteBucketPolicy", "s3:DeleteBucketPolicy", deleteBucketPolicy),
  operation(
    "GET",
    "policyStatus",
    "GetBucketPolicyStatus",
    "s3:GetBucketPolicyStatus",
    getBucketPolicyStatus,
  ),
  operation("GET", "acl", "GetBucketAcl", "s3:GetBucketAcl", getBucketAcl),
  operation("PUT", "acl", "PutBucketAcl", "s3:PutBucketAcl", putBucketAcl),
  ...fixedSettings.map(({ query, name, action, run }) =>
    operation("GET", query, name, action, run),
  ),
];
