import fc from "fast-check";
import { principalTags } from "../../model/principal-tags";

const statement = (changes: object) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...changes }],
});

describe("session tags that a policy document relies on", () => {
  test.each([
    ["a variable in an ARN", { Resource: "arn:aws:s3:::a-${aws:PrincipalTag/team}/*" }, ["team"]],
    [
      "two variables in one text, one with a default",
      { Resource: ["arn:aws:s3:::${aws:PrincipalTag/a b}/${aws:PrincipalTag/c, 'none'}"] },
      ["a b", "c"],
    ],
    [
      "a condition key and a variable as its value",
      { Condition: { StringEquals: { "aws:PrincipalTag/a": "${aws:PrincipalTag/b}" } } },
      ["a", "b"],
    ],
    [
      "a condition key in another case, under a set operator",
      { Condition: { "ForAnyValue:StringLike": { "AWS:principaltag/Team": ["x", "y"] } } },
      ["Team"],
    ],
    [
      "a variable as the value of another tag's condition",
      { Condition: { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } } },
      ["team"],
    ],
    [
      "other variables and keys",
      {
        Resource: "arn:aws:s3:::${aws:userid}/${aws:RequestTag/team}",
        Condition: { StringEquals: { "aws:PrincipalTagged": "x", "aws:ResourceTag/team": "y" } },
      },
      [],
    ],
  ])("%s", (_, changes, keys) => {
    expect(principalTags(statement(changes)).map(({ key }) => key)).toEqual(keys);
  });

  test("are found with their places", () => {
    const document = statement({
      Resource: ["*", "${aws:PrincipalTag/a}"],
      Condition: { StringEquals: { "aws:PrincipalTag/b": "x" } },
    });
    expect(principalTags(document)).toEqual([
      { key: "a", type: "variable", path: ["Statement", 0, "Resource", 1] },
      {
        key: "b",
        type: "condition-key",
        path: ["Statement", 0, "Condition", "StringEquals", "aws:PrincipalTag/b"],
      },
    ]);
  });

  test("are found wherever a variable stands", () => {
    const key = fc.stringMatching(/^[a-z][a-z:.=@-]{0,8}$/);
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (tag, before, after) => {
        // A text around it may hold an opening of its own.
        fc.pre(!/\$\{/.test(before));
        const Resource = `${before}\${aws:PrincipalTag/${tag}}${after}`;
        expect(principalTags(statement({ Resource })).map((found) => found.key)).toContain(tag);
      }),
    );
  });
});
