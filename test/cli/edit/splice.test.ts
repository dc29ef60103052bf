import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { spliced } from "../../../cli/edit/splice";

test.each<[string, string, string]>([
  ["an empty mapping", "a: {}\nz: 1\n", "a: { b: { c: v } }\nz: 1\n"],
  ["a key without a value", "a:\nz: 1\n", "a: { b: { c: v } }\nz: 1\n"],
  ["null", "a: null # A\n", "a: { b: { c: v } } # A\n"],
  ["a mapping in one line", "a: {x: 1 } # A\n", "a: {x: 1, b: { c: v } } # A\n"],
  ["a mapping in lines", "a:\n   x: 1 # X\n\nz: 1\n", "a:\n   x: 1 # X\n   b: { c: v }\n\nz: 1\n"],
  [
    "a text in lines",
    "a:\n  x: |\n    1\n    2\nz: 1\n",
    "a:\n  x: |\n    1\n    2\n  b: { c: v }\nz: 1\n",
  ],
  [
    "lines that end with CR LF",
    "a:\r\n  x: 1\r\nz: 1\r\n",
    "a:\r\n  x: 1\r\n  b: { c: v }\r\nz: 1\r\n",
  ],
  ["a value in quotes", "a: { b: { c: 'w' } }\n", "a: { b: { c: v } }\n"],
  ["nothing of that name", "z: 1\n", "z: 1\na: { b: { c: v } }\n"],
])("into %s", (_, text, expected) => {
  expect(spliced(text, ["a", "b", "c"], "v")).toBe(expected);
});

test.each<[string, string, string]>([
  ["a mapping in one line", "l: [1, {b: 1 }] # L\n", "l: [1, {b: 1, c: v }] # L\n"],
  [
    "a mapping in lines",
    "l:\n  - 1\n  - b: 1 # B\n    a: 2\n  # Z\n  - c: 3\n",
    "l:\n  - 1\n  - b: 1 # B\n    a: 2\n    c: v\n  # Z\n  - c: 3\n",
  ],
  [
    "a mapping in lines below a hyphen",
    "l:\n- 1\n-\n  b: 1\nz: 1\n",
    "l:\n- 1\n-\n  b: 1\n  c: v\nz: 1\n",
  ],
  [
    "a mapping that has it",
    "l:\n  - 1\n  - c: 2 # C\n    a: 2\n",
    "l:\n  - 1\n  - c: v # C\n    a: 2\n",
  ],
])("into what a list holds: %s", (_, text, expected) => {
  expect(spliced(text, ["l", 1, "c"], "v")).toBe(expected);
});

test.each([
  ["a list that is shorter", "l: [1]\n"],
  ["a mapping", "l: { 1: { c: 1 } }\n"],
  ["an alias in a list", "x: &x { b: 1 }\nl: [1, *x]\n"],
])("not into %s", (_, text) => {
  expect(spliced(text, ["l", 1, "c"], "v")).toBeUndefined();
});

test.each([
  ["an alias", "x: &x { b: {} }\na: *x\n"],
  ["a list", "a: [1]\n"],
  ["a text", "a: b\n"],
  ["a key with nothing but a comment", "a: # A\nz: 1\n"],
])("not into %s", (_, text) => {
  expect(spliced(text, ["a", "b", "c"], "v")).toBeUndefined();
});

const access = join(__dirname, "../../../access");
const files = ["permission-sets", "environments"].flatMap((folder) =>
  readdirSync(join(access, folder)).map((file) => join(folder, file)),
);

test.each(files)("%s of the sample gets one line, and nothing else changes", (file) => {
  const before = readFileSync(join(access, file), "utf8");
  const after = spliced(before, ["revokeSessionsIssuedBefore", "everyone"], "v") ?? "";
  const line = "revokeSessionsIssuedBefore: { everyone: v }\n";
  expect(after.split(line).join("")).toBe(before);
  expect(parse(after)).toEqual({
    ...(parse(before) as object),
    revokeSessionsIssuedBefore: { everyone: "v" },
  });
});
