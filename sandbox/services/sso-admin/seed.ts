import type { Estate } from "../../estate";
import type { Transaction } from "../../store/store";
import { derivedHex } from "../ids";
import { instances } from "./tables";

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

export function seedInstance(transaction: Transaction, estate: Estate, now: Date): void {
  const { arn, identityStoreId } = instanceOf(estate);
  const ownerAccountId = estate.organization.managementAccount;
  const created = now.getTime();
  transaction.put(instances, "", arn, { arn, identityStoreId, ownerAccountId, created });
}
