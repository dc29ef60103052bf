import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import type { Instance } from "../model/access-model";
import { MANAGEMENT } from "../model/management";

/** The first with native S3 locking, of Terraform and OpenTofu alike. */
export const REQUIRED_VERSION = ">= 1.10.0";

/** The account that all else is done from: the delegated administrator where there is one. */
export const administeringAccount = (instance: Instance): string =>
  instance.delegatedAdministrator ?? instance.managementAccount;

/** The account that a stack is deployed from: access to the management account is given from there alone. */
export const deployingAccount = (stack: string, instance: Instance): string =>
  stack === MANAGEMENT ? instance.managementAccount : administeringAccount(instance);

/**
 * The AWS provider for the account that the stack is deployed from: credentials of another account stop
 * before the first call.
 *
 * @param region Identity Center's own unless given
 */
export function administer(
  stack: TerraformStack,
  instance: Instance,
  region: string = instance.region,
): void {
  const account = deployingAccount(stack.node.id, instance);
  new AwsProvider(stack, "aws", { region, allowedAccountIds: [account] });
  // The bindings would pin the one version they were generated from, under an unqualified source.
  stack.addOverride("terraform.required_providers.aws", {
    source: "hashicorp/aws",
    version: ">= 5.100.0, < 7.0.0",
  });
  stack.addOverride("terraform.required_version", REQUIRED_VERSION);
}
