import type { Account, Principal } from "../../model/access-model";
import { isBroadening, isNarrowing } from "../effect";
import { principalsOf } from "../people";
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
import type { ChangeRowData, ChangesData, ConcernsData } from "./explorer-data";
import { levelsOfReview } from "./levels-of-review";

/** A review in the same words as every other rendering. */
export function dataOfReview({ verdict, rows, diff, stops = [], plan }: Review): ChangesData {
  const levelIn = levelsOfReview(diff);
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
        ...concerns({ ...ofWho(row.who), accounts: row.accounts }),
        permissionSet: row.permissionSet,
        where: plain(whereWords(row)),
        environments: row.environments,
        level: levelIn(row.permissionSet, row.accounts),
        why: whyWords(row),
      }),
    ),
    permissionSets: diff.permissionSets.map((change) => ({
      title: plain(setWords(change)),
      lines: [...change.aspects.map(aspectWords), rightsWords(change.rights)]
        .map(plain)
        .filter((line) => line !== ""),
      ...concerns({
        ...ofPrincipals(principalsOf(diff.after, change).principals),
        accounts: change.accounts,
      }),
      permissionSet: change.after.name,
      environments: change.environments,
      level: levelIn(change.after.name, change.accounts),
    })),
    people: diff.people.map((change): ChangeRowData => {
      const gained = change.effect === "gained";
      return {
        effect: EFFECTS[gained ? "gains" : "loses"],
        kind: gained ? "more" : "less",
        who: change.userName,
        subject: { kind: "person", name: change.userName },
        ...concerns({
          people: [change.userName],
          through: change.groups,
          accounts: [change.account],
        }),
        permissionSet: change.permissionSet.name,
        level: levelIn(change.permissionSet.name, [change.account]),
        where: plain(
          whereWords({ environments: [change.environment], accounts: [change.account] }),
        ),
        environments: [change.environment],
        why: plain(wayWords(change)),
      };
    }),
    causes: [
      ...diff.settings.map((change) => ({ line: plain(settingWords(change)), ...concerns({}) })),
      ...diff.memberships.map((change) => ({
        line: plain(membershipWords(change)),
        ...concerns({ people: [change.userName], through: [change.group] }),
      })),
      ...diff.accounts.map((change) => ({
        line: plain(accountWords(change)),
        ...concerns({ accounts: [change.account] }),
      })),
    ],
    notes: plan === undefined ? [] : planWords(plan).map(plain),
  };
}

type Concerned = Partial<Omit<ConcernsData, "accounts">> & {
  readonly accounts?: readonly Account[];
};

const concerns = ({
  people = [],
  groups = [],
  through = [],
  accounts = [],
}: Concerned): ConcernsData => ({
  people,
  groups,
  through,
  accounts: accounts.map(({ id }) => id),
});

function ofWho(who: Who): Concerned {
  switch (who.type) {
    case "principal":
      return ofPrincipals([who.principal]);
    case "member":
      return { people: [who.userName], through: who.groups };
    case "holders":
      return ofPrincipals(who.principals);
  }
}

function ofPrincipals(principals: readonly Principal[]): Concerned {
  const named = (wanted: Principal["type"]) =>
    principals.flatMap(({ type, name }) => (type === wanted ? [name] : []));
  return { people: named("USER"), groups: named("GROUP") };
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
