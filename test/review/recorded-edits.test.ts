import { written } from "../../review/phrase";
import { review } from "../../review/review";
import type { Row } from "../../review/rows";
import { EFFECTS, flagWords, whereWords, whoWords } from "../../review/words";
import { loadValid } from "../model/access-tree";
import { REVIEWED_EDITS, REVIEWED_TREE } from "./recorded-edits";

const before = loadValid(REVIEWED_TREE);

const same = (text: string) => text;

const line = (row: Row): string =>
  [
    EFFECTS[row.effect],
    written(whoWords(row.who), same),
    row.permissionSet,
    written(whereWords(row), same),
    flagWords(row.flags),
  ].join(" | ");

describe("the review of an edit", () => {
  test.each(REVIEWED_EDITS)("$edit", ({ tree, verdict, rows }) => {
    const reviewed = review(before, loadValid(tree));
    expect(reviewed.verdict.sentence).toBe(verdict);
    expect(reviewed.rows.map(line)).toEqual(rows);
  });
});
