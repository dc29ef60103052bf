import { childText } from "../../protocols/xml";
import { findKey, keyArn } from "../kms/key-store";
import { encryption } from "./bucket-settings";
import type { Bucket } from "./buckets";
import type { S3Context } from "./context";
import { invalidArgument } from "./errors";
import { kmsKeyDisabled, kmsKeyPendingDeletion } from "./setting-errors";
import { childrenOf, settingOf } from "./settings";
import type { Headers } from "./versions";

const name = "x-amz-server-side-encryption";
const keyName = `${name}-aws-kms-key-id`;
const bucketKeyName = `${name}-bucket-key-enabled`;
const algorithms = ["AES256", "aws:kms", "aws:kms:dsse"];

/** Headers that say how an object is encrypted, as its readers and the answer to its write get them. */
export function encryptionHeaders(stored: Headers): Headers {
  return Object.fromEntries(Object.entries(stored).filter(([header]) => header.startsWith(name)));
}

/** All the others. */
export function withoutEncryption(stored: Headers): Headers {
  return Object.fromEntries(Object.entries(stored).filter(([header]) => !header.startsWith(name)));
}

/** How a write is encrypted: as it asks, or else as the bucket says. */
export function encryptionOf(context: S3Context, bucket: Bucket): Headers {
  const { headers, caller } = context.request;
  const asked = headers[name];
  const keyId = headers[keyName];
  if (asked !== undefined && !algorithms.includes(asked))
    throw invalidArgument(name, asked, "The encryption method specified is not supported");
  if (keyId !== undefined && asked?.startsWith("aws:kms") !== true)
    throw invalidArgument(
      name,
      asked ?? "null",
      "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
    );
  const byDefault = defaultOf(context, bucket);
  const algorithm = asked ?? byDefault.algorithm;
  if (!algorithm.startsWith("aws:kms")) return { [name]: algorithm };
  const key =
    asked === undefined
      ? keyHeader(context, bucket, byDefault.key, bucket.owner)
      : keyHeader(context, bucket, keyId, caller);
  const hasBucketKey = headers[bucketKeyName] ?? String(byDefault.hasBucketKey);
  return {
    [name]: algorithm,
    ...key,
    ...(hasBucketKey === "true" ? { [bucketKeyName]: "true" } : {}),
  };
}

/** What the bucket was told to do with writes that name no encryption. */
function defaultOf({ transaction }: S3Context, bucket: Bucket) {
  const { document } = settingOf(transaction, bucket, encryption) ?? encryption.untold();
  const [rule] = childrenOf(document, "Rule");
  const [byDefault] =
    rule === undefined ? [] : childrenOf(rule, "ApplyServerSideEncryptionByDefault");
  return {
    algorithm: (byDefault && childText(byDefault, "SSEAlgorithm")) ?? "AES256",
    key: byDefault && childText(byDefault, "KMSMasterKeyID"),
    hasBucketKey: rule !== undefined && childText(rule, "BucketKeyEnabled") === "true",
  };
}

/** Names a key that KMS holds by its ARN, which has to be usable; one that it doesn't hold as it was named. */
function keyHeader(
  { transaction, request }: S3Context,
  { region }: Bucket,
  keyId: string | undefined,
  caller: string,
): Headers {
  if (keyId === undefined || keyId === "") return {};
  const key = findKey(transaction, keyId, { caller, region, now: request.now });
  if (key === undefined) return { [keyName]: keyId };
  const arn = keyArn(key);
  if (key.deletion !== undefined) throw kmsKeyPendingDeletion(arn);
  if (!key.isEnabled) throw kmsKeyDisabled(arn);
  return { [keyName]: arn };
}
