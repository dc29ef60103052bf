import type { Estate } from "../../estate";
import { derivedHex } from "../ids";
import type { Context } from "../operation";
import { removeAssignment } from "./assignment-changes";
import { assignmentsOf, unprovision } from "./provisioned";
import { assignments, instances, provisionedByAccount } from "./tables";

/** The instance's ARN and identity store, given by the estate or made from the organization's id. */
export function instanceOf({ instance, organization }: Estate): {
  readonly arn: string;
  readonly identityStoreId: string;
} {
  const { id } = organization;
  return {
    arn: instance.arn ?? `arn:aws:sso:::instance/ssoins-${derivedHex(16, "instance", id)}`,
    identityStoreId: instance.identityStoreId ?? `d-${derivedHex(10, "identity-store", id)}`,
  };
}

export function seedInstance({ transaction, now }: Context, estate: Estate): void {
  const { arn, identityStoreId } = instanceOf(estate);
  transaction.put(instances, "", arn, {
    arn,
    identityStoreId,
    ownerAccountId: estate.organization.managementAccount,
    region: estate.region,
    created: now.getTime(),
  });
}

/** An account that left takes its assignments and permission sets along, as in AWS. */
export function forgetAccount(context: Context, accountId: string): void {
  for (const arn of context.transaction.list(provisionedByAccount, accountId)) {
    for (const assignment of context.transaction.list(assignments, assignmentsOf(accountId, arn))) {
      removeAssignment(context, assignment);
    }
    unprovision(context, arn, accountId);
  }
}
