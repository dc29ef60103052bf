import { readFileSync } from "node:fs";
import { join } from "node:path";
import { idcHere } from "./cli/idc-here";
import { readSampleTree } from "./fixtures/sample-tree";
import { plantTree } from "./model/access-tree";

// Two trees are loaded and reviewed, on a machine that may be busy.
jest.setTimeout(60_000);

const root = join(__dirname, "..");
const PROD = "environments/prod.yaml";

const readme = readFileSync(join(root, "README.md"), "utf8");
const [, diff = "", comment = ""] =
  /```diff\n((?:[-+].*\n)+)```\n\n<!-- The comment on it: -->\n\n([\s\S]+?)\n<!-- Its end. -->/.exec(
    readme,
  ) ?? [];

/** The diff's lines as they are before it, or after it. */
const side = (sign: "-" | "+") =>
  diff
    .split("\n")
    .filter((line) => line.startsWith(sign))
    .map((line) => line.slice(1));

/** Without what the formatter of this repository widens columns by. */
const narrow = (text: string) =>
  text.replace(/^\|.*$/gm, (row) => row.replace(/ +(?=\|)/g, " ").replace(/-{3,}/g, "---"));

test("the comment in the README is what the review says of the change above it", async () => {
  const sample = readSampleTree(join(root, "access"));
  const lines = String(sample[PROD]).split("\n");
  const [removed] = side("-");
  const at = lines.indexOf(removed ?? "");
  expect(at).toBeGreaterThan(0);
  const edited = plantTree({ ...sample, [PROD]: lines.toSpliced(at, 1, ...side("+")).join("\n") });
  try {
    const { code, stdout } = await idcHere([
      ...["review", join(root, "access"), edited.directory],
      ...["--format", "md", "--at", "2026-11-02"],
    ]);
    expect(narrow(stdout)).toBe(narrow(`<!-- idc-review -->\n\n${comment}`));
    expect(code).toBe(5);
  } finally {
    edited.remove();
  }
});
