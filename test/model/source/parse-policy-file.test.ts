import fc from "fast-check";
import type { Location } from "../../../model/diagnostic";
import type { Finding } from "../../../model/finding";
import { parsePolicyFile } from "../../../model/source/parse-policy-file";

function parsed(text: string) {
  const found: string[] = [];
  const report = ({ line, column }: Location, { rule }: Finding) =>
    found.push(`${line}:${column} ${rule}`);
  const file = { file: "access/policies/x.json", name: "policies/x.json", text };
  return { data: parsePolicyFile(file, report)?.data, found };
}

test("a document indented with tabs is as good as one with spaces", () => {
  const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["s3:*"] }] };
  expect(parsed(JSON.stringify(document, null, "\t"))).toEqual({ data: document, found: [] });
});

test("what JSON says is what is read", () => {
  const text = fc.string({ unit: "grapheme-ascii" });
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie("list"),
      tie("mapping"),
    ),
    list: fc.array(tie("value"), { maxLength: 4 }),
    mapping: fc.dictionary(
      text.filter((key) => key !== "__proto__"),
      tie("value"),
      { maxKeys: 4 },
    ),
  })).value;
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
      const { data, found } = parsed(JSON.stringify(value, null, indent));
      expect(found).toEqual([]);
      expect(data).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["", ["1:1 empty-file"]],
  ["{\n  'a': 1\n}", ["2:3 json-syntax"]],
  ['{"a": 1, "a": 2}', ["1:10 duplicate-key"]],
  ['{"__proto__": 1}', ["1:2 unusable-key"]],
  ["a: 1", ["1:1 json-syntax"]],
])("%j is none", (text, expected) => {
  expect(parsed(text)).toEqual({ data: undefined, found: expected });
});
