import { TerraformLocal } from "cdktf";
import fc from "fast-check";
import { compareText, literal, quoted } from "../../modules/terraform-text";
import { synthModule } from "../fixtures/synth-module";

/** Text with more template openings than chance would give. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom("$", "%", "{", "}", '"', "\\", "\n", "a", "1", "e", ".") }),
);

describe("literal", () => {
  // Each pair was read back from Terraform 1.11.4.
  test.each([
    ["plain $ text, 100%", "plain $ text, 100%"],
    ["${aws:PrincipalTag/team}", "$${aws:PrincipalTag/team}"],
    ["$${x}", "$$${x}"],
    ["%{if}", "%%{if}"],
    ["%%{if}", "%%%{if}"],
    ["$%{x}", "$%%{x}"],
    ["%${x}", "%$${x}"],
    ["${$}", "$${$}"],
    ["${a%{b${c", "$${a%%{b$${c"],
    ["${TfToken[TOKEN.1]}", "${TfToken[TOKEN.1]}"],
  ])("writes %s as %s", (given, expected) => {
    expect(literal(given)).toBe(expected);
  });

  test("is read back as the same text, and interpolates nothing", () => {
    fc.assert(
      fc.property(text, (given) => {
        const written = literal(given);
        // A space, since what stands before and after an escape must not be read as one opening.
        expect(written.replace(/\$\$\{|%%\{/g, " ")).not.toMatch(/\$\{|%\{/);
        expect(written.replace(/([$%])\1\{/g, "$1{")).toBe(given);
      }),
    );
  });

  test("passes CDKTF's own processing unchanged", () => {
    fc.assert(
      fc.property(text, (given) => {
        const { locals } = synthModule((stack) => {
          new TerraformLocal(stack, "x", literal(given)).overrideLogicalId("x");
        });
        expect(locals?.x).toBe(literal(given));
      }),
      { numRuns: 50 },
    );
  });
});

test.each([
  ["Engineering", '"Engineering"'],
  ['say "hi"', '"say \\"hi\\""'],
  ["DOMAIN\\group", '"DOMAIN\\\\group"'],
  ["a\nb\tc\rd", '"a\\nb\\tc\\rd"'],
  ["${x}", '"$${x}"'],
])("quoted writes %j as %s", (given, expected) => {
  expect(quoted(given)).toBe(expected);
});

test("compareText sorts by code units, not by the machine's language", () => {
  expect(["ä", "b", "B", "a", "a"].sort(compareText)).toEqual(["B", "a", "a", "b", "ä"]);
});
