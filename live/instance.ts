import { type InstanceMetadata, paginateListInstances } from "@aws-sdk/client-sso-admin";
import type { Aws } from "./clients";
import * as errors from "./errors";
import type { Settings } from "./settings";

/** The organization's Identity Center instance. */
export interface LiveInstance {
  readonly arn: string;
  readonly identityStoreId: string;
}

/** @throws LiveError when there is none, or not only one. */
export async function readInstance(
  { ssoAdmin: client, region }: Aws,
  settings: Settings,
): Promise<LiveInstance> {
  const listed: InstanceMetadata[] = [];
  for await (const { Instances = [] } of paginateListInstances({ client }, {}))
    listed.push(...Instances);
  return chooseInstance(listed, region, settings);
}

/** A member account also sees an instance of its own, where it has made one: that is never meant. */
export function chooseInstance(
  listed: readonly InstanceMetadata[],
  region: string,
  { managementAccount, arn }: Settings,
): LiveInstance {
  const candidates = listed
    .filter(({ OwnerAccountId: owner }) => owner === undefined || owner === managementAccount)
    .filter(({ InstanceArn }) => arn === undefined || InstanceArn === arn)
    .map(({ InstanceArn = "", IdentityStoreId = "" }) => ({
      arn: InstanceArn,
      identityStoreId: IdentityStoreId,
    }));
  const [first, ...others] = candidates;
  if (first === undefined) throw errors.noInstance(region, arn);
  if (others.length > 0) throw errors.severalInstances(candidates.map((each) => each.arn));
  return first;
}
