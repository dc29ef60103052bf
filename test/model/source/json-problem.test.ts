import fc from "fast-check";
import { jsonProblem } from "../../../model/source/json-problem";

test.each([
  ["{}", undefined],
  ['  {"a": [1, -2.5e+3, true, null, "\\u00e9\\n"]}\r\n\t', undefined],
  ['"text"', undefined],
  ["", { offset: 0, expected: "a value" }],
  ["[1,]", { offset: 3, expected: "a value" }],
  ["[1 2]", { offset: 3, expected: "a comma or ]" }],
  ["[", { offset: 1, expected: "a value or ]" }],
  ["{a: 1}", { offset: 1, expected: "a key in double quotes or }" }],
  ['{"a" 1}', { offset: 5, expected: "a colon" }],
  ['{"a": 1,}', { offset: 8, expected: "a key in double quotes" }],
  ['{"a": 1 "b": 2}', { offset: 8, expected: "a comma or }" }],
  ['{"a": 01}', { offset: 6, expected: "a value" }],
  ['{"a": .5}', { offset: 6, expected: "a value" }],
  ['{"a": trueish}', { offset: 6, expected: "a value" }],
  ['{"a": "\n"}', { offset: 6, expected: "a value" }],
  ["{'a': 1}", { offset: 1, expected: "a key in double quotes or }" }],
  ["a", { offset: 0, expected: "a value" }],
  ['{"a": u}', { offset: 6, expected: "a value" }],
  ["[v]", { offset: 1, expected: "a value or ]" }],
  ["{} {}", { offset: 3, expected: "the end of the file" }],
  ["[1]]", { offset: 3, expected: "the end of the file" }],
])("%j", (text, problem) => {
  expect(jsonProblem(text)).toEqual(problem);
});

test("a million open brackets need no stack", () => {
  expect(jsonProblem("[".repeat(1_000_000))?.offset).toBe(1_000_000);
});

test("what JSON.parse takes is no problem, and what it refuses is one", () => {
  const broken = fc
    .tuple(
      fc.json(),
      fc.nat(50),
      fc.constantFrom(..."x v a l u e o r k y n d 0 , } ] [ { :".split(" "), "", '"', "\t"),
    )
    .map(([json, at, text]) => json.slice(0, at) + text + json.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(fc.json(), broken), (text) => {
      let taken = true;
      try {
        JSON.parse(text);
      } catch {
        taken = false;
      }
      // Controls other than JSON's own are refused in texts here, as people can't see them.
      fc.pre(!/[\u007f-\u009f]/.test(text));
      expect(jsonProblem(text) === undefined).toBe(taken);
    }),
    { numRuns: 500 },
  );
});
