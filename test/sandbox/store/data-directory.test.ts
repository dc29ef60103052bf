import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../../sandbox/store/open-store";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "data-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const opened = (directory: string): readonly string[] => {
  openStore(directory).close();
  return readdirSync(directory).sort();
};
const own = ["bytes", "identity-center-sandbox", "journal-0"];

test("a data directory is made, with all that it lies in, and opened again", () => {
  const directory = join(root, "a/b/c");
  expect(opened(directory)).toEqual(own);
  expect(opened(directory)).toEqual(own);
});

test.each(["", "/", "/."])("an empty directory is taken, spelled with %j at its end", (end) => {
  expect(opened(root + end)).toEqual(own);
});

test("what was added to a sandbox's own directory stays", () => {
  opened(root);
  writeFileSync(join(root, "notes.md"), "mine");
  expect(opened(root)).toEqual([...own, "notes.md"].sort());
});

test.each<[string, readonly string[], string]>([
  ["a file", ["important"], '"important"'],
  ["hidden files", [".git", ".profile"], '".git", ".profile"'],
  ["files that are named as the sandbox's are", ["bytes", "journal-0"], '"bytes", "journal-0"'],
  ["many files", ["a", "b", "c", "d", "e"], '"a", "b", "c" and 2 more'],
])("a directory that holds %s is refused and left as it is", (_, names, shown) => {
  for (const name of names) mkdirSync(join(root, name));
  expect(() => openStore(root)).toThrow(
    `A data directory is empty or a sandbox's own, got ${root}, which holds ${shown}. Name an empty one, or one that does not exist yet.`,
  );
  expect(readdirSync(root)).toEqual(names);
});

test.each(["journal-0", "lock", "snapshot-1"])(
  "a folder that is named %s is no file of the sandbox's",
  (name) => {
    opened(root);
    rmSync(join(root, name), { force: true });
    mkdirSync(join(root, name));
    expect(() => openStore(root)).toThrow(
      `${join(root, name)} is not the file that the sandbox made. Restore the data directory, or start with an empty one.`,
    );
  },
);

test("a snapshot with nothing in it does not do away with the journal", () => {
  opened(root);
  writeFileSync(join(root, "snapshot-5"), "");
  expect(() => openStore(root)).toThrow(
    `${join(root, "snapshot-5")}:1: not a line that the sandbox wrote.`,
  );
  expect(readdirSync(root)).toContain("journal-0");
});

test.each(["/dev/null", __filename])("%s is no directory", (name) => {
  expect(() => openStore(name)).toThrow(
    `A data directory is a directory, got ${name}, which is something else. Name another place.`,
  );
});

test.each<[string, string, string]>([
  ["a place where nothing can be made", "/proc/no-such", "ENOENT"],
  ["a part that is a file", join(__filename, "data"), "ENOTDIR"],
  ["a name that is too long", join(tmpdir(), "x".repeat(300)), "ENAMETOOLONG"],
])("%s ends with what the system says", (_, name, code) => {
  expect(() => openStore(name)).toThrow(expect.objectContaining({ code }));
});

test("a link that leads nowhere, or to itself, ends with what the system says", () => {
  symlinkSync(join(root, "nowhere"), join(root, "broken"));
  symlinkSync(join(root, "loop"), join(root, "loop"));
  for (const [name, code] of [
    ["broken", "EEXIST"],
    ["loop", "ELOOP"],
  ] as const)
    expect(() => openStore(join(root, name))).toThrow(expect.objectContaining({ code }));
});
