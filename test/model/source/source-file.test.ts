import { parseYaml } from "../../../model/source/parse-yaml";
import {
  locateKey,
  locateValue,
  type Path,
  writtenScalar,
} from "../../../model/source/source-file";
import { without } from "../../../model/source/without";

const TEXT = `name: viewer
empty:
shared: &shared [a, b]
again: *shared
2024: 010
grants:
  - { group: "Engineering", accounts: [all, x] }
  - group: Ops
    accounts:
      - y
`;

function parse(text: string) {
  const file = { file: "access/x.yaml", name: "x.yaml", text };
  const source = parseYaml(file, (_, { message }) => {
    throw new Error(message);
  });
  if (source === undefined) throw new Error("parses");
  return source;
}

const source = parse(TEXT);
const place = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;

test.each<[string, Path, string, string]>([
  ["the file", [], "1:1", "1:1"],
  ["a scalar", ["name"], "1:7", "1:1"],
  ["a key without a value stands for itself", ["empty"], "2:7", "2:1"],
  ["an entry of a list, which has no key of its own", ["shared", 1], "3:21", "3:21"],
  ["what an alias stands for", ["again", 0], "3:18", "3:18"],
  ["a key that is a number", ["2024"], "5:7", "5:1"],
  ["a value in quotes, at the quote", ["grants", 0, "group"], "7:14", "7:7"],
  ["an entry in flow style", ["grants", 0, "accounts", 1], "7:45", "7:45"],
  ["a mapping, at its first key", ["grants", 1], "8:5", "8:5"],
  ["an entry in block style", ["grants", 1, "accounts", 0], "10:9", "10:9"],
  [
    "a path that leads nowhere, at the nearest value around it",
    ["grants", 1, "user"],
    "8:5",
    "8:5",
  ],
])("%s", (_, path, value, key) => {
  expect(place(locateValue(source, path))).toBe(value);
  expect(place(locateKey(source, path))).toBe(key);
});

test("a scalar is shown as it is written", () => {
  expect(writtenScalar(source, ["2024"])).toBe("010");
  expect(writtenScalar(source, ["grants"])).toBeUndefined();
});

describe("without some entries", () => {
  test("what is left keeps its place, and every path counts the entries as they stood", () => {
    const list = parse("grants:\n  - { a: 1 }\n  - { b: 2, c: 3 }\n  - { d: 4 }\n  - { e: 5 }\n");
    const rest = without(list, [
      ["grants", 0],
      ["grants", 1, "b"],
      ["grants", 2],
      ["grants", 9],
    ]);
    expect(rest.data).toEqual({ grants: [{ c: 3 }, { e: 5 }] });
    expect(place(locateValue(rest, ["grants", 1, "e"]))).toBe("5:10");
    expect(place(locateKey(rest, ["grants", 0, "c"]))).toBe("3:13");
  });

  test("the file itself stays as it was", () => {
    without(source, [["name"], ["2024"], ["grants", 0]]);
    expect(source.data).toMatchObject({ name: "viewer", 2024: 10 });
    expect(place(locateValue(source, ["grants", 0, "group"]))).toBe("7:14");
  });
});
