import { review } from "../../review/review";
import { loadValid } from "../model/access-tree";
import { REVIEWED_EDITS, REVIEWED_TREE } from "./recorded-edits";
import { rowLine } from "./row-line";

const before = loadValid(REVIEWED_TREE);

describe("the review of an edit", () => {
  test.each(REVIEWED_EDITS)("$edit", ({ tree, verdict, rows }) => {
    const reviewed = review(before, loadValid(tree));
    expect(reviewed.verdict.sentence).toBe(verdict);
    expect(reviewed.rows.map(rowLine)).toEqual(rows);
  });
});
