import fc from "fast-check";
import { parse } from "yaml";
import { appended } from "../../../cli/edit/append";

const ITEM = { a: "1", b: "x y" };

test.each<[string, string, string]>([
  ["no list", "z: 1\n", 'z: 1\nlist:\n  - a: "1"\n    b: "x y"\n'],
  ["no list and no last newline", "z: 1", 'z: 1\nlist:\n  - a: "1"\n    b: "x y"'],
  ["an empty list", "list: [] # L\nz: 1\n", 'list: # L\n  - a: "1"\n    b: "x y"\nz: 1\n'],
  ["nothing for a list", "list:\nz: 1\n", 'list:\n  - a: "1"\n    b: "x y"\nz: 1\n'],
  ["a comment for a list", "list: # L\nz: 1\n", 'list: # L\n  - a: "1"\n    b: "x y"\nz: 1\n'],
  ["null for a list", "list: ~\n", 'list:\n  - a: "1"\n    b: "x y"\n'],
  [
    "a list in lines",
    "list:\n  # I\n  - { c: 1 } # C\n\n  # Z\nz: 1\n",
    'list:\n  # I\n  - { c: 1 } # C\n  - a: "1"\n    b: "x y"\n\n  # Z\nz: 1\n',
  ],
  [
    "a list without indentation",
    "list:\n- c: |\n    1\nz: 1\n",
    'list:\n- c: |\n    1\n- a: "1"\n  b: "x y"\nz: 1\n',
  ],
  ["a list in one line", "list: [{ c: 1 }] # L\n", 'list: [{ c: 1 }, { a: "1", b: "x y" }] # L\n'],
  [
    "lines that end with CR LF",
    "list:\r\n  - { c: 1 }\r\nz: 1\r\n",
    'list:\r\n  - { c: 1 }\r\n  - a: "1"\r\n    b: "x y"\r\nz: 1\r\n',
  ],
])("to %s", (_, text, expected) => {
  expect(appended(text, "list", ITEM)).toBe(expected);
});

test.each([
  ["an alias", "x: &x [1]\nlist: *x\n"],
  ["a mapping", "list: { a: 1 }\n"],
  ["a text", "list: b\n"],
  ["a file in one line", "{ z: 1 }\n"],
  ["an empty file", "# A\n"],
])("not to %s", (_, text) => {
  expect(appended(text, "list", ITEM)).toBeUndefined();
});

test("whatever a text holds, it is read back as that, and the lines before it stay", () => {
  const before = "# A\nlist:\n  - { c: 1 } # C\n";
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      const after = appended(before, "list", { text }) ?? "";
      expect(after.startsWith(before)).toBe(true);
      expect(after.slice(before.length)).not.toMatch(/[^\n\P{C}]|[\u2028\u2029]/u);
      expect(parse(after)).toEqual({ list: [{ c: 1 }, { text }] });
    }),
  );
});

test.each(["true", "null", "1", "0x1", "1e3", "~", "a:", "- a", "#a", "2027-03-31", ".nan", ""])(
  "%j stays a text",
  (text) => {
    const after = appended("list: []\n", "list", { text }) ?? "";
    expect(parse(after)).toEqual({ list: [{ text }] });
  },
);
