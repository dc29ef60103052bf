import { readShapes, type Shape } from "../../../sandbox/shapes/shape";
import { knownMembers, validationMessage, violations } from "../../../sandbox/shapes/validate";

const shape: Shape = {
  type: "object",
  required: ["Name"],
  properties: {
    Name: { type: "string", minLength: 1, maxLength: 5, pattern: "[\\w+=,.@-]+" },
    Kind: { type: "string", enum: ["USER", "GROUP"] },
    MaxResults: { type: "integer", minimum: 1, maximum: 100 },
    Enabled: { type: "boolean" },
    Text: { type: "string", maxLength: 3, pattern: "[\\p{L}\\_]*" },
    Tags: {
      type: "array",
      minItems: 1,
      maxItems: 2,
      items: {
        type: "object",
        required: ["Key"],
        properties: { Key: { type: "string", maxLength: 3 } },
      },
    },
    Labels: { type: "map", values: { type: "string", maxLength: 2 } },
    Either: {
      type: "object",
      exactlyOne: true,
      properties: { UserId: { type: "string" }, GroupId: { type: "string" } },
    },
    Anything: { type: "document" },
  },
};

const messageOf = (input: unknown) => validationMessage(violations(shape, input));

test.each<[string, unknown]>([
  ["what is required alone", { Name: "a" }],
  [
    "everything",
    {
      Name: "a.b@c",
      Kind: "USER",
      MaxResults: 100,
      Enabled: false,
      Tags: [{ Key: "abc" }],
      Labels: { long: "ab" },
      Either: { UserId: "x" },
      Anything: { deep: [1, null] },
    },
  ],
  ["members that AWS does not have", { Name: "a", Nmae: "b" }],
  ["null for what may be absent", { Name: "a", Kind: null, Tags: null }],
  ["three letters outside of the basic plane", { Name: "a", Text: "𐐷𐐷𐐷" }],
])("accepts %s", (_, input) => {
  expect(messageOf(input)).toBeUndefined();
});

test.each<[string, unknown, string]>([
  [
    "a missing member",
    {},
    "Value null at 'name' failed to satisfy constraint: Member must not be null",
  ],
  [
    "null for what is required",
    { Name: null },
    "Value null at 'name' failed to satisfy constraint: Member must not be null",
  ],
  [
    "a string that is too long",
    { Name: "abcdef" },
    "Value 'abcdef' at 'name' failed to satisfy constraint: Member must have length less than or equal to 5",
  ],
  [
    "a character that the pattern lacks",
    { Name: "a b" },
    "Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
  ],
  [
    "a newline after a match",
    { Name: "ab\n" },
    "Value 'ab\n' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
  ],
  [
    "a value outside of an enum",
    { Name: "a", Kind: "ROLE" },
    "Value 'ROLE' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [USER, GROUP]",
  ],
  [
    "a number that is too large",
    { Name: "a", MaxResults: 101 },
    "Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
  ],
  [
    "a number that is too small",
    { Name: "a", MaxResults: 0 },
    "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    "a list that is too short",
    { Name: "a", Tags: [] },
    "Value '[]' at 'tags' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    "a member of a list's item",
    { Name: "a", Tags: [{ Key: "abcd" }] },
    "Value 'abcd' at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 3",
  ],
  [
    "a missing member of the second item",
    { Name: "a", Tags: [{ Key: "a" }, {}] },
    "Value null at 'tags.2.member.key' failed to satisfy constraint: Member must not be null",
  ],
  [
    "an item that is null",
    { Name: "a", Tags: [null] },
    "Value null at 'tags.1.member' failed to satisfy constraint: Member must not be null",
  ],
  [
    "a value of a map",
    { Name: "a", Labels: { x: "abc" } },
    "Value 'abc' at 'labels.x.member' failed to satisfy constraint: Member must have length less than or equal to 2",
  ],
  [
    "a union with nothing set",
    { Name: "a", Either: {} },
    "Value '{}' at 'either' failed to satisfy constraint: Member must have exactly one of [userId, groupId] set",
  ],
])("refuses %s", (_, input, message) => {
  expect(messageOf(input)).toBe(`1 validation error detected: ${message}`);
});

test("names every error, and how many there are", () => {
  expect(messageOf({ Name: "", Kind: "ROLE" })).toBe(
    "3 validation errors detected: " +
      "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
      "Value '' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+; " +
      "Value 'ROLE' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [USER, GROUP]",
  );
});

test("of a list with a million wrong items the first hundred are named", () => {
  const Tags = Array.from({ length: 1_000_000 }, () => ({}));
  const found = violations(shape, { Name: "a", Tags });
  expect(found.slice(0, 2)).toMatchObject([
    { path: "tags", constraint: "Member must have length less than or equal to 2" },
    { path: "tags.1.member.key", constraint: "Member must not be null" },
  ]);
  expect(found).toHaveLength(101);
});

