import { type AccessTree, edited, editedIn, load, VALID_TREE } from "../access-tree";
import { shownOf } from "./sound-tree";

const POLICY = "policies/developer.json";
const ACTION = '"s3:GetObject"';
const RESOURCE = '"arn:aws:s3:::acme-${aws:PrincipalTag/team}/*"';
const SNAPSHOT = "organization.snapshot.yaml";

/** What a rule finds, and what is just right. */
interface Case {
  readonly rule: string;
  readonly breaks: readonly { readonly tree: AccessTree; readonly shows: readonly string[] }[];
  readonly keeps: readonly AccessTree[];
}

const REFERENCE =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

const CASES: readonly Case[] = [
  {
    rule: "unknown-action",
    breaks: [
      {
        tree: edited(POLICY, ACTION, '"s3:GetObjekt"'),
        shows: [
          "access/policies/developer.json:13:17 error unknown-action",
          '  An action is one of AWS\'s service authorization reference, got "s3:GetObjekt".',
          '  nearest: "s3:GetObject"',
          `  fix: Correct it: ${REFERENCE}`,
        ],
      },
      {
        tree: edited(POLICY, ACTION, '["s3:GetObject", "dynamobd:GetItem"]'),
        shows: [
          "access/policies/developer.json:13:34 error unknown-action",
          '  An action is one of AWS\'s service authorization reference, got "dynamobd:GetItem".',
          '  nearest: "dynamodb:GetItem"',
          `  fix: Correct it: ${REFERENCE}`,
        ],
      },
      {
        tree: edited(POLICY, '"iam:*User*"', '"iam:DeleteUsr"'),
        shows: [
          "access/policies/developer.json:7:18 error unknown-action",
          '  An action is one of AWS\'s service authorization reference, got "iam:DeleteUsr".',
          '  nearest: "iam:DeleteUser"',
          `  fix: Correct it: ${REFERENCE}`,
        ],
      },
      {
        tree: edited(POLICY, ACTION, '"zzzzzzzzz:Qqqqqqq"'),
        shows: [
          "access/policies/developer.json:13:17 error unknown-action",
          '  An action is one of AWS\'s service authorization reference, got "zzzzzzzzz:Qqqqqqq".',
          `  fix: Correct it: ${REFERENCE}`,
        ],
      },
    ],
    keeps: [
      edited(POLICY, ACTION, '"S3:getobject"'),
      edited(POLICY, ACTION, '["s3:GetObject", "s3:Get*", "*"]'),
    ],
  },
  {
    rule: "unknown-resource-service",
    breaks: [
      {
        tree: edited(POLICY, RESOURCE, '["arn:aws:s3:::a/*", "arn:aws:s33:::acme-data/*"]'),
        shows: [
          "access/policies/developer.json:14:40 error unknown-resource-service",
          '  An ARN\'s service segment names a service of AWS, got "arn:aws:s33:::acme-data/*".',
          '  nearest: "s3"',
          "  fix: Correct the third part of the ARN.",
        ],
      },
    ],
    keeps: [edited(POLICY, `${ACTION},`, '["s3:GetObject", "execute-api:Invoke"],')],
  },
  {
    rule: "action-wildcard-without-match",
    breaks: [
      {
        tree: edited(POLICY, '"organizations:*"', '"organisations:*", "iam:*Persons*"'),
        shows: [
          "access/policies/developer.json:7:32 warning action-wildcard-without-match",
          '  An action with a wildcard stands for one action at least, got "organisations:*", which stands for none.',
          '  nearest: "organizations:*"',
          "  fix: Correct or remove it.",
          "access/policies/developer.json:7:51 warning action-wildcard-without-match",
          '  An action with a wildcard stands for one action at least, got "iam:*Persons*", which stands for none.',
          "  fix: Correct or remove it.",
        ],
      },
    ],
    keeps: [edited(POLICY, ACTION, '["s3:?etObject", "S3:*object", "*:*"]')],
  },
  {
    rule: "unknown-condition-key",
    breaks: [
      {
        tree: edited(
          POLICY,
          RESOURCE,
          '"*", "Condition": { "StringEquals": { "aws:RequestRegion": "us-east-1" } }',
        ),
        shows: [
          "access/policies/developer.json:14:78 warning unknown-condition-key",
          '  A condition key is a global one or one of the service, got "aws:RequestRegion".',
          '  nearest: "aws:RequestedRegion"',
          "  fix: Correct it: a request never carries it, and the statement does not do what it says.",
        ],
      },
      {
        tree: edited(
          POLICY,
          RESOURCE,
          '"*", "Condition": { "StringEquals": { "aws:PrincipleTag/team": "x", "s4:x": "y" } }',
        ),
        shows: [
          "access/policies/developer.json:14:82 warning unknown-condition-key",
          '  A condition key is a global one or one of the service, got "aws:PrincipleTag/team".',
          '  nearest: "aws:PrincipalTag/team"',
          "  fix: Correct it: a request never carries it, and the statement does not do what it says.",
          "access/policies/developer.json:14:95 warning unknown-condition-key",
          '  A condition key is a global one or one of the service, got "s4:x".',
          "  fix: Correct it: a request never carries it, and the statement does not do what it says.",
        ],
      },
    ],
    keeps: [
      edited(
        POLICY,
        RESOURCE,
        '"*", "Condition": { "StringEquals": { "AWS:principaltag/team": "x", "aws:RequestTag/a": "b", "s3:ExistingObjectTag/team": "c", "saml:aud": "d" } }',
      ),
      editedIn(
        edited(
          POLICY,
          RESOURCE,
          '"*", "Condition": { "StringEquals": { "secretsmanager:ResourceTag/team": "a", "ssm:resourceTag/team": "b" } }',
        ),
        POLICY,
        ACTION,
        '["secretsmanager:GetSecretValue", "ssm:SendCommand"]',
      ),
    ],
  },
  {
    rule: "condition-key-of-no-action",
    breaks: [
      {
        tree: edited(
          POLICY,
          RESOURCE,
          '"*", "Condition": { "StringEquals": { "s3:prefix": "a" } }',
        ),
        shows: [
          "access/policies/developer.json:14:70 warning condition-key-of-no-action",
          '  A condition key is one that a request for the statement\'s actions can carry, got "s3:prefix".',
          "  fix: Move the actions that know it into a statement of their own, or remove it.",
        ],
      },
    ],
    keeps: [
      editedIn(
        edited(POLICY, RESOURCE, '"*", "Condition": { "StringEquals": { "s3:prefix": "a" } }'),
        POLICY,
        ACTION,
        '"s3:ListBucket"',
      ),
    ],
  },
  {
    rule: "resource-of-no-action",
    breaks: [
      {
        tree: edited(
          POLICY,
          RESOURCE,
          '["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*", "arn:aws:lambda:us-east-1:*:function:*"]',
        ),
        shows: [
          "access/policies/developer.json:14:20 warning resource-of-no-action",
          '  A resource is of a type that one of the statement\'s actions has, got "arn:aws:s3:::acme-data".',
          '  fix: Correct the ARN, or write "*" for actions that have no resource.',
          "access/policies/developer.json:14:74 warning resource-of-no-action",
          '  A resource is of a type that one of the statement\'s actions has, got "arn:aws:lambda:us-east-1:*:function:*".',
          '  fix: Correct the ARN, or write "*" for actions that have no resource.',
        ],
      },
    ],
    keeps: [
      edited(POLICY, RESOURCE, '["arn:aws:s3:::acme-*", "arn:*:s3:::a/b", "arn:aws:s3:*:*:*"]'),
      editedIn(
        edited(POLICY, RESOURCE, '["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"]'),
        POLICY,
        ACTION,
        '["s3:GetObject", "s3:ListBucket"]',
      ),
      editedIn(
        edited(POLICY, RESOURCE, '"arn:aws:s3:::*"'),
        POLICY,
        ACTION,
        '"s3:ListAllMyBuckets"',
      ),
    ],
  },
  {
    rule: "allow-not-action",
    breaks: [
      {
        tree: edited(POLICY, '"Action": "s3:GetObject"', '"NotAction": ["iam:*", "sts:*"]'),
        shows: [
          "access/policies/developer.json:13:20 warning allow-not-action",
          '  A statement allows what it names, got "NotAction" with Allow, which allows all else.',
          "  fix: Write Action, or a Deny beside a narrower Allow.",
        ],
      },
    ],
    keeps: [edited(POLICY, '"Action": ["iam:*User*", "organizations:*"]', '"NotAction": "s3:*"')],
  },
  {
    rule: "allow-not-resource",
    breaks: [
      {
        tree: edited(POLICY, `"Resource": ${RESOURCE}`, '"NotResource": "arn:aws:s3:::trail/*"'),
        shows: [
          "access/policies/developer.json:14:22 warning allow-not-resource",
          '  A statement allows what it names, got "NotResource" with Allow, which allows all else.',
          "  fix: Write Resource, or a Deny beside a narrower Allow.",
        ],
      },
    ],
    keeps: [edited(POLICY, '"Resource": "*"', '"NotResource": "arn:aws:iam::*:role/app/*"')],
  },
];

