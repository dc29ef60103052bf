import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeAllAtomically, writeAtomically } from "../../cli/write-atomically";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "write-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("a file is made, and replaced with its rights kept", () => {
  const file = join(directory, "snapshot.yaml");
  writeAtomically(file, "one\n");
  chmodSync(file, 0o640);
  writeAtomically(file, "two\n");
  expect(readFileSync(file, "utf8")).toBe("two\n");
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(directory)).toEqual(["snapshot.yaml"]);
});

test("a write that fails leaves nothing behind", () => {
  const file = join(directory, "snapshot.yaml");
  mkdirSync(join(file, "inside"), { recursive: true });
  expect(() => writeAtomically(file, "one\n")).toThrow();
  expect(readdirSync(directory)).toEqual(["snapshot.yaml"]);
});

test("of several files none is replaced when one can't be written", () => {
  const [first, second] = [join(directory, "first"), join(directory, "absent/second")];
  writeAtomically(first, "one\n");
  const texts = new Map([
    [first, "two\n"],
    [second, "two\n"],
  ]);
  expect(() => writeAllAtomically(texts)).toThrow(expect.objectContaining({ code: "ENOENT" }));
  expect(readFileSync(first, "utf8")).toBe("one\n");
  expect(readdirSync(directory)).toEqual(["first"]);
});