test("of a map with a thousand wrong values the first hundred are named", () => {
  const Labels = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [index, "long"]));
  expect(violations(shape, { Name: "a", Labels })).toHaveLength(100);
});

test("a value that is far too long is not repeated as a whole", () => {
  expect(messageOf({ Name: "a".repeat(1_000_000) })).toBe(
    `1 validation error detected: Value '${"a".repeat(2048)}…' at 'name' failed to satisfy constraint: Member must have length less than or equal to 5`,
  );
});

test.each<[unknown, string]>([
  [{ Name: 1 }, "NUMBER_VALUE cannot be converted to the type of this member"],
  [{ Name: true }, "BOOLEAN_VALUE cannot be converted to the type of this member"],
  [{ Name: ["a"] }, "Start of list found where not expected"],
  [{ Name: { a: 1 } }, "Start of structure or map found where not expected."],
  [{ Name: "a", MaxResults: "1" }, "STRING_VALUE cannot be converted to the type of this member"],
  [{ Name: "a", MaxResults: 1.5 }, "NUMBER_VALUE cannot be converted to the type of this member"],
  [{ Name: "a", Enabled: "true" }, "STRING_VALUE cannot be converted to the type of this member"],
  [{ Name: "a", Tags: { Key: "a" } }, "Start of structure or map found where not expected."],
  [["a"], "Start of list found where not expected"],
])("a wrong JSON type can't be read at all: %j", (input, message) => {
  expect(() => violations(shape, input)).toThrow(
    expect.objectContaining({ type: "SerializationException", message, status: 400 }),
  );
});

describe.each(["sso-admin", "identitystore", "organizations"] as const)(
  "the shapes of %s",
  (service) => {
    const { operations } = readShapes(service);
    const patterns = new Set<string>();
    JSON.stringify(operations, (key, value) => {
      if (key === "pattern") patterns.add(value);
      return value;
    });

    test.each([...patterns])("have a pattern that JavaScript understands: %s", (pattern) => {
      expect(() => violations({ type: "string", pattern }, "x")).not.toThrow();
    });
  },
);

const { operations } = readShapes("sso-admin");
test.each([
  ["DescribeInstance", "InstanceArn", "arn:aws:sso:::instance/ssoins-0123456789abcdef", true],
  [
    "DescribeInstance",
    "InstanceArn",
    "arn:aws-us-gov:sso:::instance/ssoins-0123456789abcdef",
    true,
  ],
  ["DescribeInstance", "InstanceArn", "xarn:aws:sso:::instance/ssoins-0123456789abcdef", false],
  ["DescribeInstance", "InstanceArn", "arn:aws:sso:::instance/ssoins-0123456789abcdefx", false],
  [
    "AttachManagedPolicyToPermissionSet",
    "ManagedPolicyArn",
    "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
    true,
  ],
  [
    "AttachManagedPolicyToPermissionSet",
    "ManagedPolicyArn",
    "arn:aws:iam::123456789012:policy/Mine",
    false,
  ],
  ["CreatePermissionSet", "Description", "Read – only", false],
  ["CreatePermissionSet", "Description", "Läsa bara", true],
  ["CreatePermissionSet", "RelayState", "https://console.aws.amazon.com/x?y=1#z", true],
  ["CreatePermissionSet", "SessionDuration", "PT4H", true],
  ["CreatePermissionSet", "SessionDuration", "4 hours", false],
])("%s takes a %s as AWS does: %s %s", (operation, member, value, accepted) => {
  const memberShape = operations[operation]?.input?.properties?.[member];
  expect(memberShape).toBeDefined();
  if (memberShape === undefined) return;
  expect(violations(memberShape, value).length === 0).toBe(accepted);
});

describe("of a valid input a handler gets", () => {
  test.each<[string, unknown, unknown]>([
    ["what the shape has", { Name: "a", Extra: 1 }, { Name: "a" }],
    ["no nulls", { Name: "a", Kind: null }, { Name: "a" }],
    ["known members of items", { Tags: [{ Key: "a", More: 1 }] }, { Tags: [{ Key: "a" }] }],
    ["the entries of maps", { Labels: { a: "b", c: null } }, { Labels: { a: "b" } }],
    ["documents as they are", { Anything: { a: [null, {}] } }, { Anything: { a: [null, {}] } }],
    ["nothing inherited", { constructor: 1, toString: 2 }, {}],
  ])("%s", (_, input, expected) => {
    expect(knownMembers(shape, input)).toEqual(expected);
  });

  test("a member __proto__ neither", () => {
    expect(
      Object.keys(knownMembers(shape, JSON.parse('{"__proto__":{"Name":"a"}}')) as object),
    ).toEqual([]);
  });
});
