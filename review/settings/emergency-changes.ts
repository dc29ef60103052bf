import type { Emergency, UpcomingGrant } from "../../model/access-model";
import { type Phrase, phrase } from "../phrase";
import { differ, type SettingChange, sides } from "./setting-change";

/** Access for emergencies that has not begun: it comes with a later deployment, when no change of a file is reviewed. */
export const emergencyChanges = (
  before: Emergency | undefined,
  after: Emergency | undefined,
): readonly SettingChange[] => {
  const begun = new Set(after?.grants.map(({ name }) => name));
  return sides(before?.upcoming ?? [], after?.upcoming ?? [], ({ name }) => name).flatMap(
    ([was, is]): readonly SettingChange[] => {
      if (is === undefined)
        // What begins now has a row.
        return was === undefined || begun.has(was.name)
          ? []
          : [{ effect: "narrows", words: phrase`${given(was)}: no more` }];
      if (was === undefined) return [{ effect: "broadens", words: given(is) }];
      if (!differ(was, is)) return [];
      return [
        {
          effect: isWithin(is, was) ? "narrows" : "broadens",
          words: phrase`${given(is)}, instead of: ${given(was)}`,
        },
      ];
    },
  );
};

const given = ({ principal, permissionSet, account, from, until }: UpcomingGrant): Phrase =>
  phrase`${principal.name} gets ${permissionSet} in ${account} for an emergency from ${from} until ${until}`;

/** Whether the one gives the same for a part of the other's time. */
const isWithin = (narrow: UpcomingGrant, wide: UpcomingGrant): boolean =>
  !differ({ ...narrow, from: "", until: "" }, { ...wide, from: "", until: "" }) &&
  narrow.from >= wide.from &&
  narrow.until <= wide.until;
