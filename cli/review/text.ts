import type { Phrase } from "../../review/phrase";
import { written } from "../../review/phrase";
import { planWords } from "../../review/plan-words";
import type { Review } from "../../review/review";
import {
  accountWords,
  aspectWords,
  EFFECTS,
  membershipWords,
  rightsWords,
  setWords,
  stopWords,
  wayWords,
  whereWords,
  whoWords,
  whyWords,
} from "../../review/words";
import type { Colours } from "../output/colours";
import { visibleLines } from "../output/print";
import { type Row, renderTable } from "../output/table";
import { wrap } from "../output/wrap";

/** Of each table; JSON and CSV have all. */
const most = 200;

/** A review for a terminal of a width: the verdict, then tables. */
export function renderText(
  { verdict, rows, diff, stops = [], plan }: Review,
  colours: Pick<Colours, "bold" | "dim">,
  width: number,
): string {
  const titled = (titles: readonly string[], all: readonly Row[]): readonly string[] => {
    if (all.length === 0) return [];
    const columns = titles.map((title) => ({
      title,
      ...(title === "" ? {} : { wraps: true as const }),
    }));
    const rest = all.length - most;
    return [
      renderTable(columns, all.slice(0, most), colours, width),
      ...(rest > 0 ? [`${rest} more: --format json and csv have all.`] : []),
    ];
  };
  return [
    colours.bold(wrap(verdict.sentence, width)),
    ...titled(
      ["What somebody has to decide about"],
      stops.map((stop) => [plain(stopWords(stop))]),
    ),
    ...titled(
      ["", "Who", "Permission set", "Where", "Why"],
      rows.map((row) => [
        EFFECTS[row.effect],
        plain(whoWords(row.who)),
        row.permissionSet,
        plain(whereWords(row)),
        whyWords(row),
      ]),
    ),
    ...titled(
      ["", "Settings that decide who gets in"],
      diff.settings.map(({ effect, words }) => [EFFECTS[effect], plain(words)]),
    ),
    ...diff.permissionSets.map((change) =>
      [
        colours.bold(lines(setWords(change), width)),
        ...[...change.aspects.map(aspectWords), rightsWords(change.rights)]
          .filter((words) => plain(words) !== "")
          .map((words) => lines(["  ", ...words], width)),
      ].join("\n"),
    ),
    ...titled(
      ["", "Person", "Permission set", "Where", "By"],
      diff.people.map((change) => [
        EFFECTS[change.effect === "gained" ? "gains" : "loses"],
        change.userName,
        change.permissionSet.name,
        plain(whereWords({ environments: [change.environment], accounts: [change.account] })),
        plain(wayWords(change)),
      ]),
    ),
    ...titled(
      ["Group members and accounts"],
      [
        ...diff.memberships.map((change) => [plain(membershipWords(change))]),
        ...diff.accounts.map((change) => [plain(accountWords(change))]),
      ],
    ),
    ...(plan === undefined
      ? []
      : [
          planWords(plan)
            .map((words) => colours.dim(lines(words, width)))
            .join("\n"),
        ]),
  ].join("\n\n");
}

/** For a table, which makes its cells harmless itself. */
const plain = (words: Phrase): string => written(words, (text) => text);

const lines = (words: Phrase, width: number): string => wrap(visibleLines(plain(words)), width);
