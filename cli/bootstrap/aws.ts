import type { IAM } from "@aws-sdk/client-iam";
import type { KMS } from "@aws-sdk/client-kms";
import type { S3 } from "@aws-sdk/client-s3";
import type { STS } from "@aws-sdk/client-sts";

/** The parts of AWS that the bootstrap asks. */
export interface Aws {
  readonly iam: IAM;
  readonly kms: KMS;
  readonly s3: S3;
  readonly sts: STS;
}

/** Another AWS than the one that the environment leads to. */
export interface AwsPlace {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Clients for the environment's AWS unless a place is given. Loading them takes a third of a second. */
export function connect(region: string, place?: AwsPlace): Aws {
  // It speaks to whoever maintains a program, not to whoever runs it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const iam = require("@aws-sdk/client-iam") as typeof import("@aws-sdk/client-iam");
  const kms = require("@aws-sdk/client-kms") as typeof import("@aws-sdk/client-kms");
  const s3 = require("@aws-sdk/client-s3") as typeof import("@aws-sdk/client-s3");
  const sts = require("@aws-sdk/client-sts") as typeof import("@aws-sdk/client-sts");
  return {
    iam: new iam.IAM({ region, ...place }),
    kms: new kms.KMS({ region, ...place }),
    s3: new s3.S3({ region, ...place }),
    sts: new sts.STS({ region, ...place }),
  };
}

/** The answer; undefined when AWS says no by one of these errors. */
export async function unlessAbsent<T>(
  request: Promise<T>,
  ...absent: readonly string[]
): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Error && absent.includes(error.name)) return undefined;
    throw error;
  }
}

export function disconnect(aws: Aws): void {
  for (const client of Object.values(aws)) client.destroy();
}
