import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import { atAddress } from "../address";
import { invalid } from "../errors";
import { type PolicyDocument, policyJson } from "../policy-json";
import { type StateGuest, stateBucketPolicy } from "./bucket-policy";

export type { StateGuest } from "./bucket-policy";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
export interface StateBucketProps {
  /** 3 to 63 characters, unique in all of AWS. */
  readonly bucket: string;
  /** ARN of the key that encrypts what names no key itself. */
  readonly kmsKeyArn: string;
  /**
   * All the names by which a request may name that key: S3 compares them as text.
   *
   * @default - the ARN alone
   */
  readonly kmsKeyNames?: readonly string[];
  /**
   * Other accounts with a state here.
   *
   * @default - none
   */
  readonly guests?: readonly StateGuest[];
  /**
   * Days after which a version that another one replaced is gone, 1 or more.
   *
   * @default 90
   */
  readonly noncurrentVersionDays?: number;
}

/**
 * The bucket that holds Terraform's state: versioned, encrypted with one key, private, TLS only. It
 * can't be destroyed, nor replaced by one of another name.
 */
export class StateBucket extends Construct {
  /** ARN of the bucket. */
  readonly arn: string;

  /** @throws if `noncurrentVersionDays` is not a positive whole number */
  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);
    const { kmsKeyArn, kmsKeyNames = [kmsKeyArn], noncurrentVersionDays = 90 } = props;
    if (!Number.isInteger(noncurrentVersionDays) || noncurrentVersionDays < 1) {
      throw invalid(
        "Old versions are kept for a whole number of days, 1 or more",
        noncurrentVersionDays,
      );
    }
    // Not spelled from the bucket's name: a new name has to meet prevent_destroy, not a new address.
    const bucket = atAddress(
      NAME,
      new S3Bucket(this, "bucket", { bucket: props.bucket, lifecycle: { preventDestroy: true } }),
    );
    this.arn = bucket.arn;
    this.keepPrivate(bucket, stateBucketPolicy(bucket.arn, kmsKeyNames, props.guests));
    this.encrypt(bucket, kmsKeyArn);
    this.keepVersions(bucket, noncurrentVersionDays);
  }

  private keepPrivate(bucket: S3Bucket, policy: PolicyDocument): void {
    atAddress(
      NAME,
      new S3BucketOwnershipControls(this, "ownership", {
        bucket: bucket.id,
        rule: { objectOwnership: "BucketOwnerEnforced" },
      }),
    );
    const publicAccessBlock = atAddress(
      NAME,
      new S3BucketPublicAccessBlock(this, "public-access", {
        bucket: bucket.id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      }),
    );
    atAddress(
      NAME,
      new S3BucketPolicy(this, "policy", {
        bucket: bucket.id,
        policy: policyJson(policy),
        // S3 answers OperationAborted while the other change is under way.
        dependsOn: [publicAccessBlock],
      }),
    );
  }

  private encrypt(bucket: S3Bucket, kmsKeyArn: string): void {
    atAddress(
      NAME,
      new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
        bucket: bucket.id,
        rule: [
          {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: "aws:kms",
              kmsMasterKeyId: kmsKeyArn,
            },
            bucketKeyEnabled: true,
          },
        ],
      }),
    );
  }

  private keepVersions(bucket: S3Bucket, days: number): void {
    const versioning = atAddress(
      NAME,
      new S3BucketVersioningA(this, "versioning", {
        bucket: bucket.id,
        versioningConfiguration: { status: "Enabled" },
      }),
    );
    atAddress(
      NAME,
      new S3BucketLifecycleConfiguration(this, "lifecycle", {
        bucket: bucket.id,
        rule: [
          {
            id: "expire-old-versions",
            status: "Enabled",
            filter: [{ prefix: "" }],
            noncurrentVersionExpiration: [{ noncurrentDays: days }],
            // Each lock that was released leaves one.
            expiration: [{ expiredObjectDeleteMarker: true }],
          },
          {
            id: "abort-incomplete-uploads",
            status: "Enabled",
            filter: [{ prefix: "" }],
            abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
          },
        ],
        dependsOn: [versioning],
      }),
    );
  }
}

const NAME = "state";
