import { type AccessTree, added, edited, editedIn, loadedText, VALID_TREE } from "../access-tree";

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "a trailing comma",
    tree: edited("policies/developer.json", '"organizations:*"],', '"organizations:*",],'),
    shows: [
      "access/policies/developer.json:7:50 error json-syntax",
      '  A policy file is one JSON document; here belongs a value, got "],".',
      "  fix: Correct the JSON: no comments, no trailing commas, keys and text in double quotes.",
    ],
  },
  {
    given: "a document cut short",
    tree: edited(
      "policies/developer.json",
      VALID_TREE["policies/developer.json"],
      '{ "Version": "2012-10-17"',
    ),
    shows: [
      "access/policies/developer.json:1:26 error json-syntax",
      "  A policy file is one JSON document; here belongs a comma or }, got the end of the file.",
      "  fix: Correct the JSON: no comments, no trailing commas, keys and text in double quotes.",
    ],
  },
  {
    given: "a comment in JSON",
    tree: edited("policies/developer.json", '{\n  "Version"', '{\n  // x\n  "Version"'),
    shows: [
      "access/policies/developer.json:2:3 error json-syntax",
      '  A policy file is one JSON document; here belongs a key in double quotes or }, got "//".',
      "  fix: Correct the JSON: no comments, no trailing commas, keys and text in double quotes.",
    ],
  },
  {
    given: "a field twice",
    tree: edited(
      "policies/developer.json",
      '"Effect": "Deny",',
      '"Effect": "Deny", "Effect": "Allow",',
    ),
    shows: [
      "access/policies/developer.json:6:25 error duplicate-key",
      '  A key stands once in a mapping, got "Effect" again.',
      "  fix: Keep one of the two.",
    ],
  },
  {
    given: "a list for a document",
    tree: edited("policies/developer.json", VALID_TREE["policies/developer.json"], "[]\n"),
    shows: [
      "access/policies/developer.json:1:1 error policy-statement",
      "  A policy document has a Statement, a mapping or a list of them with one at least, got [].",
      "  fix: Write a list of statements, each with Effect, Action and Resource.",
    ],
  },
  {
    given: "an unknown version",
    tree: edited("policies/developer.json", "2012-10-17", "2012-10-18"),
    shows: [
      "access/policies/developer.json:2:14 error policy-version",
      '  A policy document has Version "2012-10-17" or "2008-10-17", got "2012-10-18".',
      '  fix: Write Version: "2012-10-17", in quotes.',
    ],
  },
  {
    given: "an effect in lower case",
    tree: edited("policies/developer.json", '"Deny"', '"deny"'),
    shows: [
      "access/policies/developer.json:6:17 error policy-effect",
      '  A statement\'s Effect is "Allow" or "Deny", got "deny".',
      '  nearest: "Deny"',
      "  fix: Write Allow or Deny.",
    ],
  },
  {
    given: "a principal",
    tree: edited(
      "policies/developer.json",
      '"Effect": "Deny"',
      '"Effect": "Deny", "Principal": "*"',
    ),
    shows: [
      "access/policies/developer.json:6:25 error policy-principal",
      '  A permission set\'s policy is for whoever is assigned the set, got "Principal".',
      "  fix: Remove Principal: only policies of resources have it.",
    ],
  },
  {
    given: "a misspelt field of a statement",
    tree: edited("policies/developer.json", '"Effect": "Deny"', '"Effect": "Deny", "Actions": "*"'),
    shows: [
      "access/policies/developer.json:6:25 error policy-field",
      '  A statement has the fields of IAM\'s grammar only, got "Actions".',
      '  nearest: "Action"',
      "  fix: Correct or remove it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    ],
  },
  {
    given: "a misspelt field of a document",
    tree: edited(
      "policies/developer.json",
      '"Version": "2012-10-17"',
      '"Version": "2012-10-17", "Statements": []',
    ),
    shows: [
      "access/policies/developer.json:2:28 error policy-field",
      '  A policy document has the fields of IAM\'s grammar only, got "Statements".',
      '  nearest: "Statement"',
      "  fix: Correct or remove it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    ],
  },
  {
    given: "a statement without resource",
    tree: edited("policies/developer.json", ',\n      "Resource": "*"', ""),
    shows: [
      "access/policies/developer.json:4:5 error policy-statement-fields",
      '  A statement has exactly one of "Resource" and "NotResource", got none.',
      "  fix: Add Resource.",
    ],
  },
  {
    given: "Action and NotAction",
    tree: edited(
      "policies/developer.json",
      '"Effect": "Allow",',
      '"Effect": "Allow", "NotAction": "iam:*",',
    ),
    shows: [
      "access/policies/developer.json:10:5 error policy-statement-fields",
      '  A statement has exactly one of "Action" and "NotAction", got both.',
      "  fix: Keep one of the two.",
    ],
  },
  {
    given: "an action without service",
    tree: edited("policies/developer.json", "s3:GetObject", "GetObject"),
    shows: [
      "access/policies/developer.json:13:17 error policy-action",
      '  An action is service:Name, with * and ? in the name only, or *, got "GetObject".',
      "  fix: Write for example s3:GetObject or s3:Get*.",
    ],
  },
  {
    given: "a number for an action",
    tree: edited("policies/developer.json", '"s3:GetObject"', "[1]"),
    shows: [
      "access/policies/developer.json:13:18 error policy-value",
      '  "Action" is a text or a list of texts with one at least, got 1.',
      "  fix: Write a text or a list of texts.",
    ],
  },
  {
    given: "no actions",
    tree: edited("policies/developer.json", '"s3:GetObject"', "[]"),
    shows: [
      "access/policies/developer.json:13:17 error policy-value",
      '  "Action" is a text or a list of texts with one at least, got [].',
      "  fix: Write a text or a list of texts.",
    ],
  },
  {
    given: "a wildcard for the service",
    tree: edited(
      "policies/developer.json",
      "arn:aws:s3:::acme-${aws:PrincipalTag/team}/*",
      "arn:aws:*:us-east-1:*:*",
    ),
    shows: [
      "access/policies/developer.json:14:19 error policy-service-wildcard",
      '  An ARN\'s service segment has no wildcard, got "arn:aws:*:us-east-1:*:*".',
      "  fix: Write one ARN pattern per service, as in arn:aws:s3:::* and arn:aws:lambda:us-east-1:*:function:*.",
    ],
  },
  {
    given: "a partition that AWS does not have",
    tree: edited(
      "policies/developer.json",
      "arn:aws:s3:::acme-${aws:PrincipalTag/team}/*",
      "arn:aws-us-gow:s3:::acme/*",
    ),
    shows: [
      "access/policies/developer.json:14:19 error policy-partition",
      "  An ARN's partition is one of AWS's, got \"arn:aws-us-gow:s3:::acme/*\".",
      '  nearest: "aws-us-gov"',
      "  fix: Write one of aws, aws-cn, aws-us-gov, aws-eusc, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f as the second part.",
    ],
  },
  {
    given: "a statement that AWS refuses beside one with an action that does not exist",
    tree: editedIn(
      edited("policies/developer.json", "s3:GetObject", "s3:GetObjekt"),
      "policies/developer.json",
      '"NoIdentityChanges"',
      '"No identity changes"',
    ),
    shows: [
      "access/policies/developer.json:5:14 error policy-sid",
      '  A Sid has letters and digits only, got "No identity changes".',
      "  fix: Leave out other characters, or the Sid.",
      "access/policies/developer.json:13:17 error unknown-action",
      '  An action is one of AWS\'s service authorization reference, got "s3:GetObjekt".',
      '  nearest: "s3:GetObject"',
      "  fix: Correct it: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
  },
  {
    given: "a resource that is no ARN",
    tree: edited(
      "policies/developer.json",
      "arn:aws:s3:::acme-${aws:PrincipalTag/team}/*",
      "acme-bucket/*",
    ),
    shows: [
      "access/policies/developer.json:14:19 error policy-resource",
      '  A resource is * or an ARN, arn:partition:service:region:account:resource, got "acme-bucket/*".',
      "  fix: Write all six parts, with * for what may be anything but the service.",
    ],
  },
  {
    given: "a Sid with a space",
    tree: edited("policies/developer.json", "OwnObjects", "own objects"),
    shows: [
      "access/policies/developer.json:11:14 error policy-sid",
      '  A Sid has letters and digits only, got "own objects".',
      "  fix: Leave out other characters, or the Sid.",
    ],
  },
  {
    given: "a Sid twice",
    tree: edited("policies/developer.json", "OwnObjects", "NoIdentityChanges"),
    shows: [
      "access/policies/developer.json:11:14 error policy-repeated-sid",
      '  A Sid is unique in its document, got "NoIdentityChanges" again.',
      "  fix: Rename one of the two.",
    ],
  },
  {
    given: "a condition without keys",
    tree: edited(
      "policies/developer.json",
      '"Effect": "Deny"',
      '"Effect": "Deny", "Condition": { "StringEquals": "x" }',
    ),
    shows: [
      "access/policies/developer.json:6:38 error policy-condition",
      '  A Condition is operators with keys with values, as in StringEquals: { aws:RequestedRegion: us-east-1 }, got {"StringEquals":"x"}.',
      "  fix: Correct its shape: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    ],
  },
  {
    given: "an inline document without Statement",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies: [ViewOnlyAccess]",
      'inlinePolicy: { Version: "2012-10-17" }',
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:15 error policy-statement",
      "  A policy document has a Statement, a mapping or a list of them with one at least, got none.",
      "  fix: Write a list of statements, each with Effect, Action and Resource.",
    ],
  },
  {
    given: "a document with nothing right",
    tree: edited(
      "permission-sets/viewer.yaml",
      "managedPolicies: [ViewOnlyAccess]",
      "inlinePolicy: { Version: 2012-10-18, Statement: [] }",
    ),
    shows: [
      "access/permission-sets/viewer.yaml:2:26 error policy-version",
      '  A policy document has Version "2012-10-17" or "2008-10-17", got "2012-10-18".',
      '  fix: Write Version: "2012-10-17", in quotes.',
      "access/permission-sets/viewer.yaml:2:49 error policy-statement",
      "  A policy document has a Statement, a mapping or a list of them with one at least, got [].",
      "  fix: Write a list of statements, each with Effect, Action and Resource.",
    ],
  },
  {
    given: "a dash in a policy",
    tree: edited("policies/developer.json", "acme-$", "ácmé–$"),
    shows: [
      "access/policies/developer.json:14:19 error policy-characters",
      '  AWS takes Latin-1 characters in an inline policy, got "–".',
      "  fix: Leave out other characters.",
    ],
  },
  {
    given: "a document above 10,240 bytes",
    tree: edited(
      "policies/developer.json",
      '"s3:GetObject"',
      `["s3:GetObject", ${Array.from({ length: 600 }, (_, i) => `"s3:*Object${"*".repeat(i % 10)}"`).join(",")}]`,
    ),
    shows: [
      "access/policies/developer.json:1:1 error quota",
      "  AWS allows 10240 bytes of an inline policy, white space not counted, got 10761 here.",
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
    ],
  },
  {
    given: "a misspelt policy file",
    tree: edited(
      "permission-sets/developer.yaml",
      "policies/developer.json",
      "policies/develper.json",
    ),
    shows: [
      "access/permission-sets/developer.yaml:5:23 error unknown-policy-file",
      '  A policy file exists in policies/, got "policies/develper.json".',
      '  nearest: "policies/developer.json"',
      "  fix: Correct the path, or create the file.",
    ],
  },
  {
    given: "a policy file outside access/",
    tree: edited("permission-sets/developer.yaml", "policies/developer.json", "../secrets.json"),
    shows: [
      "access/permission-sets/developer.yaml:5:23 error policy-file-path",
      '  A policy file is a path such as policies/developer.json, got "../secrets.json".',
      "  fix: Put the file into policies/ and write its path from the access directory.",
    ],
  },
  {
    given: "a file and a document",
    tree: edited(
      "permission-sets/developer.yaml",
      "{ file: policies/developer.json }",
      '{ file: policies/developer.json, Version: "2012-10-17" }',
    ),
    shows: [
      "access/permission-sets/developer.yaml:5:48 error unknown-field",
      '  An "inlinePolicy" with "file" has known fields only, got "Version".',
      '  fix: Correct or remove it. Here belong "file".',
    ],
  },
  {
    given: "a policy file that nobody uses",
    tree: added("policies/other.json", '{"Version":"2012-10-17","Statement":[]}'),
    shows: [
      "access/policies/other.json:1:1 notice unused-policy-file",
      '  A policy file is named by a permission set, got "policies/other.json", which none names.',
      "  fix: Refer to it as inlinePolicy, or remove it.",
    ],
  },
  {
    given: "a terminal escape in JSON",
    tree: edited("policies/developer.json", '"Effect": "Deny"', '"Effect": [31m'),
    shows: [
      "access/policies/developer.json:6:17 error json-syntax",
      '  A policy file is one JSON document; here belongs a value, got "\\u{1b}[31m,".',
      "  fix: Correct the JSON: no comments, no trailing commas, keys and text in double quotes.",
    ],
  },
  {
    given: "operators that IAM does not know",
    tree: edited(
      "policies/developer.json",
      '"Effect": "Deny"',
      '"Effect": "Deny", "Condition": { "StringEqual": { "aws:RequestedRegion": "us-east-1" }, "ForAnyValue:ArnLikes": { "aws:PrincipalArn": "x" }, "stringlikeifexists": { "s3:prefix": "a" } }',
    ),
    shows: [
      "access/policies/developer.json:6:40 error policy-condition-operator",
      "  A Condition's operator is one of IAM's, as in StringLike or ForAnyValue:StringEqualsIfExists, got \"StringEqual\".",
      '  nearest: "StringEquals"',
      "  fix: Correct it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
      "access/policies/developer.json:6:95 error policy-condition-operator",
      "  A Condition's operator is one of IAM's, as in StringLike or ForAnyValue:StringEqualsIfExists, got \"ForAnyValue:ArnLikes\".",
      '  nearest: "ForAnyValue:ArnLike"',
      "  fix: Correct it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    ],
  },
  {
    given: "values of a condition key that are none",
    tree: edited(
      "policies/developer.json",
      '"Effect": "Deny"',
      '"Effect": "Deny", "Condition": { "StringEquals": { "aws:RequestedRegion": [null, {}] } }',
    ),
    shows: [
      "access/policies/developer.json:6:82 error policy-condition",
      '  A condition key\'s value is a text, a number, true or false, or a list of them, got none for "aws:RequestedRegion".',
      "  fix: Write a text.",
      "access/policies/developer.json:6:88 error policy-condition",
      '  A condition key\'s value is a text, a number, true or false, or a list of them, got {} for "aws:RequestedRegion".',
      "  fix: Write a text.",
    ],
  },
  {
    given: "numbers that JSON does not carry",
    tree: edited(
      "policies/developer.json",
      '"Effect": "Deny"',
      '"Effect": "Deny", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": [3600, 1e999, 99999999999999999999] } }',
    ),
    shows: [
      "access/policies/developer.json:6:94 error policy-number",
      "  A number in a policy is one that JSON carries exactly, got Infinity.",
      "  fix: Put it in quotes: IAM reads numbers from texts, too.",
      "access/policies/developer.json:6:101 error policy-number",
      "  A number in a policy is one that JSON carries exactly, got 100000000000000000000.",
      "  fix: Put it in quotes: IAM reads numbers from texts, too.",
    ],
  },
  {
    given: "a number for an Id",
    tree: edited(
      "policies/developer.json",
      '"Version": "2012-10-17",',
      '"Version": "2012-10-17", "Id": 7,',
    ),
    shows: [
      "access/policies/developer.json:2:34 error policy-id",
      "  A policy document's Id is a text, got 7.",
      "  fix: Put it in quotes, or leave it out.",
    ],
  },
  {
    given: "half a character",
    tree: edited("policies/developer.json", "acme-$", "\\ud800$"),
    shows: [
      "access/policies/developer.json:14:19 error policy-characters",
      '  AWS takes Latin-1 characters in an inline policy, got "\\u{d800}".',
      "  fix: Leave out other characters.",
    ],
  },
  {
    given: "a dash in a condition key",
    tree: edited(
      "policies/developer.json",
      '"Effect": "Deny"',
      '"Effect": "Deny", "Condition": { "StringEquals": { "aws:ResourceTag/té–am": "x" } }',
    ),
    shows: [
      "access/policies/developer.json:6:58 error policy-characters",
      '  AWS takes Latin-1 characters in an inline policy, got "–".',
      "  fix: Leave out other characters.",
    ],
  },
  {
    given: "10,241 bytes, one more than AWS takes",
    tree: edited(
      "policies/developer.json",
      '"organizations:*"',
      `"organizations:${"*".repeat(9983)}"`,
    ),
    shows: [
      "access/policies/developer.json:1:1 error quota",
      "  AWS allows 10240 bytes of an inline policy, white space not counted, got 10241 here.",
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
    ],
  },
  {
    given: "a document above 32,768 characters, most of them spaces",
    tree: edited(
      "policies/developer.json",
      '"Effect": "Deny"',
      `"Effect": "Deny", "Condition": { "StringEquals": { "aws:RequestedRegion": "${" ".repeat(33000)}" } }`,
    ),
    shows: [
      "access/policies/developer.json:1:1 error quota",
      "  AWS allows 32768 characters of an inline policy, got 33315 here.",
      "  fix: Declare fewer; AWS does not raise this quota: https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutInlinePolicyToPermissionSet.html",
    ],
  },
];

describe("policies in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });
});
