import type { AccessFiles } from "../access-files";
import type { TrustedTokenIssuer } from "../access-model";
import { byParts } from "../compare";
import type { Report } from "../finding";
import { reportDuplicates } from "./duplicates";
import { sortedRecord } from "./organization";

/** Trusted token issuers, checked, sorted by name. */
export function resolveTrustedTokenIssuers(
  { trustedTokenIssuers: file }: AccessFiles,
  report: Report,
): TrustedTokenIssuer[] {
  if (file === undefined) return [];
  const { source, value } = file;
  const issuers = value.trustedTokenIssuers;
  reportDuplicates(
    source,
    ["trustedTokenIssuers"],
    issuers,
    {
      what: "A trusted token issuer's name",
      field: "name",
      value: ({ name }) => name,
      ignoreCase: true,
    },
    report,
  );
  return issuers
    .map((issuer) => ({ ...issuer, tags: sortedRecord(issuer.tags ?? {}) }))
    .sort(byParts(({ name }) => [name]));
}
