import { dataOfReview } from "../../../review/html/data-of-review";
import { review } from "../../../review/review";
import type { Stop } from "../../../review/stops";
import { editedIn, loadValid } from "../../model/access-tree";
import { REVIEWED_TREE } from "../recorded-edits";

const before = loadValid(REVIEWED_TREE);
const edit = (file: string, from: string, to: string) =>
  dataOfReview(review(before, loadValid(editedIn(REVIEWED_TREE, file, from, to))));

test("a review is told in the words of every other rendering, with who a row is about", () => {
  const changes = edit(
    "environments/prod.yaml",
    "grants:\n",
    "grants:\n  - { group: Payments-Developers, permissionSet: administrator, accounts: [shop-prod] }\n",
  );
  expect(changes.direction).toBe("broadens");
  expect(changes.sentence).toMatch(/^Access broadens: 1 assignment added; 1 person in 1 account/);
  expect(changes.rows).toEqual([
    {
      effect: "+ gains",
      kind: "more",
      who: "Payments-Developers (1 person)",
      subject: { kind: "group", name: "Payments-Developers" },
      permissionSet: "administrator-prod",
      where: "prod: shop-prod",
      environments: ["prod"],
      why: "administrator-equivalent, production",
      people: [],
      groups: ["Payments-Developers"],
      through: [],
      accounts: ["100000000022"],
      level: 6,
    },
  ]);
  expect(changes.people).toMatchObject([
    { who: "bo.chen", subject: { kind: "person", name: "bo.chen" }, why: "Payments-Developers" },
  ]);
});

test("what ends at another moment is a row with both ends", () => {
  const { rows } = edit("environments/prod.yaml", ", expires: 2099-06-30", "");
  expect(rows).toMatchObject([
    {
      effect: "+ broadens",
      kind: "more",
      subject: { kind: "group", name: "Payments-Developers" },
      why: "production, ends later: never instead of 2099-06-30",
    },
  ]);
});

test("a row about all holders of a permission set is about nobody alone", () => {
  const { rows, permissionSets } = edit(
    "permission-sets/uploader.yaml",
    'acme-uploads/*"',
    'acme-uploads/payments/*"',
  );
  expect(rows).toMatchObject([
    { kind: "less", effect: "- narrows", permissionSet: "uploader-prod" },
  ]);
  expect(rows[0]).not.toHaveProperty("subject");
  expect(permissionSets).toMatchObject([
    {
      title: "uploader-prod in prod: shop-prod",
      lines: [
        expect.stringMatching(/^~ statement Upload: - arn:aws/),
        "the same actions on fewer resources or under more conditions",
      ],
      groups: ["Payments-Developers"],
      accounts: ["100000000022"],
      level: 5,
    },
  ]);
});

test("a row's level is the highest of before and after", () => {
  const { rows } = edit("permission-sets/viewer.yaml", "[ViewOnlyAccess]", "[AdministratorAccess]");
  const back = edit("permission-sets/developer.yaml", "[PowerUserAccess]", "[ViewOnlyAccess]");
  expect(rows.map(({ level }) => level)).toEqual([6, 6]);
  expect(back.rows).toMatchObject([
    { permissionSet: "developer-dev", effect: "? can't tell", level: 5 },
  ]);
});

test("who joined a group is a row, and what caused it", () => {
  const { rows, causes } = edit(
    "directory.yaml",
    "members: [bo.chen]",
    "members: [ana.lima, bo.chen]",
  );
  expect(rows.map(({ who, subject }) => [who, subject])).toContainEqual([
    "Ana Lima ana.lima by Payments-Developers",
    { kind: "person", name: "ana.lima" },
  ]);
  expect(causes).toEqual([
    {
      line: "ana.lima joins Payments-Developers",
      people: ["ana.lima"],
      groups: [],
      through: ["Payments-Developers"],
      accounts: [],
    },
  ]);
});

test("what the review stops at is told as everywhere", () => {
  const stops: readonly Stop[] = [
    { rule: "last-account-administrator", about: {}, words: ["nobody is left"] },
  ];
  expect(dataOfReview({ ...review(before, before), stops })).toMatchObject({
    stops: ["last-account-administrator: nobody is left"],
    notes: [],
  });
});
