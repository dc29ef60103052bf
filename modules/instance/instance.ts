import { DataAwsSsoadminInstances } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-instances";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { atAddress } from "../address";
import { instancePartlyGiven } from "../errors";

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_InstanceMetadata.html */
export interface InstanceProps {
  /**
   * `InstanceArn`. Given together with `identityStoreId`.
   *
   * @default - the one instance that ListInstances returns in the provider's Region
   */
  readonly arn?: string;
  /**
   * `IdentityStoreId`, as `d-0123456789`. Given together with `arn`.
   *
   * @default - that of the instance found
   */
  readonly identityStoreId?: string;
}

/** The organization's IAM Identity Center instance: given, or looked up with one call. */
export class Instance extends Construct {
  /** `InstanceArn`: as it is given, or a reference to what Terraform finds. */
  readonly arn: string;
  /** `IdentityStoreId`, in the same way. */
  readonly identityStoreId: string;

  /** @throws if only one of `arn` and `identityStoreId` is given */
  constructor(scope: Construct, id: string, props: InstanceProps = {}) {
    super(scope, id);
    const { arn, identityStoreId } = props;
    if ((arn === undefined) !== (identityStoreId === undefined)) throw instancePartlyGiven(props);

    if (arn !== undefined && identityStoreId !== undefined) {
      this.arn = arn;
      this.identityStoreId = identityStoreId;
    } else {
      const found = this.lookUp();
      this.arn = Fn.one(found.arns);
      this.identityStoreId = Fn.one(found.identityStoreIds);
    }
  }

  private lookUp(): DataAwsSsoadminInstances {
    return atAddress(
      "instance",
      new DataAwsSsoadminInstances(this, "instance", {
        lifecycle: {
          postcondition: [
            {
              condition: "${length(self.arns) == 1}",
              errorMessage:
                "IAM Identity Center must have exactly one instance that this account sees in ${self.id}, got: ${length(self.arns)}. " +
                "Check the Region and the credentials' account (the delegated administrator, or the management account), enable IAM Identity Center, or give the instance's arn and identityStoreId.",
            },
          ],
        },
      }),
    );
  }
}
