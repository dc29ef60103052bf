import {
  broadens,
  compareRights,
  isUndecided,
  together,
} from "../../../review/policies/compare-rights";
import { allow, deny, reading, type Written } from "./readings";

const bucket = (name: string) => `arn:aws:s3:::${name}/*`;
const inRegion = (...regions: string[]) => ({ StringEquals: { "aws:RequestedRegion": regions } });
const notInRegion = (...regions: string[]) => ({
  StringNotEquals: { "aws:RequestedRegion": regions },
});
const ofTeam = "arn:aws:s3:::acme-${aws:PrincipalTag/team}/*";

const issuedBefore = (instant: string, ...users: readonly string[]) =>
  deny("*", "*", {
    DateLessThan: { "aws:TokenIssueTime": instant },
    ...(users.length > 0 && { StringEquals: { "identitystore:UserId": users } }),
  });
const [EARLY, LATE] = ["2027-03-31T17:00:00Z", "2027-04-01T09:00:00Z"] as const;
const all = allow("s3:*");

type Case = readonly [
  what: string,
  before: readonly Written[],
  after: readonly Written[],
  verdict: "same" | "narrower" | "wider" | "other",
];

const cases: readonly Case[] = [
  ["the same", [allow("s3:GetObject")], [allow("s3:GetObject")], "same"],
  ["another Sid", [{ ...allow("s3:*"), Sid: "A" }], [{ ...allow("s3:*"), Sid: "B" }], "same"],
  ["actions in other case", [allow("s3:GetObject")], [allow("S3:getobject")], "same"],
  ["both words for everything", [allow("*")], [allow("*:*")], "same"],
  ["a revocation", [all], [all, issuedBefore(EARLY)], "narrower"],
  ["a revocation less", [all, issuedBefore(EARLY)], [all], "wider"],
  ["a revocation later", [all, issuedBefore(EARLY)], [all, issuedBefore(LATE)], "narrower"],
  ["a revocation earlier", [all, issuedBefore(LATE)], [all, issuedBefore(EARLY)], "wider"],
  [
    "a user's revocation later",
    [all, issuedBefore(EARLY, "ana")],
    [all, issuedBefore(LATE, "ana")],
    "narrower",
  ],
  [
    "a user's revocation earlier",
    [all, issuedBefore(LATE, "ana")],
    [all, issuedBefore(EARLY, "ana")],
    "wider",
  ],
  [
    "one of two users' revocations later",
    [all, issuedBefore(EARLY, "ana", "bo")],
    [all, issuedBefore(EARLY, "bo"), issuedBefore(LATE, "ana")],
    "narrower",
  ],
  [
    "one of two users' revocations less",
    [all, issuedBefore(EARLY, "ana", "bo")],
    [all, issuedBefore(EARLY, "bo")],
    "wider",
  ],
  [
    "everyone's revocation for a user's",
    [all, issuedBefore(EARLY, "ana")],
    [all, issuedBefore(EARLY)],
    "narrower",
  ],
  [
    "a user's later revocation for everyone's",
    [all, issuedBefore(EARLY)],
    [all, issuedBefore(LATE, "ana")],
    "other",
  ],
  [
    "one user's revocation later, another's earlier",
    [all, issuedBefore(EARLY, "ana"), issuedBefore(LATE, "bo")],
    [all, issuedBefore(LATE, "ana"), issuedBefore(EARLY, "bo")],
    "other",
  ],
  [
    "a revocation whose instant this project does not read",
    [all, issuedBefore("1806512400")],
    [all, issuedBefore(LATE)],
    "other",
  ],
  [
    "an Allow until a later moment",
    [allow("s3:*", "*", { DateLessThan: { "aws:CurrentTime": EARLY } })],
    [allow("s3:*", "*", { DateLessThan: { "aws:CurrentTime": LATE } })],
    "wider",
  ],
  [
    "an Allow from a later moment",
    [allow("s3:*", "*", { DateGreaterThanEquals: { "aws:CurrentTime": EARLY } })],
    [allow("s3:*", "*", { DateGreaterThanEquals: { "aws:CurrentTime": LATE } })],
    "narrower",
  ],
  [
    "statements split",
    [allow(["s3:GetObject", "s3:PutObject"], [bucket("a"), bucket("b")])],
    [
      allow("s3:GetObject", [bucket("a"), bucket("b")]),
      allow("s3:PutObject", [bucket("b"), bucket("a")]),
    ],
    "same",
  ],
  ["an Allow more", [allow("s3:GetObject")], [allow("s3:GetObject"), allow("sqs:*")], "wider"],
  ["an Allow less", [allow("s3:GetObject"), allow("sqs:*")], [allow("s3:GetObject")], "narrower"],
  ["a Deny more", [allow("s3:*")], [allow("s3:*"), deny("s3:DeleteBucket")], "narrower"],
  ["a Deny less", [allow("s3:*"), deny("s3:DeleteBucket")], [allow("s3:*")], "wider"],
  [
    "a Deny less of what nobody may",
    [allow("s3:GetObject"), deny("sqs:*")],
    [allow("s3:GetObject")],
    "same",
  ],
  [
    "a Deny less on resources that nobody may",
    [allow("s3:GetObject", bucket("a")), deny("s3:*", bucket("b"))],
    [allow("s3:GetObject", bucket("a"))],
    "same",
  ],
  [
    "a Deny less of what nobody may, beside one that stays",
    [allow(["s3:GetObject", "sqs:SendMessage"]), deny(["ec2:*", "sqs:*"])],
    [allow(["s3:GetObject", "sqs:SendMessage"]), deny("sqs:*")],
    "same",
  ],
  ["an action for all", [allow("s3:*")], [allow("s3:GetObject")], "narrower"],
  ["all for an action", [allow("s3:GetObject")], [allow("s3:Get*")], "wider"],
  ["one wildcard for another", [allow("s3:Get*")], [allow("s3:GetObject*")], "narrower"],
  ["an action for another", [allow("s3:GetObject")], [allow("s3:PutObject")], "other"],
  ["fewer objects", [allow("s3:*", bucket("a*"))], [allow("s3:*", bucket("a-logs"))], "narrower"],
  ["other objects", [allow("s3:*", bucket("a"))], [allow("s3:*", bucket("b"))], "other"],
  [
    "a wildcard does not reach over a colon",
    [allow("sqs:*", "arn:aws:sqs:*:orders")],
    [allow("sqs:*", "arn:aws:sqs:us-east-1:100000000001:orders")],
    "other",
  ],
  [
    "a variable for a wildcard",
    [allow("s3:*", bucket("acme-*"))],
    [allow("s3:*", ofTeam)],
    "narrower",
  ],
  [
    "a wildcard for a variable",
    [allow("s3:*", ofTeam)],
    [allow("s3:*", bucket("acme-*"))],
    "wider",
  ],
  [
    "question marks are no match for a variable",
    [allow("s3:*", bucket("acme-".padEnd(28, "?")))],
    [allow("s3:*", ofTeam)],
    "other",
  ],
  [
    "a wildcard ends within no variable",
    [allow("s3:*", "arn:aws:s3:::acme-$*")],
    [allow("s3:*", ofTeam)],
    "other",
  ],
  ["a condition more", [allow("s3:*")], [allow("s3:*", "*", inRegion("eu-west-1"))], "narrower"],
  ["a condition less", [allow("s3:*", "*", inRegion("eu-west-1"))], [allow("s3:*")], "wider"],
  [
    "a value more",
    [allow("s3:*", "*", inRegion("eu-west-1"))],
    [allow("s3:*", "*", inRegion("eu-west-1", "eu-west-3"))],
    "wider",
  ],
  [
    "a value more that must not be",
    [allow("s3:*", "*", notInRegion("eu-west-1"))],
    [allow("s3:*", "*", notInRegion("eu-west-1", "eu-west-3"))],
    "narrower",
  ],
  [
    "a value less under which a Deny does not hold",
    [allow("*"), deny("*", "*", notInRegion("eu-west-1", "eu-west-3"))],
    [allow("*"), deny("*", "*", notInRegion("eu-west-1"))],
    "narrower",
  ],
  [
    "a condition more on a Deny",
    [allow("*"), deny("iam:*")],
    [allow("*"), deny("iam:*", "*", inRegion("eu-west-1"))],
    "wider",
  ],
  [
    "also where the key is missing",
    [allow("s3:*", "*", { StringEquals: { "aws:SourceVpc": "vpc-1" } })],
    [allow("s3:*", "*", { StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" } })],
    "wider",
  ],
  [
    "an operator without a key",
    [allow("s3:*"), deny("s3:Delete*")],
    [allow("s3:*", "*", { Bool: {} }), deny("s3:Delete*", "*", { StringLike: {}, Null: {} })],
    "same",
  ],
  [
    "condition keys in other case",
    [allow("s3:*", "*", { StringEquals: { "aws:SourceVpc": "vpc-1" } })],
    [allow("s3:*", "*", { stringequals: { "AWS:sourcevpc": ["vpc-1"] } })],
    "same",
  ],
  [
    "a pattern of values",
    [allow("s3:*", "*", { StringLike: { "s3:prefix": "home/*" } })],
    [allow("s3:*", "*", { StringLike: { "s3:prefix": "home/a/*" } })],
    "narrower",
  ],
  [
    "ARNs of a condition: a wildcard does not reach over a colon",
    [allow("s3:*", "*", { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:orders" } })],
    [allow("s3:*", "*", { ArnLike: { "aws:SourceArn": "arn:aws:sns:eu-west-1:*:orders" } })],
    "other",
  ],
  [
    "a pattern of ARNs",
    [allow("s3:*", "*", { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:orders" } })],
    [allow("s3:*", "*", { ArnLike: { "aws:SourceArn": "arn:aws:sns:eu-west-1:*:orders" } })],
    "narrower",
  ],
  [
    "another operator",
    [allow("s3:*", "*", { StringEquals: { "s3:prefix": "home" } })],
    [allow("s3:*", "*", { StringLike: { "s3:prefix": "home" } })],
    "other",
  ],
  [
    "one exception more",
    [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }],
    [{ Effect: "Allow", NotAction: ["iam:*", "sts:*"], Resource: "*" }],
    "narrower",
  ],
  [
    "actions that are no exception",
    [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }],
    [allow(["s3:*", "sqs:*"])],
    "narrower",
  ],
  [
    "an action that was an exception",
    [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }],
    [allow(["s3:*", "iam:GetRole"])],
    "other",
  ],
  [
    "all resources but some",
    [allow("s3:*")],
    [{ Effect: "Allow", Action: "s3:*", NotResource: bucket("secret") }],
    "narrower",
  ],
  [
    "an Allow that is denied as a whole",
    [allow("s3:*"), deny("sqs:*")],
    [allow("s3:*"), deny("sqs:*"), allow("sqs:SendMessage")],
    "same",
  ],
];

const turned = { same: "same", narrower: "wider", wider: "narrower", other: "other" } as const;

describe("what a policy allows after a change", () => {
  test.each(cases)("%s", (_, before, after, verdict) => {
    expect(compareRights(reading(before), reading(after)).type).toBe(verdict);
    // The way back is the opposite.
    expect(compareRights(reading(after), reading(before)).type).toBe(turned[verdict]);
  });

  test("names the actions that are new or gone, those that change most first", () => {
    const rights = compareRights(
      reading([allow(["sqs:SendMessage", "s3:GetObject"])]),
      reading([allow(["s3:GetObject", "s3:ListBucket", "s3:PutBucketPolicy", "s3:PutObject"])]),
    );
    expect(rights).toEqual({
      type: "other",
      gained: ["s3:PutBucketPolicy", "s3:PutObject", "s3:ListBucket"],
      lost: ["sqs:SendMessage"],
    });
    expect(isUndecided(rights)).toBe(false);
  });

  test("that can't be told counts as more", () => {
    const rights = compareRights(
      reading([allow("s3:*", bucket("a"))]),
      reading([allow("s3:*", bucket("b"))]),
    );
    expect(rights).toEqual({ type: "other", gained: [], lost: [] });
    expect([isUndecided(rights), broadens(rights)]).toEqual([true, true]);
  });
});

describe("a version that has no variables", () => {
  const homes = [allow("s3:*"), deny("s3:*", bucket("${aws:username}"))];
  const ofTeams = [
    allow("s3:*", "*", { StringNotEquals: { "aws:PrincipalTag/team": "${aws:ResourceTag/team}" } }),
  ];
  const earlier = { version: "2008-10-17" };

  test.each([
    ["Deny", homes],
    ["Condition", ofTeams],
  ])("says something else with one in a %s", (_, statements) => {
    const rights = compareRights(reading(statements), reading(statements, earlier));
    expect(isUndecided(rights)).toBe(true);
  });

  test.each([
    ["without one", [allow("s3:*", bucket("a"))], [allow("s3:*", bucket("a"))]],
    ["as a text", [allow("s3:*", bucket("${a}"))], [allow("s3:*", bucket("${$}{a}"))]],
  ])("says the same %s", (_, before, after) => {
    expect(compareRights(reading(before, earlier), reading(after)).type).toBe("same");
  });
});

describe("a boundary", () => {
  const all = [allow("*")];
  test.each([
    ["added", undefined, [allow("s3:*")], "narrower"],
    ["taken away", [allow("s3:*")], undefined, "wider"],
    ["narrowed", [allow("s3:*")], [allow("s3:Get*")], "narrower"],
    ["widened by a Deny less", [allow("*"), deny("iam:*")], [allow("*")], "wider"],
  ] as const)("%s", (_, before, after, verdict) => {
    const within = (boundary: readonly Written[] | undefined) =>
      reading(all, boundary === undefined ? {} : { boundary });
    expect(compareRights(within(before), within(after)).type).toBe(verdict);
  });

  test("that allows all that the policies allow changes nothing when it goes", () => {
    const policies = [allow("s3:GetObject")];
    expect(
      compareRights(reading(policies, { boundary: [allow("s3:*")] }), reading(policies)).type,
    ).toBe("same");
  });
});

describe("a policy that nobody knows", () => {
  const policies = [allow("s3:*")];
  test("that stays changes nothing", () => {
    const both = reading(policies, { unknown: ["extra"] });
    expect(compareRights(both, both).type).toBe("same");
    expect(compareRights(both, reading([], { unknown: ["extra"] })).type).toBe("narrower");
  });

  test.each([
    ["that is added", [], ["extra"]],
    // It may be the one that denies.
    ["that is taken away", ["extra"], []],
  ])("%s can't be told of", (_, before, after) => {
    const rights = compareRights(
      reading(policies, { unknown: before }),
      reading(policies, { unknown: after }),
    );
    expect(isUndecided(rights)).toBe(true);
  });

  test("may allow what a Deny denies", () => {
    expect(
      compareRights(
        reading([allow("s3:*"), deny("sqs:*")], { unknown: ["extra"] }),
        reading([allow("s3:*")], { unknown: ["extra"] }),
      ).type,
    ).toBe("wider");
  });
});

describe("accounts whose policies differ, together", () => {
  const narrower = { type: "narrower", lost: ["s3:GetObject"] } as const;
  const wider = { type: "wider", gained: ["s3:PutObject"] } as const;
  test.each([
    [[], { type: "same" }],
    [[{ type: "same" } as const, narrower], narrower],
    [[wider, wider], wider],
    [[wider, narrower], { type: "other", gained: ["s3:PutObject"], lost: ["s3:GetObject"] }],
  ])("%j are %j", (all, one) => {
    expect(together(all)).toEqual(one);
  });
});
