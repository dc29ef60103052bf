import { LONGEST_COMMENT, MARKER, renderMarkdown } from "../../../review/render/markdown";
import { review } from "../../../review/review";
import { type AccessTree, editedIn, loadValid } from "../../model/access-tree";
import { REVIEWED_TREE } from "../recorded-edits";
import { HOSTILE, HOSTILE_TREE } from "./hostile";

const before = loadValid(REVIEWED_TREE);
const markdownOf = (tree: AccessTree) => renderMarkdown(review(before, loadValid(tree)));

describe("a review in Markdown", () => {
  test("says the verdict, what nobody should overlook, the rows and everything behind them", () => {
    const tree = editedIn(
      editedIn(
        REVIEWED_TREE,
        "environments/prod.yaml",
        "grants:\n",
        "grants:\n  - { user: bo.chen, permissionSet: administrator, accounts: [shop-prod] }\n",
      ),
      "permission-sets/uploader.yaml",
      'acme-uploads/*"',
      'acme-uploads/payments/*"',
    );
    expect(markdownOf(tree)).toBe(`${MARKER}

**Access broadens and narrows: 1 assignment added, 1 permission set narrowed; 1 person in 1 account, 1 of production.**

> [!CAUTION]
> - gains \`administrator-prod\`: user \`bo.chen\`, \`prod\`: \`shop-prod\` (administrator-equivalent, production, directly, not by a group)

|  | Who | Permission set | Where | Why |
| --- | --- | --- | --- | --- |
| + gains | user \`bo.chen\` | \`administrator-prod\` | \`prod\`: \`shop-prod\` | administrator-equivalent, production, directly, not by a group |
| - narrows | \`Payments-Developers\` (1 person) | \`uploader-prod\` | \`prod\`: \`shop-prod\` | production |

<details><summary>Permission sets (1)</summary>

**\`uploader-prod\` in \`prod\`: \`shop-prod\`**

- \\~ statement \`Upload\`: \`- arn:aws:s3:::acme-uploads/* + arn:aws:s3:::acme-uploads/payments/*\`
- the same actions on fewer resources or under more conditions

</details>

<details><summary>People (1)</summary>

|  | Who | Permission set | Where | By |
| --- | --- | --- | --- | --- |
| + gains | \`bo.chen\` | \`administrator-prod\` | \`prod\`: \`shop-prod\` | directly |

</details>
`);
  });

  test("says both ends of what ends later, where nobody should overlook it", () => {
    const tree = editedIn(REVIEWED_TREE, "environments/prod.yaml", "2099-06-30", "2099-12-31");
    const why = "production, ends later: 2099-12-31 instead of 2099-06-30";
    expect(markdownOf(tree)).toBe(`${MARKER}

**Access broadens: 1 assignment ends later; 1 person in 1 account, 1 of production.**

> [!CAUTION]
> - broadens \`uploader-prod\`: \`Payments-Developers\` (1 person), \`prod\`: \`shop-prod\` (${why})

|  | Who | Permission set | Where | Why |
| --- | --- | --- | --- | --- |
| + broadens | \`Payments-Developers\` (1 person) | \`uploader-prod\` | \`prod\`: \`shop-prod\` | ${why} |
`);
  });

  test("is one sentence when nothing changes", () => {
    expect(markdownOf(REVIEWED_TREE)).toBe(`${MARKER}\n\n**Access does not change.**\n`);
  });

  test("a hostile name stands in code spans alone, and in its cell", () => {
    const markdown = markdownOf(HOSTILE_TREE);
    const shown = HOSTILE.replaceAll("|", "\\u{7c}").replaceAll("`", "\\u{60}");
    expect(markdown).toContain(`| + gains | \`${shown}\` (1 person) | \`auditor\` |`);
    expect(markdown).toContain(
      `- ? can't tell: session tag \`team\` of \`ana.lima\`: \`${shown}\` instead of \`none\``,
    );
    const outside = markdown.replace(/`[^`\n]*`/g, "");
    expect(outside).not.toMatch(/evil|@|img|\*\*b|HYPERLINK|#1/);
    for (const row of outside.split("\n").filter((line) => line.startsWith("| + gains")))
      expect(row.split("|")).toHaveLength(7);
  });

  test("of more than GitHub takes keeps head and tail of each list, and says how much is left out", () => {
    const names = Array.from(
      { length: 900 },
      (_, index) => `person-${String(index).padStart(4, "0")}`,
    );
    const users = names
      .map((name) => `  - { userName: ${name}, displayName: P, givenName: P, familyName: P }\n`)
      .join("");
    const tree = editedIn(
      editedIn(
        editedIn(
          REVIEWED_TREE,
          "directory.yaml",
          "groups:\n",
          `${users}groups:\n  - { displayName: Crowd, members: [${names.join(", ")}] }\n`,
        ),
        "environments/dev.yaml",
        "grants:\n",
        "grants:\n  - { group: Crowd, permissionSet: auditor, accounts: [all] }\n",
      ),
      "permission-sets/viewer.yaml",
      "[ViewOnlyAccess]",
      "[AWSSupportAccess, ViewOnlyAccess]",
    );
    const reviewed = review(before, loadValid(tree));
    const whole = renderMarkdown(reviewed, Number.POSITIVE_INFINITY);
    const cut = renderMarkdown(reviewed);
    expect(whole.length).toBeGreaterThan(LONGEST_COMMENT);
    expect(cut.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    expect(cut.length).toBeGreaterThan(LONGEST_COMMENT - 2_000);
    expect(cut.slice(0, 400)).toBe(whole.slice(0, 400));
    expect(cut).toContain("`person-0000`");
    expect(cut).toContain("`person-0899`");
    expect(cut).not.toContain("| `person-0450` |");
    expect(cut).toMatch(/… \d+ more are not shown here …/);
    expect(cut.split("<details>")).toHaveLength(cut.split("</details>").length);
  });
});
