import {
  lstatSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replace } from "../../../cli/edit/replace";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), "replace-"));
  file = join(folder, "break-glass.yaml");
  writeFileSync(file, "one\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a file that is as it was read has the new text", () => {
  replace(file, "one\n", "two\n");
  expect(readFileSync(file, "utf8")).toBe("two\n");
});

test("what somebody else has written meanwhile stays", () => {
  writeFileSync(file, "theirs\n");
  expect(() => replace(file, "one\n", "two\n")).toThrow(
    `A file is changed as it was read, got other changes to ${file} meanwhile.\n  fix: Look at them and run this again; nothing was written.`,
  );
  expect(readFileSync(file, "utf8")).toBe("theirs\n");
});

test("a symbolic link stays one, and its file has the new text", () => {
  const link = join(folder, "link.yaml");
  symlinkSync(file, link);
  replace(link, "one\n", "two\n");
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file, "utf8")).toBe("two\n");
});
