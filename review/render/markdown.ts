import type { PersonChange } from "../assignment-changes";
import { isBroadening } from "../effect";
import type { PermissionSetChange } from "../permission-set-changes";
import { planWords } from "../plan-words";
import type { Review } from "../review";
import type { Row } from "../rows";
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
import { codeSpan, inMarkdown, tableRow } from "./markdown-text";

/** GitHub refuses a longer comment. */
export const LONGEST_COMMENT = 65_536;

/** By this line the comment of an earlier review is found. */
export const MARKER = "<!-- idc-review -->";

/** More than this is for the folded parts, or another format. */
const MOST_ROWS = 20;
const MOST_CAUTIONS = 10;

/**
 * A review as a comment on a pull request, of at most `LONGEST_COMMENT` characters: of lists that are too long head
 * and tail are kept, with a line between them that says how much is left out. Where names alone are too long for that,
 * the longest parts are left out; marker and verdict always stay.
 */
export function renderMarkdown(review: Review, limit = LONGEST_COMMENT): string {
  const whole = text(sectionsOf(review, Number.POSITIVE_INFINITY));
  if (whole.length <= limit) return whole;
  let [fits, tooMany] = [0, longestList(review)];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (text(sectionsOf(review, middle)).length <= limit) fits = middle;
    else tooMany = middle;
  }
  return text(withoutLongest(sectionsOf(review, fits), limit));
}

const text = (sections: readonly string[]): string =>
  `${sections.filter((section) => section !== "").join("\n\n")}\n`;

function withoutLongest(
  [marker = "", verdict = "", ...sections]: readonly string[],
  limit: number,
): readonly string[] {
  const left = [...sections];
  const all = () => [marker, verdict, ...left];
  while (text(all()).length > limit) {
    const longest = left.reduce((one, other) => (other.length > one.length ? other : one), "");
    if (longest.length <= NOTHING_SHOWN.length) break;
    left[left.indexOf(longest)] = NOTHING_SHOWN;
  }
  return all();
}

const NOTHING_SHOWN = "… a part is too long to be shown here …";

const longestList = ({ rows, diff, stops = [] }: Review): number =>
  Math.max(
    rows.length,
    stops.length,
    diff.people.length,
    diff.memberships.length,
    diff.accounts.length,
    diff.settings.length,
    ...diff.permissionSets.map(({ aspects }) => aspects.length),
    diff.permissionSets.length,
  ) + 1;

/** With at most so many entries of each list. */
function sectionsOf(
  { verdict, rows, diff, stops = [], plan }: Review,
  most: number,
): readonly string[] {
  const stopLines = stops.map((stop) => inMarkdown(stopWords(stop)));
  return [
    MARKER,
    `**${verdict.sentence}**`,
    alert("WARNING", stopLines, most),
    stops.length > MOST_CAUTIONS ? folded(`All ${stops.length} stops`, list(stopLines, most)) : "",
    alert("CAUTION", cautions(rows), most),
    table(
      ["", "Who", "Permission set", "Where", "Why"],
      shortened(rows.map(row), Math.min(most, MOST_ROWS)),
    ),
    rows.length > MOST_ROWS
      ? folded(
          `All ${rows.length} rows`,
          table(["", "Who", "Permission set", "Where", "Why"], shortened(rows.map(row), most)),
        )
      : "",
    list(
      diff.settings.map((change) => inMarkdown(settingWords(change))),
      Math.min(most, MOST_ROWS),
    ),
    folded(
      `Permission sets (${diff.permissionSets.length})`,
      shortened(
        diff.permissionSets.map((change) => permissionSet(change, most)),
        most,
        "",
      ).join("\n\n"),
    ),
    folded(
      `People (${new Set(diff.people.map(({ userName }) => userName)).size})`,
      table(["", "Who", "Permission set", "Where", "By"], shortened(diff.people.map(person), most)),
    ),
    folded(
      `Group members (${diff.memberships.length})`,
      list(
        diff.memberships.map((change) => inMarkdown(membershipWords(change))),
        most,
      ),
    ),
    folded(
      `Accounts (${diff.accounts.length})`,
      list(
        diff.accounts.map((change) => inMarkdown(accountWords(change))),
        most,
      ),
    ),
    plan === undefined ? "" : planWords(plan).map(inMarkdown).join(" "),
  ];
}

/** The first lines of what somebody has to decide about, or should not overlook. */
function alert(kind: "WARNING" | "CAUTION", lines: readonly string[], most: number): string {
  if (lines.length === 0) return "";
  const shown = lines.slice(0, Math.min(most, MOST_CAUTIONS));
  const rest = lines.length - shown.length;
  return [
    `> [!${kind}]`,
    ...shown.map((line) => `> - ${line}`),
    ...(rest > 0 ? [`> - and ${rest} more`] : []),
  ].join("\n");
}

function cautions(rows: readonly Row[]): readonly string[] {
  const worst = rows.filter(
    (one) =>
      one.effect === "replaced" ||
      (isBroadening(one) &&
        one.flags.some((flag) => flag !== "account-opened" && flag !== "members-unknown")),
  );
  return worst.map((one) => {
    const { effect, permissionSet } = one;
    const why = whyWords(one);
    return `${EFFECTS[effect].slice(2)} ${codeSpan(permissionSet)}: ${inMarkdown(whoWords(one.who))}, ${inMarkdown(whereWords(one))}${why === "" ? "" : ` (${why})`}`;
  });
}

const row = (one: Row): string =>
  tableRow([
    EFFECTS[one.effect],
    inMarkdown(whoWords(one.who)),
    codeSpan(one.permissionSet),
    inMarkdown(whereWords(one)),
    whyWords(one),
  ]);

const person = (change: PersonChange): string =>
  tableRow([
    EFFECTS[change.effect === "gained" ? "gains" : "loses"],
    codeSpan(change.userName),
    codeSpan(change.permissionSet.name),
    inMarkdown(whereWords({ environments: [change.environment], accounts: [change.account] })),
    inMarkdown(wayWords(change)),
  ]);

function permissionSet(change: PermissionSetChange, most: number): string {
  const rights = inMarkdown(rightsWords(change.rights));
  return [
    `**${inMarkdown(setWords(change))}**`,
    list(
      [...change.aspects.map((aspect) => inMarkdown(aspectWords(aspect))), rights].filter(
        (line) => line !== "",
      ),
      most,
    ),
  ].join("\n\n");
}

const table = (titles: readonly string[], rows: readonly string[]): string =>
  rows.length === 0
    ? ""
    : [tableRow(titles), tableRow(titles.map(() => "---")), ...rows].join("\n");

// A sign at the start of a line would be a list in a list.
const list = (lines: readonly string[], most: number): string =>
  shortened(
    lines.map((line) => `- ${line.replace(/^[-+~](?= )/, "\\$&")}`),
    most,
    "- ",
  ).join("\n");

/** Head and tail of what is too long, and a line between them; `start` begins that line. */
function shortened(lines: readonly string[], most: number, start?: string): readonly string[] {
  if (lines.length <= most) return lines;
  const tail = Math.floor(most / 4);
  const head = most - tail;
  const note = `… ${lines.length - most} more are not shown here …`;
  return [
    ...lines.slice(0, head),
    start === undefined ? tableRow(["", note, "", "", ""]) : start + note,
    ...lines.slice(lines.length - tail),
  ];
}

const folded = (summary: string, content: string): string =>
  content === "" ? "" : `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
