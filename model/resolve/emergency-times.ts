import * as errors from "../errors/emergency";
import type { Report } from "../finding";
import { type Instant, instantOf, plusSeconds } from "../instant";
import {
  type BreakGlassFile,
  type EmergencyGrantEntry,
  LONGEST_EMERGENCY_HOURS,
} from "../schema/break-glass";
import type { Validated } from "../schema/validate";
import { locateValue } from "../source/source-file";
import type { ResolvedOrganization } from "./organization";

/** A moment that the schema let through. */
export const momentOf = (text: string): Instant => instantOf(text) ?? text;

/** Whether it ends after it begins, and soon enough. */
export function checkTimes(
  { source }: Validated<BreakGlassFile>,
  entry: EmergencyGrantEntry,
  index: number,
  report: Report,
): boolean {
  const [from, until] = [momentOf(entry.from), momentOf(entry.until)];
  const latest = plusSeconds(from, LONGEST_EMERGENCY_HOURS * 3600);
  if (from < until && until <= latest) return true;
  report(
    locateValue(source, ["grants", index, "until"]),
    until <= from
      ? errors.endsBeforeItBegins(entry.from, entry.until)
      : errors.emergencyTooLong(LONGEST_EMERGENCY_HOURS, from, latest),
  );
  return false;
}

/** Whether it holds at the moment; said where it does not. */
export function holds(
  { source }: Validated<BreakGlassFile>,
  { name, from, until, record }: EmergencyGrantEntry,
  index: number,
  at: Instant,
  report: Report,
): boolean {
  const place = (field: string) => locateValue(source, ["grants", index, field]);
  if (at < momentOf(from)) {
    report(place("from"), errors.futureEmergency(name, momentOf(from), at));
    return false;
  }
  if (at < momentOf(until)) return true;
  const ended = record === undefined ? errors.unrecordedEmergency : errors.endedEmergency;
  report(place("until"), ended(name, momentOf(until), at));
  return false;
}

/** The same access twice at one time, past or future: the end of one would take the other away. */
export function checkOverlaps(
  { source, value }: Validated<BreakGlassFile>,
  organization: ResolvedOrganization | undefined,
  report: Report,
): void {
  const sameAccess = ({ user, group, account, permissionSet }: EmergencyGrantEntry): string =>
    JSON.stringify([
      user ?? null,
      group ?? null,
      organization?.accountsByName.get(account)?.id ?? account,
      permissionSet,
    ]);
  const earlier: (readonly [number, EmergencyGrantEntry])[] = [];
  for (const [index, entry] of (value.grants ?? []).entries()) {
    const found = earlier.find(
      ([, other]) =>
        sameAccess(other) === sameAccess(entry) &&
        momentOf(other.from) < momentOf(entry.until) &&
        momentOf(entry.from) < momentOf(other.until),
    );
    if (found !== undefined) {
      const { line } = locateValue(source, ["grants", found[0]]);
      report(
        locateValue(source, ["grants", index]),
        errors.overlappingEmergency(found[1].name, line),
      );
    }
    earlier.push([index, entry]);
  }
}
