import fc from "fast-check";
import { enumerate, quote, visible } from "../../model/quote";

test.each([
  ["plain", "payments-prod", '"payments-prod"'],
  ["quotes and backslashes", 'a"b\\c', '"a\\"b\\\\c"'],
  ["a line end", "a\nb", '"a\\u{a}b"'],
  ["a terminal escape", "\u001b[31m", '"\\u{1b}[31m"'],
  ["text that turns its direction", "a\u202eb", '"a\\u{202e}b"'],
  ["an invisible character", "a\u200bb", '"a\\u{200b}b"'],
  ["a filler that looks like a space", "a\u3164b", '"a\\u{3164}b"'],
  ["half a character", "\ud800", '"\\u{d800}"'],
  ["letters of other scripts", "é漢😀", '"é漢😀"'],
])("%s", (_, given, expected) => {
  expect(quote(given)).toBe(expected);
});

test("a long text is cut between characters, and shows that it was", () => {
  expect(quote("😀".repeat(121))).toBe(`"${"😀".repeat(120)}…"`);
  expect(quote("😀".repeat(120))).toBe(`"${"😀".repeat(120)}"`);
});

test("nothing that a terminal acts on is left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u);
    }),
  );
});

test("of many names the first are shown and the rest counted", () => {
  expect(enumerate(["a", "b"])).toBe('"a", "b"');
  expect(enumerate(["a", "b", "c"], 2)).toBe('"a", "b" and 1 more');
  expect(enumerate([])).toBe("");
});
