import fc from "fast-check";
import { nearestName } from "../../model/nearest-name";

test.each([
  ["a letter that is missing", "Enginering", ["Engineering", "Security"], "Engineering"],
  ["two letters that changed places", "Securtiy", ["Engineering", "Security"], "Security"],
  ["another case", "ENGINEERING", ["engineerings", "Engineering"], "Engineering"],
  ["nothing near", "Payments", ["Engineering", "Security"], undefined],
  ["no candidates", "Payments", [], undefined],
  ["a short name with one letter wrong", "dve", ["dev", "prod"], "dev"],
  ["a short name with nothing in common", "abc", ["xyz"], undefined],
  ["two equally near: the first by code unit", "set-x", ["set-b", "set-a"], "set-a"],
  ["the name itself", "viewer", ["viewers", "viewer"], "viewer"],
  ["an empty name", "", ["a", "ab"], "a"],
  ["one letter, and an empty candidate", "a", ["", "xyz"], ""],
  ["a name too long to compare", "x".repeat(129), ["x".repeat(129)], undefined],
  ["a candidate too long to compare", "x".repeat(128), ["x".repeat(129)], undefined],
])("%s", (_, given, candidates, expected) => {
  expect(nearestName(given, candidates)).toBe(expected);
});

/** The definition, cell by cell, of the distance with swapped neighbours. */
function distance(left: string, right: string): number {
  const cell = (row: number, column: number): number => {
    if (row === 0 || column === 0) return row + column;
    const same = left[row - 1] === right[column - 1];
    const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
    return Math.min(
      cell(row - 1, column) + 1,
      cell(row, column - 1) + 1,
      cell(row - 1, column - 1) + (same ? 0 : 1),
      row > 1 && column > 1 && swapped ? cell(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
    );
  };
  return cell(left.length, right.length);
}

test("the name is as near as the definition says, and no other is nearer", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (given, candidates) => {
      const limit = Math.max(1, Math.floor(given.length / 3));
      const near = candidates
        .map((candidate) => ({ candidate, far: distance(given, candidate) }))
        .filter(({ far }) => far <= limit)
        .sort((one, other) => one.far - other.far || (one.candidate < other.candidate ? -1 : 1));
      expect(nearestName(given, candidates)).toBe(near[0]?.candidate);
    }),
    { numRuns: 300 },
  );
});
