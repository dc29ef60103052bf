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

describe("the review of another revocation in the place of one", () => {
  const ANA = "906759c0e1-11111111-2222-3333-4444-555555555555";
  const BO = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
  const [EARLY, LATE] = ["2027-03-31T17:00:00Z", "2027-04-01T09:00:00Z"] as const;
  const file = "permission-sets/auditor.yaml";
  const revoking = (revocation: string) =>
    loadValid({
      ...REVIEWED_TREE,
      [file]: `${REVIEWED_TREE[file]}revokeSessionsIssuedBefore: ${revocation}\n`,
    });
  const narrows = "- narrows | Engineering (2 people) | auditor | prod: security | production";
  const broadens = "+ broadens | Engineering (2 people) | auditor | prod: security | production";

  test.each<[string, string, string, string]>([
    ["everyone's, later", `{ everyone: ${EARLY} }`, `{ everyone: ${LATE} }`, narrows],
    ["everyone's, earlier", `{ everyone: ${LATE} }`, `{ everyone: ${EARLY} }`, broadens],
    ["everyone's, removed", `{ everyone: ${LATE} }`, "{}", broadens],
    [
      "one of two users', later",
      `{ users: { ${ANA}: ${EARLY}, ${BO}: ${EARLY} } }`,
      `{ users: { ${ANA}: ${EARLY}, ${BO}: ${LATE} } }`,
      narrows,
    ],
    [
      "one of two users', removed",
      `{ users: { ${ANA}: ${EARLY}, ${BO}: ${EARLY} } }`,
      `{ users: { ${ANA}: ${EARLY} } }`,
      broadens,
    ],
    [
      "everyone's for a user's",
      `{ users: { ${ANA}: ${EARLY} } }`,
      `{ everyone: ${EARLY} }`,
      narrows,
    ],
  ])("%s", (_, from, to, row) => {
    expect(review(revoking(from), revoking(to)).rows.map(rowLine)).toEqual([row]);
  });
});
