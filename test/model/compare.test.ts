import fc from "fast-check";
import { byCodeUnit, byParts } from "../../model/compare";

test.each([
  [
    ["b", "a"],
    ["a", "b"],
  ],
  [
    ["a", "B"],
    ["B", "a"],
  ],
  [
    ["é", "z", "e"],
    ["e", "z", "é"],
  ],
  [
    ["a2", "a10"],
    ["a10", "a2"],
  ],
])("%j sorts to %j in every locale", (given, expected) => {
  expect(given.toSorted(byCodeUnit)).toEqual(expected);
});

test("the first part that differs decides, however the parts would join", () => {
  const pairs = [
    ["ab", "a"],
    ["a", "z"],
    ["a", "b"],
  ] as const;
  expect(pairs.toSorted(byParts((pair) => pair))).toEqual([
    ["a", "b"],
    ["a", "z"],
    ["ab", "a"],
  ]);
});

test("sorting never depends on the order before", () => {
  const pairs = fc.array(fc.tuple(fc.string({ maxLength: 2 }), fc.string({ maxLength: 2 })));
  fc.assert(
    fc.property(pairs, (list) => {
      const order = byParts<readonly [string, string]>((pair) => pair);
      expect(list.toReversed().sort(order)).toEqual(list.toSorted(order));
    }),
  );
});
