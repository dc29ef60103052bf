import fc from "fast-check";
import { loadAccess } from "../../model/load-access";
import { accessChanges } from "../../review/access-changes";
import { code, table } from "../../review/markdown";
import type { SnapshotChange } from "../../review/snapshot-changes";
import { syncMarkdown } from "../../review/sync-review";
import { edited, loadValid, plantTree, VALID_TREE } from "../model/access-tree";

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
  const changes = accessChanges(before, after);
  expect(
    syncMarkdown([closed], { kind: "known", changes, before, after }),
  ).toBe(`AWS has changed since the last snapshot. Merging this makes every next plan reckon with it.

## What it means for access

| Account |  | Permission set | Who |
| --- | --- | --- | --- |
| <code>shop-prod 100000000022</code> | **loses** | <code>viewer-prod</code> | <code>Engineering &#40;2 people&#41;</code> |


## What has changed in AWS

| Change | What | How |
| --- | --- | --- |
| account status | <code>shop-prod 100000000022</code> | <code>from ACTIVE to SUSPENDED</code> |
`);
});

test("nothing that changes access is said", () => {
  const model = loadValid(VALID_TREE);
  const changes = accessChanges(model, model);
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
  expect(code("`a` | @all #1 <b>\n&amp; [x](http://y.example) www.z.example")).toBe(
    "<code>&#96;a&#96; &#124; &#64;all &#35;1 &#60;b&#62;&#92;u&#123;a&#125;&#38;amp&#59; &#91;x&#93;&#40;http&#58;&#47;&#47;y&#46;example&#41; www&#46;z&#46;example</code>",
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      const inner = code(name).slice("<code>".length, -"</code>".length);
      expect(inner.replace(/&#\d+;/g, "")).toMatch(/^[\p{L}\p{M}\p{N} ,-]*$/u);
    }),
  );
});

test("a table that is too long says how many lines it leaves out", () => {
  const rows = Array.from({ length: 100 }, (_, index) => [`row ${index}`]);
  const text = table(["Row"], rows, 200);
  expect(text.length).toBeLessThan(300);
  expect(text).toContain("| row 0 |\n");
  expect(text).toMatch(/\n\d+ more lines are left out here: `idc sync --check` shows all\.\n$/);
});

test("the longest text is one that GitHub takes", () => {
  const name = "\u{1f600}<".repeat(500);
  const changes = Array.from(
    { length: 1000 },
    (_, index): SnapshotChange => ({ kind: "user-added", user: `${name}${index}` }),
  );
  expect(syncMarkdown(changes, { kind: "first" }).length).toBeLessThan(65_536);
});
