import type { Estate } from "../../estate";
import { derivedHex } from "../ids";
import type { Context } from "../operation";
import { removeAssignment } from "./assignment-changes";
import { forgetInstance } from "./instance-deletion";
import { addInstance, requireInstance } from "./instances";
import { assignmentsOf, unprovision } from "./provisioned";
import { assignments, instancesByOwner, provisionedByAccount } from "./tables";

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

export function seedInstance(context: Context, estate: Estate): void {
  addInstance(context, {
    ...instanceOf(estate),
    ownerAccountId: estate.organization.managementAccount,
    region: estate.region,
    permissionSetsEnabled: true,
    created: context.now.getTime(),
  });
}

/** An account that left takes its assignments, permission sets and own instance along. */
export function forgetAccount(context: Context, accountId: string): void {
  for (const arn of context.transaction.list(instancesByOwner, accountId)) {
    forgetInstance(context, requireInstance(context, arn));
  }
  for (const arn of context.transaction.list(provisionedByAccount, accountId)) {
    for (const assignment of context.transaction.list(assignments, assignmentsOf(accountId, arn))) {
      removeAssignment(context, assignment);
    }
    unprovision(context, arn, accountId);
  }
}
