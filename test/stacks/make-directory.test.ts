import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDirectory } from "../../stacks/make-directory";

test("makes a directory with all that it lies in, and takes one that is there", () => {
  const root = mkdtempSync(join(tmpdir(), "made-"));
  const directory = join(root, "a/b/c");
  makeDirectory(directory);
  makeDirectory(directory);
  expect(existsSync(directory)).toBe(true);
  rmSync(root, { recursive: true });
});

test.each([
  ["where nothing can be made", "/proc/no/such", "ENOENT"],
  ["where a file is", __filename, "EEXIST"],
  ["inside of a file", join(__filename, "a/b"), "ENOTDIR"],
])("ends with what the system says %s", (_, directory, code) => {
  expect(() => makeDirectory(directory)).toThrow(expect.objectContaining({ code }));
});
