import { visible } from "../../model/quote";
import { written } from "../phrase";
import type { Review } from "../review";
import type { Row, Who } from "../rows";
import { endWords } from "../words";

const COLUMNS = [
  "effect",
  "subject",
  "who",
  "by",
  "environment",
  "account_id",
  "account_name",
  "permission_set",
  "flags",
  "ends_before",
  "ends_after",
] as const;

/**
 * A review as CSV (RFC 4180): a line for each principal, permission set and account that a row is about, one for
 * each person, then one for each setting. No cell is a formula to a spreadsheet.
 */
export function renderCsv({ rows, diff }: Review): string {
  const lines: readonly (readonly string[])[] = [
    COLUMNS,
    ...rows.flatMap(rowLines),
    ...diff.people.map((change) => [
      change.effect === "gained" ? "gains" : "loses",
      "person",
      change.userName,
      [...(change.direct ? ["directly"] : []), ...change.groups].join("; "),
      change.environment,
      change.account.id,
      change.account.name,
      change.permissionSet.name,
      [
        ...(change.administrator ? ["administrator"] : []),
        ...(change.production ? ["production"] : []),
      ].join("; "),
      "",
      "",
    ]),
    ...diff.settings.map(({ effect, words }) => [
      effect,
      "setting",
      written(words, (text) => text),
      ...COLUMNS.slice(3).map(() => ""),
    ]),
  ];
  return lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function rowLines(row: Row): readonly (readonly string[])[] {
  const { effect, who, environments, accounts, permissionSet, flags, ends, until } = row;
  const line = (id: string, name: string) => [
    effect,
    ...whoCells(who),
    environments.join("; "),
    id,
    name,
    permissionSet,
    flags.join("; "),
    ...(ends === undefined ? ["", until ?? ""] : [endWords(ends.before), endWords(ends.after)]),
  ];
  return accounts.length === 0 ? [line("", "")] : accounts.map(({ id, name }) => line(id, name));
}

function whoCells(who: Who): readonly [subject: string, who: string, by: string] {
  switch (who.type) {
    case "principal":
      return [who.principal.type.toLowerCase(), who.principal.name, ""];
    case "member":
      return ["member", who.userName, who.groups.join("; ")];
    case "holders":
      return ["holders", who.principals.map(({ name }) => name).join("; "), ""];
  }
}

/** Spreadsheets take what begins so for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

export function csvCell(text: string): string {
  const shown = visible(text);
  const harmless = FORMULA.test(shown) ? `'${shown}` : shown;
  return /[",;\s']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
