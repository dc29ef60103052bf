import { isBroadening, isNarrowing } from "../effect";
import { type Phrase, written } from "../phrase";
import { planWords } from "../plan-words";
import type { Review } from "../review";
import type { Who } from "../rows";
import {
  accountWords,
  aspectWords,
  EFFECTS,
  membershipWords,
  rightsWords,
  settingWords,
  setWords,
  stopWords,
  wayWords,
  whereWords,
  whoWords,
  whyWords,
} from "../words";
import type { ChangeRowData, ChangesData } from "./explorer-data";

/** A review in the same words as every other rendering. */
export function dataOfReview({ verdict, rows, diff, stops = [], plan }: Review): ChangesData {
  return {
    sentence: verdict.sentence,
    direction: verdict.direction,
    stops: stops.map((stop) => plain(stopWords(stop))),
    rows: rows.map(
      (row): ChangeRowData => ({
        effect: EFFECTS[row.effect],
        kind: isBroadening(row) ? "more" : isNarrowing(row) ? "less" : "other",
        who: plain(whoWords(row.who)),
        ...subjectOf(row.who),
        permissionSet: row.permissionSet,
        where: plain(whereWords(row)),
        environments: row.environments,
        why: whyWords(row),
      }),
    ),
    permissionSets: diff.permissionSets.map((change) => ({
      title: plain(setWords(change)),
      lines: [...change.aspects.map(aspectWords), rightsWords(change.rights)]
        .map(plain)
        .filter((line) => line !== ""),
    })),
    people: diff.people.map((change): ChangeRowData => {
      const gained = change.effect === "gained";
      return {
        effect: EFFECTS[gained ? "gains" : "loses"],
        kind: gained ? "more" : "less",
        who: change.userName,
        subject: { kind: "person", name: change.userName },
        permissionSet: change.permissionSet.name,
        where: plain(
          whereWords({ environments: [change.environment], accounts: [change.account] }),
        ),
        environments: [change.environment],
        why: plain(wayWords(change)),
      };
    }),
    causes: [
      ...diff.settings.map(settingWords),
      ...diff.memberships.map(membershipWords),
      ...diff.accounts.map(accountWords),
    ].map(plain),
    notes: plan === undefined ? [] : planWords(plan).map(plain),
  };
}

function subjectOf(who: Who): Pick<ChangeRowData, "subject"> {
  switch (who.type) {
    case "principal": {
      const { type, name } = who.principal;
      return { subject: { kind: type === "GROUP" ? "group" : "person", name } };
    }
    case "member":
      return { subject: { kind: "person", name: who.userName } };
    case "holders":
      return {};
  }
}

/** What the page makes visible itself, as all texts in it. */
const plain = (words: Phrase): string => written(words, (text) => text);
