import { phrase } from "../../../review/phrase";
import { type PlanFacts, planStates } from "../../../review/plan/plan-states";
import { LONGEST_COMMENT, MARKER, renderMarkdown } from "../../../review/render/markdown";
import { review } from "../../../review/review";
import type { Stop } from "../../../review/stops";
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

  const stop = (about: string): Stop => ({
    rule: "replaced-access",
    about: {},
    words: phrase`${about} is made anew`,
  });
  const numbered = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => `${String(index).padStart(4, "0")}-${name}`);
  const footer = (names: readonly string[]): PlanFacts => ({
    ...planStates([]).facts,
    plans: names,
    unread: names,
    unplaced: names,
    productionKnown: true,
  });
  const nothing = review(before, before);

  test("of many stops says ten at once, and the others folded", () => {
    const markdown = renderMarkdown({ ...nothing, stops: numbered(12, "set").map(stop) });
    const [shown = "", folded = ""] = markdown.split("<details><summary>All 12 stops</summary>");
    expect(shown).toContain("> - replaced-access: `0009-set` is made anew\n> - and 2 more\n");
    expect(shown).not.toContain("0010-set");
    expect(folded.match(/^- replaced-access/gm)).toHaveLength(12);
  });

  test("of more stops than GitHub takes keeps head and tail, and the last lines", () => {
    const stops = numbered(2_000, "a".repeat(100)).map(stop);
    const markdown = renderMarkdown({ ...nothing, stops, plan: footer(numbered(8, "plan")) });
    expect(markdown.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    expect(markdown.length).toBeGreaterThan(LONGEST_COMMENT - 2_000);
    for (const kept of ["`0000-a", "`0009-a", "`1999-a", "> - and 1990 more\n"])
      expect(markdown).toContain(kept);
    expect(markdown).not.toContain("`1000-a");
    expect(markdown).toMatch(/\n- … \d+ more are not shown here …\n/);
    expect(markdown).toMatch(
      /\nReviewed: the plans `0000-plan`, .*held to no environment: .*`0007-plan`\.\n$/,
    );
  });

  test("of names that are too long by themselves keeps what is shorter, verdict and footer first", () => {
    // Spelled out, each of these is eight characters.
    const hostile = "\u202e".repeat(300);
    const stops = numbered(40, hostile).map(stop);
    const long = renderMarkdown({ ...nothing, stops, plan: footer(["dev", "prod"]) }, 9_000);
    expect(long.length).toBeLessThanOrEqual(9_000);
    expect(long).toMatch(
      /^<!-- idc-review -->\n\n\*\*Access does not change\.\*\*\n\n> \[!WARNING\]\n/,
    );
    expect(long).toMatch(/\nReviewed: the plans `dev`, `prod`\. .*\n$/);
    const footed = renderMarkdown({ ...nothing, stops, plan: footer(numbered(9, hostile)) });
    expect(footed.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    const plans = renderMarkdown({ ...nothing, plan: footer(numbered(9, hostile)) }, 30_000);
    expect(plans).toBe(
      `${MARKER}\n\n**Access does not change.**\n\n… a part is too long to be shown here …\n`,
    );
  });
});
