import { exitCodes } from "./exit-codes";
import type { TerraformBinary } from "./terraform/terraform-binary";
import { UserError } from "./user-error";

const getTerraform =
  "Install Terraform 1.11 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu 1.10 or newer (https://opentofu.org/docs/intro/install/).";

export const terraformMissing = (): UserError =>
  new UserError(
    `Neither terraform nor tofu is on the PATH.\n${getTerraform}`,
    exitCodes.terraformUnavailable,
  );

export const terraformTooOld = (found: TerraformBinary, minimum: string): UserError =>
  new UserError(
    `State is locked in S3 itself, which needs ${found.flavor} ${minimum} or newer, got ${found.version} (${found.command}).\n${getTerraform}`,
    exitCodes.terraformUnavailable,
  );
