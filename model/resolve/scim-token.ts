import type { AccessFiles } from "../access-files";
import * as errors from "../errors/directory";
import type { Report } from "../finding";
import { locateKey } from "../source/source-file";

/** Nobody writes Identity Center's own directory with SCIM. */
export function checkScimToken({ organization }: AccessFiles, report: Report): void {
  const { source, scimTokenCreated } = organization?.value.directory ?? {};
  if (organization === undefined || scimTokenCreated === undefined || source === "external") return;
  report(
    locateKey(organization.source, ["directory", "scimTokenCreated"]),
    errors.scimTokenOfOwnDirectory(),
  );
}
