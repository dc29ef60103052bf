import fc from "fast-check";
import { codeSpan } from "../../../review/render/markdown-text";

describe("a text from a file, in Markdown", () => {
  test.each([
    ["developer-prod", "`developer-prod`"],
    ["[a](https://evil.example)", "`[a](https://evil.example)`"],
    ["@acme/admins, see #1", "`@acme/admins, see #1`"],
    ["<img src=x onerror=alert(1)>", "`<img src=x onerror=alert(1)>`"],
    ["**bold** _it_ ~~no~~ \\", "`**bold** _it_ ~~no~~ \\`"],
    // What would end the span, or the cell.
    ["`` a ` b", "`\\u{60}\\u{60} a \\u{60} b`"],
    ["a | b \\| c", "`a \\u{7c} b \\\\u{7c} c`"],
    ["first\r\n\n# second", "`first\\u{d}\\u{a}\\u{a}# second`"],
    ["\u001b[31mred\u202e", "`\\u{1b}[31mred\\u{202e}`"],
    ["", "`(empty)`"],
    ["   ", "`(empty)`"],
    ["é".repeat(301), `\`${"é".repeat(300)}…\``],
  ])("%j is %j", (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  test("is one span of one cell on one line, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(codeSpan(text)).toMatch(/^`[^`|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+`$/u);
      }),
    );
  });
});
