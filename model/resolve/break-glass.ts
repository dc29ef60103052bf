import type { AccessFiles } from "../access-files";
import { unknownPermissionSet } from "../errors/permission-sets";
import type { Report } from "../finding";
import { locateValue } from "../source/source-file";

/** Reports a permission set for emergencies that the catalog does not hold. */
export function checkBreakGlass({ organization, permissionSets }: AccessFiles, report: Report) {
  const key = organization?.value.breakGlass?.permissionSet;
  if (organization === undefined || key === undefined || permissionSets.has(key)) return;
  const place = locateValue(organization.source, ["breakGlass", "permissionSet"]);
  report(place, unknownPermissionSet(key, permissionSets.keys()));
}
