import type { StateSettings } from "../../model/access-model";
import type { Aws } from "./aws";
import { bucketInOtherRegion, bucketOfOthers, wrongAccount } from "./errors";

/** @throws UserError if the credentials are another account's */
export async function checkCaller({ sts }: Pick<Aws, "sts">, account: string): Promise<void> {
  const { Account = "nobody" } = await sts.getCallerIdentity();
  if (Account !== account) throw wrongAccount(Account, account);
}

/** @throws UserError if the bucket is another account's, or in another Region */
export async function checkBucket(
  { s3 }: Pick<Aws, "s3">,
  { bucket, region }: StateSettings,
  account: string,
): Promise<void> {
  try {
    const { BucketRegion = region } = await s3.headBucket({
      Bucket: bucket,
      ExpectedBucketOwner: account,
    });
    if (BucketRegion !== region) throw bucketInOtherRegion(bucket, region, BucketRegion);
  } catch (error) {
    const { status, headers } = httpAnswer(error);
    if (status === 404) return;
    if (status === 301 || status === 400)
      throw bucketInOtherRegion(bucket, region, headers["x-amz-bucket-region"]);
    if (status === 403) throw bucketOfOthers(bucket, account);
    throw error;
  }
}

/** S3 answers HEAD without a body: the status is all that its errors say. */
function httpAnswer(error: unknown): {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
} {
  const { $metadata, $response } = error as {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  };
  return { status: $metadata?.httpStatusCode, headers: $response?.headers ?? {} };
}
