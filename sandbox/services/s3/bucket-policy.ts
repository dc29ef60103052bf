import type { HttpResponse } from "../../http";
import { type Policy, readPolicy, type Statement } from "../../policies/statement";
import { element } from "../../protocols/xml";
import type { Table, Transaction } from "../../store/store";
import { unknownPrincipal } from "../iam/trusted-principals";
import { publicAccessBlock } from "./bucket-settings";
import { type Bucket, requireBucket } from "./buckets";
import type { S3Context } from "./context";
import { readPayload } from "./payload";
import { empty, s3Xml } from "./responses";
import { malformedPolicy, notConfigured, publicPolicyBlocked } from "./setting-errors";
import { settingOf } from "./settings";

/** Partition: empty; key: bucket. */
const bucketPolicies: Table<string> = { name: "s3-bucket-policies" };

/** In bytes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html */
const largestPolicy = 20_480;

export function policyOf(transaction: Transaction, bucket: Bucket): Policy | undefined {
  const text = transaction.get(bucketPolicies, "", bucket.name);
  const reading = text === undefined ? undefined : readPolicy(text);
  return reading?.kind === "policy" ? reading.policy : undefined;
}

export function removePolicy(transaction: Transaction, bucket: string): void {
  transaction.delete(bucketPolicies, "", bucket);
}

export function getBucketPolicy(context: S3Context): HttpResponse {
  const { name } = requireBucket(context);
  const text = context.transaction.get(bucketPolicies, "", name);
  if (text === undefined)
    throw notConfigured("NoSuchBucketPolicy", "The bucket policy does not exist");
  return { status: 200, headers: { "content-type": "application/json" }, body: text };
}

export function putBucketPolicy(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  const text = readPayload(context.request).bytes.toString("utf8");
  const policy = checkedPolicy(context, bucket, text);
  const blocks = settingOf(context.transaction, bucket, publicAccessBlock)?.document.children ?? [];
  const isBlocked = blocks.some(
    ({ name, text }) => name === "BlockPublicPolicy" && text === "true",
  );
  if (isBlocked && isPublic(policy)) throw publicPolicyBlocked(bucket.name);
  context.transaction.put(bucketPolicies, "", bucket.name, text);
  return empty(204);
}

export function deleteBucketPolicy(context: S3Context): HttpResponse {
  const { name } = requireBucket(context);
  removePolicy(context.transaction, name);
  return empty(204);
}

export function getBucketPolicyStatus(context: S3Context): HttpResponse {
  const bucket = requireBucket(context);
  const policy = policyOf(context.transaction, bucket);
  if (policy === undefined)
    throw notConfigured("NoSuchBucketPolicy", "The bucket policy does not exist");
  return s3Xml("PolicyStatus", [element("IsPublic", isPublic(policy) ? "TRUE" : "FALSE")]);
}

function checkedPolicy({ transaction }: S3Context, bucket: Bucket, text: string): Policy {
  if (!text.trimStart().startsWith("{"))
    throw malformedPolicy("Policies must be valid JSON and the first byte must be '{'");
  if (Buffer.byteLength(text) > largestPolicy)
    throw malformedPolicy("Policy exceeds the maximum allowed document size.");
  const reading = readPolicy(text);
  if (reading.kind === "mistake") throw malformedPolicy(reading.reason);
  const { policy } = reading;
  const mistake = policy.statements
    .map((statement) => statementMistake(statement, bucket))
    .find((found) => found !== undefined);
  if (mistake !== undefined) throw malformedPolicy(mistake);
  if (unknownPrincipal(transaction, text) !== undefined)
    throw malformedPolicy("Invalid principal in policy");
  return policy;
}

function statementMistake(
  { principal, action, resource }: Statement,
  { name }: Bucket,
): string | undefined {
  if (principal === undefined) return "Missing required field Principal";
  if (resource === undefined) return "Missing required field Resource";
  if (!action.texts.every((one) => one === "*" || /^s3:[\w*?]+$/i.test(one)))
    return "Policy has invalid action";
  const arn = `arn:aws:s3:::${name}`;
  if (!resource.texts.every((one) => one === arn || one === `${arn}*` || one.startsWith(`${arn}/`)))
    return "Policy has invalid resource";
  return undefined;
}

/** Keys that keep a policy for everybody from being public, where they name fixed values. */
const narrowing =
  /^(aws:(sourcearn|sourceaccount|sourcevpc|sourcevpce|sourceip|sourceorgid|principalorgid|principalorgpaths|principalaccount|principalarn|userid)|s3:(dataaccesspointarn|dataaccesspointaccount))$/i;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status */
function isPublic({ statements }: Policy): boolean {
  return statements.some(
    ({ effect, principal, conditions }) =>
      effect === "Allow" &&
      (principal?.isNegated === true || principal?.names.AWS?.includes("*") === true) &&
      !conditions.some(
        ({ key, values }) => narrowing.test(key) && !values.some((value) => /[*?]/.test(value)),
      ),
  );
}