describe.each(CASES.map((one) => [one.rule, one] as const))("%s", (rule, { breaks, keeps }) => {
  test.each(breaks.map((broken, index) => [index + 1, broken] as const))(
    "is found (%i)",
    async (_, { tree, shows }) => {
      expect(await shownOf(rule, tree)).toEqual(shows);
    },
  );

  test("finds nothing where it is kept", async () => {
    for (const tree of [VALID_TREE, ...keeps]) expect(await shownOf(rule, tree)).toEqual([]);
  });
});

test("what is wrong in a document of the snapshot is a warning: an account holds it already", async () => {
  const tree = editedIn(VALID_TREE, SNAPSHOT, 'Action: "s3:*"', 'Action: "s3:GetObjekt"');
  const [place] = await shownOf("unknown-action", tree);
  expect(place).toBe("access/organization.snapshot.yaml:17:190 warning unknown-action");
  expect(load(tree).ok).toBe(true);
});

test("an action that AWS has added since can be excepted", () => {
  const tree = {
    ...edited(POLICY, ACTION, '["s3:GetObject", "s3:GetTomorrow"]'),
    "exceptions.yaml":
      "- { rule: unknown-action, on: { permissionSet: developer }, reason: Announced this week, approvedBy: olga, until: 9999-12-31 }\n",
  };
  expect(load(tree)).toMatchObject({
    ok: true,
    excepted: expect.arrayContaining([expect.objectContaining({ rule: "unknown-action" })]),
  });
});
