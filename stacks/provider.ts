import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import type { Instance } from "../model/access-model";

/** The account that everything is done from: the delegated administrator where there is one. */
export const administeringAccount = (instance: Instance): string =>
  instance.delegatedAdministrator ?? instance.managementAccount;

/**
 * The AWS provider for the administering account only: credentials of another account stop before the
 * first call.
 *
 * @param region Identity Center's own unless given
 */
export function administer(
  stack: TerraformStack,
  instance: Instance,
  region: string = instance.region,
): void {
  new AwsProvider(stack, "aws", { region, allowedAccountIds: [administeringAccount(instance)] });
  // The bindings would pin the one version they were generated from, under an unqualified source.
  stack.addOverride("terraform.required_providers.aws", {
    source: "hashicorp/aws",
    version: ">= 5.100.0, < 7.0.0",
  });
  // The first version with native S3 locking, in Terraform and OpenTofu alike.
  stack.addOverride("terraform.required_version", ">= 1.10.0");
}
