import type { OrganizationSnapshotFile } from "../model/schema/organization-snapshot";
import type { Aws } from "./clients";
import { readCustomerManagedPolicies } from "./customer-managed-policies";
import { readDirectory } from "./directory";
import * as errors from "./errors";
import { readInstance } from "./instance";
import { readOrganization } from "./organization";
import type { OnProgress } from "./progress";
import type { Settings } from "./settings";

/**
 * All that the snapshot shows, read from AWS in no particular order, accounts of policies by id. Without
 * customer managed policies where no role is named, without users and groups where they are managed here.
 *
 * @throws LiveError
 */
export async function readSnapshot(
  aws: Aws,
  settings: Settings,
  onProgress: OnProgress = () => {},
): Promise<OrganizationSnapshotFile> {
  const { managementAccount, delegatedAdministrator, directory, roleName } = settings;
  const allowed = [delegatedAdministrator, managementAccount].filter((id) => id !== undefined);
  if (!allowed.includes(aws.caller.account)) throw errors.wrongAccount(aws.caller.account, allowed);
  const organization = await readOrganization(aws, settings, onProgress);
  const instance = await readInstance(aws, settings);
  const people = directory === "external" ? await readDirectory(aws, instance, onProgress) : {};
  const active = organization.accounts
    .filter(({ status }) => status === "ACTIVE")
    .map(({ id }) => id)
    .sort();
  const policies =
    roleName === undefined
      ? {}
      : {
          customerManagedPolicies: await readCustomerManagedPolicies(
            aws,
            active,
            roleName,
            onProgress,
          ),
        };
  return { ...organization, ...policies, ...people };
}
