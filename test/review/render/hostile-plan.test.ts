import { sarif } from "../../../cli/output/sarif";
import { stopFindings } from "../../../cli/review/findings";
import { renderText } from "../../../cli/review/text";
import { renderReviewHtml } from "../../../review/html/render-html";
import { planStates } from "../../../review/plan/plan-states";
import { reviewJson } from "../../../review/render/json";
import { renderMarkdown } from "../../../review/render/markdown";
import { type Review, reviewPlans } from "../../../review/review";
import { stopsOf } from "../../../review/stops";
import { loadValid } from "../../model/access-tree";
import { assignment, permissionSet, planOf } from "../plan/plan-json";
import { REVIEWED_TREE } from "../recorded-edits";
import { HOSTILE } from "./hostile";

const declared = loadValid(REVIEWED_TREE);
const GROUP = "10000000-0000-4000-8000-000000000001";
const PROD_ACCOUNT = "100000000022";

/** Plans hold names that the access files would refuse. */
const NAMES: readonly (readonly [what: string, name: string])[] = [
  ["HTML", '<img src=x onerror="evil()"><details>'],
  ["an end of a script", "</script><script>evil()</script>"],
  ["Markdown", "[evil](https://evil.example) **evil** `evil` | evil | ``` ~~~"],
  ["a comment", "--> <!-- idc-review -->"],
  ["a mention and a reference", "@acme/admins #1 acme/evil@0123456"],
  ["a formula", '=HYPERLINK("https://evil.example")'],
  ["a terminal's escape", "\u001b[2J\u001b]8;;https://evil.example\u0007evil\u009b31m"],
  ["another direction", "\u202eevil\u2066\u200b\ufeff"],
  ["new lines", "evil\n\n# evil\r\n- evil\u2028> evil"],
  ["everything", HOSTILE],
];

/** A plan that reaches outside, one called like nothing that is there, and a set that no plan has. */
function reviewed(name: string): Review {
  const data = {
    "data.aws_identitystore_groups.all": { groups: [{ group_id: GROUP, display_name: name }] },
    "data.aws_ssoadmin_permission_set.theirs": { ...permissionSet(name, "b") },
  };
  const changes = [
    {
      address: "aws_ssoadmin_permission_set.it",
      actions: ["no-op"],
      before: permissionSet(name, "a"),
      after: permissionSet(name, "a"),
    },
    ...["a", "b"].map((set) => ({
      address: `aws_ssoadmin_account_assignment.${set}`,
      after: assignment(set, GROUP, PROD_ACCOUNT),
    })),
  ];
  const plans = [planOf({ changes, data }, "dev"), planOf({ changes: [] }, name)];
  const found = reviewPlans(planStates(plans, declared));
  return { ...found, stops: stopsOf(found, { declared }) };
}

describe.each(NAMES)("stops and the last lines of a review of plans: %s", (_, name) => {
  const found = reviewed(name);

  test("there is something to say", () => {
    expect(found.stops?.map(({ rule }) => rule)).toContain("outside-environment");
    expect(found.plan).toMatchObject({ plans: ["dev", name], unplaced: [name], unread: [name] });
  });

  test("in Markdown it stands in code spans alone", () => {
    const markdown = renderMarkdown(found);
    const outside = markdown.slice("<!-- idc-review -->".length).replace(/`[^`\n]*`/g, "");
    expect(outside).not.toMatch(/evil|@|#\d|img|script|<!--|~~~|`/);
    expect(markdown).not.toMatch(UNPRINTABLE);
    const quoted = outside.split("\n").filter((line) => line.startsWith("> "));
    expect(quoted).toContain(
      "> - outside-environment: the plan  changes  of  in , which is not one of its accounts",
    );
    expect(outside.trimEnd().split("\n").at(-1)).toMatch(
      /^Reviewed: the plans , \. .*Named like no stack, and so held to no environment: \.$/,
    );
  });

  test("in a terminal nothing acts", () => {
    const text = renderText(found, { bold: String, dim: String }, 100);
    expect(text).toContain("outside-environment: the plan dev changes");
    expect(text).not.toMatch(UNPRINTABLE);
  });

  test("in code scanning and JSON's text it is spelled out", () => {
    const log = JSON.stringify(sarif(stopFindings(found.stops ?? []), "1.0.0"));
    expect(log).toContain("the plan dev changes");
    for (const { message } of JSON.parse(log).runs[0].results)
      expect(message.text).not.toMatch(UNPRINTABLE);
    const { stops } = JSON.parse(JSON.stringify(reviewJson(found)));
    for (const { text } of stops) expect(text).not.toMatch(UNPRINTABLE);
  });

  test("in the page it is no markup", () => {
    const html = renderReviewHtml(found);
    expect(html).toContain("outside-environment");
    expect(html.match(/<\/script/gi)).toHaveLength(
      renderReviewHtml(reviewed("Engineering")).match(/<\/script/gi)?.length ?? 0,
    );
    expect(html).not.toContain("<img");
  });
});

/** Line ends aside. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u;
