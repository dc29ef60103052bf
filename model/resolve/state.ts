import type { AccessFiles } from "../access-files";
import * as errors from "../errors/organization";
import type { Report } from "../finding";
import { locateValue } from "../source/source-file";

/** S3 encrypts with keys of its own Region, and the bootstrap makes an alias where it runs: in the account that administers. */
export function checkStateKey({ organization }: AccessFiles, report: Report): void {
  if (organization === undefined || !organization.complete) return;
  const { state, instance } = organization.value;
  const arn = /^arn:[^:]+:kms:(?<region>[^:]+):(?<account>\d+):(?<kind>alias|key)\//.exec(
    state.kmsKey,
  )?.groups;
  if (arn === undefined) return;
  const place = locateValue(organization.source, ["state", "kmsKey"]);
  const account = instance.delegatedAdministrator ?? instance.managementAccount;
  if (arn.region !== state.region)
    report(place, errors.keyInOtherRegion(state.kmsKey, state.region));
  if (arn.kind === "alias" && arn.account !== account)
    report(place, errors.aliasInOtherAccount(state.kmsKey, account));
}
