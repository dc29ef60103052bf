import type { TerraformStack } from "cdktf";
import type * as model from "../model/access-model";
import type { Instance } from "../modules/instance/instance";
import { TrustedTokenIssuer } from "../modules/trusted-token-issuer/trusted-token-issuer";
import { output } from "./output";

/** Creates the instance's trusted token issuers. */
export function trustedTokenIssuers(
  stack: TerraformStack,
  instance: Instance,
  declared: readonly model.TrustedTokenIssuer[],
): void {
  if (declared.length === 0) return;
  const issuers = new Map(
    declared.map(({ name, tags, ...oidcJwtConfiguration }) => [
      name,
      new TrustedTokenIssuer(stack, `trusted-token-issuer--${name}`, {
        instanceArn: instance.arn,
        name,
        oidcJwtConfiguration,
        tags,
      }),
    ]),
  );
  output(
    stack,
    "trusted_token_issuer_arns",
    "ARN of each trusted token issuer.",
    issuers,
    ({ arn }) => arn,
  );
}
