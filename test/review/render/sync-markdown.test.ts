import { loadAccess } from "../../../model/load-access";
import { assignmentChanges } from "../../../review/assignment-changes";
import { stateOf } from "../../../review/permission-set-changes";
import { syncMarkdown } from "../../../review/render/sync-markdown";
import type { SnapshotChange } from "../../../review/snapshot-changes";
import { edited, loadValid, plantTree, VALID_TREE } from "../../model/access-tree";

const closed: SnapshotChange = {
  kind: "account-status",
  account: { id: "100000000022", name: "shop-prod" },
  from: "ACTIVE",
  to: "SUSPENDED",
};

test("a pull request says who loses what, then what has changed in AWS", () => {
  const before = loadValid(VALID_TREE);
  const after = loadValid(
    edited(
      "organization.snapshot.yaml",
      "Workloads/Prod, status: ACTIVE",
      "Workloads/Prod, status: SUSPENDED",
    ),
  );
  const changes = assignmentChanges(stateOf(before), stateOf(after));
  expect(
    syncMarkdown([closed], { kind: "known", changes, before, after }),
  ).toBe(`AWS has changed since the last snapshot. Merging this makes every next plan reckon with it.

## What it means for access

| Account |  | Permission set | Who |
| --- | --- | --- | --- |
| \`shop-prod 100000000022\` | **loses** | \`viewer-prod\` | \`Engineering (2 people)\` |


## What has changed in AWS

| Change | What | How |
| --- | --- | --- |
| account status | \`shop-prod 100000000022\` | \`from ACTIVE to SUSPENDED\` |
`);
});

test("nothing that changes access is said", () => {
  const model = loadValid(VALID_TREE);
  const changes = assignmentChanges(stateOf(model), stateOf(model));
  expect(syncMarkdown([closed], { kind: "known", changes, before: model, after: model })).toContain(
    "Nobody gains or loses access.",
  );
});

test("errors that the access files have now are listed", () => {
  const { directory, remove } = plantTree(
    edited("organization.snapshot.yaml", "path: Workloads/Dev }", "path: Workloads/Development }"),
  );
  const loaded = loadAccess(directory);
  remove();
  if (loaded.ok) throw new Error("The tree has no errors.");
  const text = syncMarkdown([closed], { kind: "broken-after", errors: loaded.errors });
  expect(text).toContain(
    "**With this snapshot the access files have errors: which access changes can't be said until they are mended.**",
  );
  expect(text).toContain("unknown-organizational-unit");
});

test("a name from outside stays a name, whatever it holds", () => {
  const user = "`a` | @all #1 <b>\n&amp; [x](http://y.example) www.z.example";
  expect(syncMarkdown([{ kind: "user-added", user }], { kind: "first" })).toContain(
    "| user added | `\\u{60}a\\u{60} \\u{7c} @all #1 <b>\\u{a}&amp; [x](http://y.example) www.z.example` |  |\n",
  );
});

test("a table that is too long says how many lines it leaves out", () => {
  const changes = Array.from(
    { length: 2000 },
    (_, index): SnapshotChange => ({ kind: "user-added", user: `user ${index}` }),
  );
  const text = syncMarkdown(changes, { kind: "first" });
  const shown = text.match(/^\| user added \|/gm)?.length ?? 0;
  expect(text).toContain("| `user 0` |");
  expect(shown).toBeGreaterThan(500);
  expect(text).toContain(
    `\n${2000 - shown} more lines are left out here: \`idc sync --check\` shows all.\n`,
  );
});

test("the longest text is one that GitHub takes", () => {
  const name = "\u{1f600}<".repeat(500);
  const changes = Array.from(
    { length: 1000 },
    (_, index): SnapshotChange => ({ kind: "user-added", user: `${name}${index}` }),
  );
  expect(syncMarkdown(changes, { kind: "first" }).length).toBeLessThan(65_536);
});
