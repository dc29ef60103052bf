import type { AccessFiles } from "../access-files";
import * as errors from "../errors/organization";
import type { Report } from "../finding";
import { locateValue } from "../source/source-file";

/** An instance is looked up, or given by both of its ids: with one alone Terraform would mix the two ways. */
export function checkInstance({ organization }: AccessFiles, report: Report): void {
  if (organization === undefined || !organization.complete) return;
  const { arn, identityStoreId, managementAccount, delegatedAdministrator } =
    organization.value.instance;
  if (delegatedAdministrator === managementAccount) {
    const place = locateValue(organization.source, ["instance", "delegatedAdministrator"]);
    report(place, errors.delegatedToManagement(managementAccount));
  }
  if ((arn === undefined) === (identityStoreId === undefined)) return;
  const [missing, given] =
    arn === undefined
      ? (["arn", "identityStoreId"] as const)
      : (["identityStoreId", "arn"] as const);
  report(locateValue(organization.source, ["instance", given]), errors.instanceHalfGiven(missing));
}
