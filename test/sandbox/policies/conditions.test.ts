import fc from "fast-check";
import { conditionMistake, holds, matchesWildcards } from "../../../sandbox/policies/conditions";

/** Whether `operator: { key: wanted }` holds where the key has these values, or none. */
function isMet(operator: string, wanted: string | readonly string[], given?: readonly string[]) {
  const values = typeof wanted === "string" ? [wanted] : wanted;
  const keys = new Map(given === undefined ? [] : [["aws:key", given]]);
  return holds({ operator, key: "aws:Key", values }, keys);
}

test.each<[string, string | readonly string[], string, boolean]>([
  ["StringEquals", "a", "a", true],
  ["StringEquals", "a", "A", false],
  ["StringEquals", ["a", "b"], "b", true],
  ["StringNotEquals", ["a", "b"], "c", true],
  ["StringNotEquals", ["a", "b"], "b", false],
  ["StringEqualsIgnoreCase", "a", "A", true],
  ["StringNotEqualsIgnoreCase", "a", "A", false],
  ["StringLike", "repo:acme/*:ref?main", "repo:acme/access:ref:main", true],
  ["StringLike", "repo:acme/*", "repo:other/access", false],
  ["StringNotLike", "repo:acme/*", "repo:other/access", true],
  ["ArnLike", "arn:aws:iam::*:role/a*", "arn:aws:iam::100000000011:role/ab", true],
  ["ArnLike", "arn:aws:*", "arn:aws:iam::100000000011:role/a", false],
  ["ArnNotEquals", "arn:aws:iam::1:role/a", "arn:aws:iam::2:role/a", true],
  ["Bool", "false", "true", false],
  ["Bool", "true", "True", true],
  ["NumericLessThan", "10", "9", true],
  ["NumericGreaterThanEquals", "10", "9.5", false],
  ["NumericNotEquals", "10", "9", true],
  ["DateLessThan", "2026-01-01T00:00:00Z", "2025-12-31T23:59:59.000Z", true],
  ["DateLessThan", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", false],
  ["DateLessThan", "2026-01-01T00:00:00Z", "1767225599", true],
  ["DateLessThan", "2026-01-01T00:00:00Z", "no date", false],
  ["DateGreaterThan", "1767225600", "2025-12-31T23:59:59Z", false],
  ["IpAddress", "10.0.0.0/8", "10.2.3.4", true],
  ["IpAddress", "10.0.0.0/8", "11.2.3.4", false],
  ["IpAddress", "not an address", "11.2.3.4", false],
  ["NotIpAddress", "10.0.0.1", "10.0.0.2", true],
])("%s %j holds for %s: %s", (operator, wanted, given, expected) => {
  expect(isMet(operator, wanted, [given])).toBe(expected);
});

test.each<[string, boolean]>([
  ["StringEquals", false],
  ["StringNotEquals", true],
  ["StringEqualsIfExists", true],
  ["StringNotEqualsIfExists", true],
  ["ForAllValues:StringEquals", true],
  ["ForAnyValue:StringEquals", false],
])("%s holds without the key: %s", (operator, expected) => {
  expect(isMet(operator, "a")).toBe(expected);
});

test.each<[string, readonly string[], boolean]>([
  ["ForAllValues:StringEquals", ["a", "b"], true],
  ["ForAllValues:StringEquals", ["a", "c"], false],
  ["ForAnyValue:StringEquals", ["c", "b"], true],
  ["ForAnyValue:StringEquals", ["c", "d"], false],
  ["StringNotEquals", ["c", "a"], false],
])("%s of a and b holds for %j: %s", (operator, given, expected) => {
  expect(isMet(operator, ["a", "b"], given)).toBe(expected);
});

test("Null asks whether the key is there", () => {
  expect(isMet("Null", "true")).toBe(true);
  expect(isMet("Null", "false")).toBe(false);
  expect(isMet("Null", "true", ["a"])).toBe(false);
  expect(isMet("Null", "false", ["a"])).toBe(true);
});

test.each(["StringSimilar", "toString", "ForSomeValues:StringEquals", "StringEqualsIfexists"])(
  "%s is no operator",
  (operator) => {
    const condition = { operator, key: "aws:Key", values: ["a"] };
    expect(conditionMistake([condition])).toBe(`Invalid Condition type : ${operator}.`);
  },
);

describe("wildcards", () => {
  const characters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "."), maxLength: 12 });

  test("match what a regular expression of the same meaning matches", () => {
    fc.assert(
      fc.property(characters, characters, (text, pattern) => {
        const source = pattern.replace(/\./g, "\\.").replace(/\*/g, ".*").replace(/\?/g, ".");
        expect(matchesWildcards(text, pattern)).toBe(new RegExp(`^${source}$`, "s").test(text));
      }),
    );
  });

  test("of many stars come to an end", () => {
    // With one way tried after the other this would take longer than anybody lives.
    expect(matchesWildcards("a".repeat(20_000), `${"*a".repeat(50)}b`)).toBe(false);
  });
});
