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
import { writeAtomically } from "../../../cli/sync/write-atomically";

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
