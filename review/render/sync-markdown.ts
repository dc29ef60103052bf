import { renderDiagnostic } from "../../model/render-diagnostic";
import { type AccessRow, accountRows, personRows } from "../access-rows";
import { describeChange } from "../describe-change";
import type { SnapshotChange } from "../snapshot-changes";
import { type AccessReview, reasonUnknown } from "../sync-review";
import { codeSpan, tableRow } from "./markdown-text";

/** GitHub takes 65,536 characters for a pull request's text. */
const room = { access: 20_000, people: 12_000, changes: 20_000, errors: 8000 };

/** The text of a pull request that brings a new snapshot. */
export function syncMarkdown(changes: readonly SnapshotChange[], access: AccessReview): string {
  return [
    "AWS has changed since the last snapshot. Merging this makes every next plan reckon with it.",
    "## What it means for access",
    accessMarkdown(access),
    "## What has changed in AWS",
    changes.length === 0
      ? "Nothing that the snapshot tells apart."
      : table(
          ["Change", "What", "How"],
          changes
            .map(describeChange)
            .map(({ what, subject, how }) => [
              what,
              codeSpan(subject),
              how === "" ? "" : codeSpan(how),
            ]),
          room.changes,
        ),
  ].join("\n\n");
}

function accessMarkdown(access: AccessReview): string {
  if (access.kind !== "known")
    return [
      `**${reasonUnknown(access)}**`,
      ...(access.kind === "broken-after"
        ? [
            table(
              ["Error"],
              access.errors.map((error) => [
                renderDiagnostic(error)
                  .split("\n")
                  .map((line) => codeSpan(line.trim()))
                  .join("<br>"),
              ]),
              room.errors,
            ),
          ]
        : []),
    ].join("\n\n");
  const { changes, before, after } = access;
  const accounts = accountRows(changes, before, after);
  const people = personRows(changes);
  if (accounts.length + people.length === 0) return "Nobody gains or loses access.";
  return [
    ...(accounts.length === 0
      ? []
      : [table(["Account", "", "Permission set", "Who"], accounts.map(cellsOf), room.access)]),
    ...(people.length === 0
      ? []
      : [
          "People who came into groups or left them:",
          table(["Person", "", "Permission set", "Where"], people.map(cellsOf), room.people),
        ]),
  ].join("\n\n");
}

const cellsOf = ({ about, direction, permissionSet, detail }: AccessRow): readonly string[] => [
  codeSpan(about),
  `**${direction}**`,
  codeSpan(permissionSet),
  codeSpan(detail),
];

/** As many rows as fit into a number of characters, and in words how many do not; the cells are Markdown already. */
function table(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  characters: number,
): string {
  let text = `${tableRow(titles)}\n${tableRow(titles.map(() => "---"))}\n`;
  for (const [index, row] of rows.entries()) {
    const next = `${tableRow(row)}\n`;
    if (text.length + next.length > characters)
      return `${text}\n${rows.length - index} more lines are left out here: \`idc sync --check\` shows all.\n`;
    text += next;
  }
  return text;
}
