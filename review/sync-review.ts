import type { AccessModel } from "../model/access-model";
import type { Diagnostic } from "../model/diagnostic";
import { renderDiagnostic } from "../model/render-diagnostic";
import type { AccessChanges } from "./access-changes";
import { type AccessRow, accountRows, personRows } from "./access-rows";
import { describeChange } from "./describe-change";
import { code, table } from "./markdown";
import type { SnapshotChange } from "./snapshot-changes";

/** What a change of the snapshot means for access, or why that can't be said. */
export type AccessReview =
  | {
      readonly kind: "known";
      readonly changes: AccessChanges;
      readonly before: AccessModel;
      readonly after: AccessModel;
    }
  /** There was no snapshot to compare with. */
  | { readonly kind: "first" }
  /** The access files had errors with the snapshot that was there. */
  | { readonly kind: "broken-before" }
  /** The access files have errors with the new snapshot. */
  | { readonly kind: "broken-after"; readonly errors: readonly Diagnostic[] };

/** Why access can't be compared, as a sentence; undefined where it can. */
export function reasonUnknown({ kind }: AccessReview): string | undefined {
  switch (kind) {
    case "known":
      return undefined;
    case "first":
      return "There was no snapshot before: which access comes with this one is not compared.";
    case "broken-before":
      return "With the snapshot that was there the access files had errors: which access changes can't be said.";
    case "broken-after":
      return "With this snapshot the access files have errors: which access changes can't be said until they are mended.";
  }
}

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
            .map(({ what, subject, how }) => [what, code(subject), how === "" ? "" : code(how)]),
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
                  .map((line) => code(line.trim()))
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
      : [table(["Account", "", "Permission set", "Who"], accounts.map(cells), room.access)]),
    ...(people.length === 0
      ? []
      : [
          "People who came into groups or left them:",
          table(["Person", "", "Permission set", "Where"], people.map(cells), room.people),
        ]),
  ].join("\n\n");
}

const cells = ({ about, direction, permissionSet, detail }: AccessRow): readonly string[] => [
  code(about),
  `**${direction}**`,
  code(permissionSet),
  code(detail),
];
