import fc from "fast-check";
import { decodeUtf8 } from "../../../model/source/decode-utf8";

test.each([
  ["a byte order mark goes", Buffer.from("\ufeffname: x"), "name: x"],
  ["a replacement character is a character", Buffer.from("a\ufffdb"), "a\ufffdb"],
  ["nothing", Buffer.of(), ""],
])("%s", (_, bytes, expected) => {
  expect(decodeUtf8(bytes)).toBe(expected);
});

test.each([
  ["Latin-1", Buffer.from("name: x\ncafé", "latin1"), { line: 2, column: 4 }],
  ["behind a replacement character", Buffer.from([0xef, 0xbf, 0xbd, 0xff]), { line: 1, column: 2 }],
  ["behind a byte order mark", Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff]), { line: 1, column: 2 }],
  ["a character cut by the end", Buffer.from("aé").subarray(0, 2), { line: 1, column: 2 }],
  ["a character cut by another", Buffer.from([0x61, 0xef, 0xbf, 0x62]), { line: 1, column: 2 }],
  ["a surrogate", Buffer.from([0x61, 0xed, 0xa0, 0x80]), { line: 1, column: 2 }],
  ["UTF-16", Buffer.from("\ufeffa", "utf16le"), { line: 1, column: 1 }],
])("%s has its place", (_, bytes, expected) => {
  expect(decodeUtf8(bytes)).toEqual(expected);
});

test("a byte that is none is found wherever it stands", () => {
  const text = fc.string({ unit: "grapheme" }).filter((given) => !given.startsWith("\ufeff"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const bytes = Buffer.concat([Buffer.from(before), Buffer.of(0xff), Buffer.from(after)]);
      const lines = before.split("\n");
      expect(decodeUtf8(bytes)).toEqual({
        line: lines.length,
        column: (lines.at(-1)?.length ?? 0) + 1,
      });
    }),
  );
});
