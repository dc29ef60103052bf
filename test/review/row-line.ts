import { written } from "../../review/phrase";
import type { Row } from "../../review/rows";
import { EFFECTS, whereWords, whoWords, whyWords } from "../../review/words";

const same = (text: string) => text;

/** A row as one line: effect, who, permission set, where and why. */
export const rowLine = (row: Row): string =>
  [
    EFFECTS[row.effect],
    written(whoWords(row.who), same),
    row.permissionSet,
    written(whereWords(row), same),
    whyWords(row),
  ].join(" | ");
