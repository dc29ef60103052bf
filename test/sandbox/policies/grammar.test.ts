import { identityPolicyMistake } from "../../../sandbox/policies/grammar";

const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const policy = (statement: unknown, version: unknown = "2012-10-17") =>
  JSON.stringify({ Version: version, Statement: statement });
const syntax = "Syntax errors in policy.";
const vendor = "Resource vendor must be fully qualified and cannot contain regexes.";
const prefaced = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

test.each<[string, string]>([
  ["one statement", policy(allow)],
  ["several statements", policy([allow, { ...allow, Effect: "Deny" }])],
  ["every action", policy({ ...allow, Action: "*" })],
  ["wildcards in actions", policy({ ...allow, Action: ["s3:Get*", "iam:*", "ec2:Describe?pcs"] })],
  ["NotAction and NotResource", policy({ Effect: "Deny", NotAction: "sts:*", NotResource: "*" })],
  [
    "a variable in a resource",
    policy({ ...allow, Resource: "arn:aws:s3:::b/${aws:PrincipalTag/team}/*" }),
  ],
  ["wildcards behind the vendor", policy({ ...allow, Resource: ["arn:aws:ec2:*:*:instance/*"] })],
  [
    "a condition and a Sid",
    policy({ ...allow, Sid: "a", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
  ],
  [
    "statements with empty Sids",
    policy([
      { ...allow, Sid: "" },
      { ...allow, Sid: "" },
    ]),
  ],
  ["an Id", JSON.stringify({ Version: "2012-10-17", Id: "any text", Statement: allow })],
  ["another partition of AWS", policy({ ...allow, Resource: "arn:aws-us-gov:s3:::b" })],
  ["a wildcard for the partition", policy({ ...allow, Resource: "arn:*:s3:::b" })],
])("IAM takes %s", (_, text) => {
  expect(identityPolicyMistake(text)).toBeUndefined();
});

test.each<[string, string, string]>([
  ["what is not JSON", "{", syntax],
  ["a list", "[]", syntax],
  ["null", "null", syntax],
  ["no statement", "{}", syntax],
  ["an empty list of statements", policy([]), syntax],
  [
    "an element that no policy has",
    JSON.stringify({ Version: "2012-10-17", Statement: allow, Statements: [] }),
    syntax,
  ],
  ["a Sid that is no text", policy({ ...allow, Sid: 1 }), syntax],
  [
    "a Sid with a space",
    policy({ ...allow, Sid: "Read buckets" }),
    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
  ],
  [
    "a Sid that comes twice",
    policy([
      { ...allow, Sid: "Read" },
      { ...allow, Sid: "Read" },
    ]),
    "Statement IDs (SID) in a single policy must be unique.",
  ],
  [
    "a partition that AWS does not have",
    policy({ ...allow, Resource: "arn:aw:s3:::b" }),
    'Partition "aw" is not valid for resource "arn:aw:s3:::b".',
  ],
  ["a statement that is text", policy("allow"), syntax],
  ["an element that policies don't have", policy({ ...allow, Actoin: "*" }), syntax],
  ["another effect", policy({ ...allow, Effect: "allow" }), syntax],
  [
    "another version",
    policy(allow, "2024-01-01"),
    "Policy document must be version 2012-10-17 or greater.",
  ],
  [
    "a principal",
    policy({ ...allow, Principal: "*" }),
    "Policy document should not specify a principal.",
  ],
  [
    "no actions",
    policy({ Effect: "Allow", Resource: "*" }),
    "Policy statement must contain actions.",
  ],
  [
    "an empty list of actions",
    policy({ ...allow, Action: [] }),
    "Policy statement must contain actions.",
  ],
  [
    "Action and NotAction",
    policy({ ...allow, NotAction: "*" }),
    "Policy statement must contain actions.",
  ],
  [
    "no resources",
    policy({ Effect: "Allow", Action: "*" }),
    "Policy statement must contain resources.",
  ],
  ["an action without its service", policy({ ...allow, Action: "GetObject" }), prefaced],
  ["a wildcard for the service of an action", policy({ ...allow, Action: "*:Get*" }), prefaced],
  [
    "a wildcard for the service of a resource",
    policy({ ...allow, Resource: "arn:aws:*:*:*:*" }),
    vendor,
  ],
  [
    "the second statement's mistake",
    policy([allow, { ...allow, Resource: "arn:aws:s*:::b" }]),
    vendor,
  ],
  [
    "a resource that is no ARN",
    policy({ ...allow, Resource: "bucket" }),
    'Resource bucket must be in ARN format or "*".',
  ],
])("IAM refuses %s", (_, text, mistake) => {
  expect(identityPolicyMistake(text)).toBe(mistake);
});
