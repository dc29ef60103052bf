import fc from "fast-check";
import { covers, overlap } from "../../../model/policies/wildcard";

describe("a pattern covers", () => {
  test.each([
    ["s3:getobject", "s3:getobject"],
    ["s3:get*", "s3:getobject"],
    ["s3:*object*", "s3:getobjectacl"],
    ["s3:get?bject", "s3:getobject"],
    ["*", ""],
    ["*", "arn:aws:s3:::*"],
    ["a*", "a*b"],
    ["a?", "a?"],
    ["**", "x"],
  ])("%s covers %s", (pattern, other) => {
    expect(covers(pattern, other)).toBe(true);
  });

  test.each([
    ["s3:getobject", "s3:getobjectacl"],
    ["s3:get?", "s3:get"],
    ["a?b", "a*b"],
    ["a", "a*"],
    ["", "x"],
    ["a*b*c", "acb"],
  ])("%s does not cover %s", (pattern, other) => {
    expect(covers(pattern, other)).toBe(false);
  });

  test("patterns made to take long come to an end", () => {
    // With one way tried after the other this would take longer than anybody lives.
    expect(covers("*a".repeat(2_000), "a".repeat(1_999))).toBe(false);
  });
});

describe("two patterns overlap", () => {
  test.each([
    ["acme-*", "*-data", true],
    ["acme-*", "other-*", false],
    ["a?c", "abc", true],
    ["a?c", "a*", true],
    ["", "*", true],
    ["", "?", false],
    ["a*b", "ab", true],
  ])("%s and %s: %s", (left, right, expected) => {
    expect(overlap(left, right)).toBe(expected);
    expect(overlap(right, left)).toBe(expected);
  });
});

const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 6 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
const spelled = (one: string): RegExp =>
  new RegExp(`^${one.replaceAll("?", ".").replaceAll("*", ".*")}$`);

test("covering a text is what a regular expression says", () => {
  fc.assert(
    fc.property(pattern, text, (one, other) => {
      expect(covers(one, other)).toBe(spelled(one).test(other));
    }),
  );
});

test("what covers a pattern covers every text that the pattern stands for", () => {
  fc.assert(
    fc.property(pattern, pattern, text, (outer, inner, one) => {
      fc.pre(covers(outer, inner) && covers(inner, one));
      expect(covers(outer, one)).toBe(true);
    }),
  );
});

test("patterns that stand for the same text overlap", () => {
  fc.assert(
    fc.property(pattern, pattern, text, (left, right, one) => {
      fc.pre(covers(left, one) && covers(right, one));
      expect(overlap(left, right)).toBe(true);
    }),
  );
});
