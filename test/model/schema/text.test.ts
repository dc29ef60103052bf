import { z } from "zod";
import { text, uniqueList } from "../../../model/schema/text";

const code = text({
  rule: "invalid-code",
  demand: "A code has 2 to 4 letters",
  fix: "Write letters.",
  description: "Code.",
  pattern: /^[a-z]+$/,
  minimum: 2,
  maximum: 4,
});

const paramsOf = (schema: z.ZodType, value: unknown) =>
  (schema.safeParse(value).error?.issues ?? []).map((issue) => ({
    path: issue.path,
    params: issue.code === "custom" ? issue.params : issue.code,
  }));

test.each(["ab", "abcd"])("%j fits", (value) => {
  expect(paramsOf(code, value)).toEqual([]);
});

test.each(["", "a", "abcde", "A1", "abcdefgh1"])(
  "%j breaks the rule once, however many ways",
  (value) => {
    expect(paramsOf(code, value)).toEqual([
      {
        path: [],
        params: {
          rule: "invalid-code",
          demand: "A code has 2 to 4 letters",
          fix: "Write letters.",
        },
      },
    ]);
  },
);

test("what is no text is a wrong type and no broken rule", () => {
  expect(paramsOf(code, 7)).toEqual([{ path: [], params: "invalid_type" }]);
});

test("editors get pattern, length and words", () => {
  expect(z.toJSONSchema(code, { target: "draft-7" })).toMatchObject({
    type: "string",
    description: "Code.",
    pattern: "^[a-z]+$",
    minLength: 2,
    maxLength: 4,
  });
});

test("of entries that stand twice each later one is shown", () => {
  const list = uniqueList(z.unknown(), "List.");
  expect(paramsOf(list, ["a", { b: 1 }, "a", "c", { b: 1 }, "a"]).map(({ path }) => path)).toEqual([
    [2],
    [4],
    [5],
  ]);
});
