import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { atAddress } from "../address";
import { invalid } from "../errors";
import { policyJson } from "../policy-json";
import { stateKeyPolicy } from "./key-policy";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html */
export interface StateKeyProps {
  /** `alias/NAME`, by which backends name the key before it exists. */
  readonly alias: string;
  /** 12-digit id of the account that the key belongs to. */
  readonly accountId: string;
  /** Region of key and bucket. */
  readonly region: string;
  /** Name of the bucket whose objects it encrypts. */
  readonly bucket: string;
  /**
   * 12-digit ids of other accounts with objects in the bucket.
   *
   * @default - none
   */
  readonly guestAccountIds?: readonly string[];
}

/** By this text a key is recognized whose alias was not made any more. */
export const stateKeyDescription = (bucket: string): string =>
  `Terraform state of IAM Identity Center in bucket ${bucket}`;

/**
 * The KMS key that encrypts Terraform's state: rotated each year, under an alias, usable through S3
 * for one bucket only. It can't be destroyed: every version of every state would be lost with it.
 */
export class StateKey extends Construct {
  /** ARN of the key, not of its alias. */
  readonly arn: string;
  /** All the names that a request to S3 may give the key. */
  readonly names: readonly string[];

  /** @throws if the alias is not one of your own */
  constructor(scope: Construct, id: string, props: StateKeyProps) {
    super(scope, id);
    const { alias, accountId, region, bucket, guestAccountIds } = props;
    const bucketArn = `arn:aws:s3:::${bucket}`;
    if (!/^alias\/(?!aws\/)[A-Za-z0-9/_-]{1,250}$/.test(alias)) {
      throw invalid("An alias of your own has the form alias/NAME and is not in alias/aws/", alias);
    }
    const key = atAddress(
      "state",
      new KmsKey(this, "key", {
        description: stateKeyDescription(bucket),
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: policyJson(stateKeyPolicy(accountId, region, bucketArn, guestAccountIds)),
        lifecycle: { preventDestroy: true },
      }),
    );
    atAddress("state", new KmsAlias(this, "alias", { name: alias, targetKeyId: key.keyId }));
    this.arn = key.arn;
    this.names = [key.arn, key.keyId, `arn:aws:kms:${region}:${accountId}:${alias}`, alias];
  }
}
