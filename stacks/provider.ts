import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import type { Instance } from "../model/access-model";

/**
 * The AWS provider in Identity Center's Region, for the administering account only: credentials of
 * another account stop before the first call.
 */
export function administer(stack: TerraformStack, instance: Instance): void {
  new AwsProvider(stack, "aws", {
    region: instance.region,
    allowedAccountIds: [instance.delegatedAdministrator ?? instance.managementAccount],
  });
  // The bindings would pin the one version they were generated from, under an unqualified source.
  stack.addOverride("terraform.required_providers.aws", {
    source: "hashicorp/aws",
    version: ">= 5.100.0, < 7.0.0",
  });
  // The first version with native S3 locking, in Terraform and OpenTofu alike.
  stack.addOverride("terraform.required_version", ">= 1.10.0");
}
