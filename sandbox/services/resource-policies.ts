import type { AwsError } from "../aws-error";
import { identityOf, principalNames } from "../identity";
import { decideByText } from "../policies/evaluate";
import { callerKeys } from "./condition-keys";
import type { Context } from "./operation";

/**
 * Refuses what the policy of a resource denies and, to another account than the resource's, what it does
 * not allow. Within that account who calls may do everything else.
 *
 * @throws AwsError what `refused` makes, of who calls
 */
export function authorizeByPolicy(
  context: Context,
  policy: string | undefined,
  {
    action,
    resource,
    owner,
  }: { readonly action: string; readonly resource: string; readonly owner: string },
  refused: (callerArn: string) => AwsError,
): void {
  const caller = identityOf(context);
  const decision = decideByText(policy, {
    principals: { AWS: principalNames(caller) },
    action,
    resource,
    keys: callerKeys(context),
  });
  if (decision === "denied" || (decision === "silent" && caller.account !== owner))
    throw refused(caller.arn);
}
