import type { Estate } from "./estate";
import type { InstanceContents } from "./estate-contents-schema";
import { derivedHex } from "./services/ids";

/** One instance of Identity Center as the estate has it, with the ids that it leaves open. */
export type EstateInstance = InstanceContents &
  Omit<Estate["instance"], "arn" | "identityStoreId"> & {
    readonly arn: string;
    readonly identityStoreId: string;
    readonly ownerAccountId: string;
    /** Its home Region. */
    readonly region: string;
    readonly permissionSetsEnabled: boolean;
  };

/** The organization's, and then those that accounts made for themselves. */
export function instancesOf(estate: Estate): readonly [EstateInstance, ...EstateInstance[]] {
  const { region, organization, instance, accountInstances } = estate;
  const { id, managementAccount } = organization;
  const ids = (given: Estate["instance"], ...names: readonly string[]) => ({
    arn: given.arn ?? `arn:aws:sso:::instance/ssoins-${derivedHex(16, "instance", ...names)}`,
    identityStoreId: given.identityStoreId ?? `d-${derivedHex(10, "identity-store", ...names)}`,
  });
  return [
    {
      ...estate,
      ...instance,
      ...ids(instance, id),
      ownerAccountId: managementAccount,
      region,
      permissionSetsEnabled: true,
    },
    ...accountInstances.map((given) => ({
      ...given,
      ...ids(given, id, given.account),
      ownerAccountId: given.account,
      region: given.region ?? region,
    })),
  ];
}
