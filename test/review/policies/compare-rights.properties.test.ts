import fc from "fast-check";
import { allowsNoMore } from "../../../review/policies/inclusion";
import { allow, deny, reading, type Written } from "./readings";

const list = <T>(items: fc.Arbitrary<T>) => fc.array(items, { minLength: 1, maxLength: 3 });

const actions = list(
  fc.constantFrom("*", "s3:*", "s3:Get*", "s3:GetObject", "S3:?etObject", "sqs:*"),
);
const resources = list(
  fc.constantFrom(
    "*",
    "arn:aws:s3:::a/*",
    "arn:aws:s3:::a*",
    "arn:aws:s3:::?",
    "arn:aws:s3:::${aws:username}/*",
    "arn:aws:sqs:*:*:a",
  ),
);
const conditions = fc.option(
  fc.record(
    {
      StringEquals: fc.record({ "aws:RequestedRegion": list(fc.constantFrom("a", "b")) }),
      StringNotLike: fc.record({ "s3:prefix": list(fc.constantFrom("a*", "ab")) }),
      DateLessThan: fc.record({
        "aws:TokenIssueTime": list(
          fc.constantFrom("2027-01-01", "2027-01-02T00:00:00Z", "1800000000"),
        ),
      }),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);

const statement: fc.Arbitrary<Written> = fc
  .record({
    make: fc.constantFrom(allow, deny),
    actions,
    resources,
    conditions,
    notAction: fc.boolean(),
    notResource: fc.boolean(),
  })
  .map(({ make, actions, resources, conditions, notAction, notResource }) => {
    const { Action, Resource, ...rest } = make(actions, resources, conditions);
    return {
      ...rest,
      [notAction ? "NotAction" : "Action"]: Action,
      [notResource ? "NotResource" : "Resource"]: Resource,
    };
  });

const policy = fc.array(statement, { maxLength: 4 });
const policyWithOne = fc.tuple(policy, statement, fc.nat()).map(([some, one, at]) => ({
  without: some,
  one,
  with: some.toSpliced(at % (some.length + 1), 0, one),
}));

describe("of two policies", () => {
  test("one compared with itself allows no more, in whatever order", () => {
    fc.assert(
      fc.property(policy, (statements) => {
        expect(allowsNoMore(reading(statements), reading(statements.toReversed()))).toBe(true);
      }),
    );
  });

  test("the one without an Allow, or with a Deny more, allows no more", () => {
    fc.assert(
      fc.property(policyWithOne, (pair) => {
        const [fewer, more] = [reading(pair.without), reading(pair.with)];
        expect(
          pair.one.Effect === "Allow" ? allowsNoMore(fewer, more) : allowsNoMore(more, fewer),
        ).toBe(true);
      }),
    );
  });

  test("the one within a boundary allows no more than without it", () => {
    fc.assert(
      fc.property(policy, policy, (statements, boundary) => {
        expect(allowsNoMore(reading(statements, { boundary }), reading(statements))).toBe(true);
      }),
    );
  });

  test("no more than no more is no more, where both are certain", () => {
    fc.assert(
      fc.property(policy, policyWithOne, (statements, pair) => {
        const [first, second] = [reading(statements), reading(pair.without)];
        // What allows no more than a policy allows no more than the policy with one more Allow.
        if (pair.one.Effect === "Allow" && allowsNoMore(first, second))
          expect(allowsNoMore(first, reading(pair.with))).toBe(true);
      }),
    );
  });

  test("a request that only the one allows is never overlooked", () => {
    fc.assert(
      fc.property(policy, policy, request, (left, right, asked) => {
        if (allowsNoMore(reading(left), reading(right)) && allows(left, asked))
          expect(allows(right, asked)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});

interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly region: string;
  readonly prefix: string | undefined;
}

const request: fc.Arbitrary<Asked> = fc.record({
  action: fc.constantFrom("s3:GetObject", "s3:PutObject", "s3:GetBucketPolicy", "sqs:SendMessage"),
  resource: fc.constantFrom(
    "arn:aws:s3:::a/x",
    "arn:aws:s3:::ab",
    "arn:aws:s3:::b",
    "arn:aws:s3:::me/x",
    "arn:aws:sqs:eu-west-1:100000000001:a",
  ),
  region: fc.constantFrom("a", "b", "c"),
  prefix: fc.constantFrom(undefined, "a", "ab", "b"),
});

/** IAM's evaluation, by regular expressions: another way than the one under test. */
function allows(statements: readonly Written[], asked: Asked): boolean {
  const holding = statements.filter((one) => holds(one, asked));
  return (
    holding.some(({ Effect }) => Effect === "Allow") &&
    !holding.some(({ Effect }) => Effect === "Deny")
  );
}

function holds(one: Written, { action, resource, region, prefix }: Asked): boolean {
  const fits = (value: unknown, text: string, flags = "") =>
    (value as string[]).some((pattern) =>
      new RegExp(
        `^${pattern
          .replace("${aws:username}", "me")
          .replace(/[.+^${}()|[\]\\]/g, "\\$&")
          .replaceAll("*", ".*")
          .replaceAll("?", ".")}$`,
        flags,
      ).test(text),
    );
  const { StringEquals, StringNotLike } = (one.Condition ?? {}) as Record<
    string,
    Record<string, string[]> | undefined
  >;
  const prefixes = StringNotLike?.["s3:prefix"];
  return (
    ("Action" in one ? fits(one.Action, action, "i") : !fits(one.NotAction, action, "i")) &&
    ("Resource" in one ? fits(one.Resource, resource) : !fits(one.NotResource, resource)) &&
    (StringEquals?.["aws:RequestedRegion"]?.includes(region) ?? true) &&
    (prefixes === undefined || prefix === undefined || !fits(prefixes, prefix))
  );
}
