import type { AccessFiles } from "../access-files";
import * as errors from "../errors/grants";
import type { Report } from "../finding";
import { endOf, type Instant } from "../instant";
import type { GrantEntry } from "../schema/environment";
import { locateValue } from "../source/source-file";
import { principalOf } from "./principals";

/** Grants that have ended: they count as little as if they were not written, which is said. */
export function expiredGrants(
  { environments }: AccessFiles,
  at: Instant,
  report: Report,
): ReadonlySet<GrantEntry> {
  const expired = new Set<GrantEntry>();
  for (const declared of environments.values()) {
    for (const [index, entry] of (declared?.value.grants ?? []).entries()) {
      if (declared === undefined || entry.expires === undefined || endOf(entry.expires) > at)
        continue;
      expired.add(entry);
      const finding = errors.expiredGrant(
        principalOf(entry).name,
        entry.permissionSet,
        entry.expires,
        at,
      );
      report(locateValue(declared.source, ["grants", index, "expires"]), finding);
    }
  }
  return expired;
}
