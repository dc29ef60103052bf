import { csvCell, renderCsv } from "../../../review/render/csv";
import { review } from "../../../review/review";
import { loadValid } from "../../model/access-tree";
import { REVIEWED_EDITS, REVIEWED_TREE } from "../recorded-edits";
import { HOSTILE, HOSTILE_TREE } from "./hostile";

const before = loadValid(REVIEWED_TREE);

describe("a cell of CSV", () => {
  test.each([
    ["developer-prod", "developer-prod"],
    ["a, b", '"a, b"'],
    ['say "a"', '"say ""a"""'],
    ["=1+1", `"'=1+1"`],
    ["+1", `"'+1"`],
    ["-1", `"'-1"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    [" =1", `"' =1"`],
    ["\uff1d1", `"'\uff1d1"`],
    ["a\r\n=1", "a\\u{d}\\u{a}=1"],
    ["\t=1", "\\u{9}=1"],
    ["\u001b[31m", "\\u{1b}[31m"],
  ])("%j is %j", (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});

describe("a review as CSV", () => {
  test("has a line for each principal, set and account, then one for each person", () => {
    const { tree } =
      REVIEWED_EDITS.find(({ edit }) => edit === "grant to a group in development") ?? {};
    expect(renderCsv(review(before, loadValid(tree ?? {}))).split("\r\n")).toEqual([
      "effect,subject,who,by,environment,account_id,account_name,permission_set,flags,ends_before,ends_after",
      "gains,group,Engineering,,dev,100000000011,payments-dev,auditor,,,",
      "gains,group,Engineering,,dev,100000000012,shop-dev,auditor,,,",
      "gains,person,ana.lima,Engineering,dev,100000000011,payments-dev,auditor,,,",
      "gains,person,ana.lima,Engineering,dev,100000000012,shop-dev,auditor,,,",
      "gains,person,bo.chen,Engineering,dev,100000000011,payments-dev,auditor,,,",
      "gains,person,bo.chen,Engineering,dev,100000000012,shop-dev,auditor,,,",
      "",
    ]);
  });

  test("has both ends of what ends at another moment", () => {
    const { tree } = REVIEWED_EDITS.find(({ edit }) => edit === "take the end from a grant") ?? {};
    expect(
      renderCsv(review(before, loadValid(tree ?? {})))
        .split("\r\n")
        .slice(1),
    ).toEqual([
      'broadens,group,Payments-Developers,,prod,100000000022,shop-prod,uploader-prod,"production; ends-later",2099-06-30,never',
      "",
    ]);
  });

  test("makes no formula of a hostile name", () => {
    const csv = renderCsv(review(before, loadValid(HOSTILE_TREE)));
    expect(csv).toContain(`gains,group,"'${HOSTILE.replaceAll('"', '""')}",,dev,`);
    expect(csv).toContain('cannot-tell,setting,"session tag team of ana.lima: =HYPERLINK(');
    expect(csv).not.toMatch(/(^|,)"?=/m);
  });
});
