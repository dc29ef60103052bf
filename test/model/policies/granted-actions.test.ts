import fc from "fast-check";
import type { PolicyDocument } from "../../../model/access-model";
import { escalationsOf } from "../../../model/policies/escalations";
import { accessLevels, grantedActions } from "../../../model/policies/granted-actions";
import { document, managed, read, readInline } from "./read";

const names = (...statements: readonly object[]): string[] =>
  grantedActions(readInline(...statements)).map(({ name }) => name);

const allow = (changes: object) => ({ Effect: "Allow", Resource: "*", ...changes });

describe("a statement grants", () => {
  test.each([
    [{ Action: "SQS:receivemessage" }, ["sqs:ReceiveMessage"]],
    [{ Action: ["sqs:*geQueue", "sqs:?ddPermission"] }, ["sqs:AddPermission", "sqs:PurgeQueue"]],
    [{ Action: "sqs:Nothing*" }, []],
    [{ Action: "s4:*" }, []],
    [{ Action: "*:PurgeQueue" }, ["sqs:PurgeQueue"]],
    [
      { Action: "sqs:SendMessage", Condition: { Bool: { "aws:SecureTransport": "true" } } },
      ["sqs:SendMessage"],
    ],
  ])("%j: %j", (statement, expected) => {
    expect(names(allow(statement))).toEqual(expected);
  });

  test("everything but what NotAction names", () => {
    const granted = names(allow({ NotAction: ["iam:*", "SQS:SendMessage"] }));
    expect(granted).toContain("sqs:ReceiveMessage");
    expect(granted).not.toContain("sqs:SendMessage");
    expect(granted.filter((name) => name.startsWith("iam:"))).toEqual([]);
    expect(granted.length).toBeGreaterThan(20_000);
  });
});

describe("a Deny takes away", () => {
  const send = { Action: ["sqs:SendMessage", "sqs:ReceiveMessage"] };

  test.each([
    [{ Action: "sqs:Send*", Resource: "*" }, ["sqs:ReceiveMessage"]],
    [{ NotAction: "sqs:Send*", Resource: "*" }, ["sqs:SendMessage"]],
    [{ Action: "*", Resource: "arn:aws:sqs:*:*:one" }, ["sqs:ReceiveMessage", "sqs:SendMessage"]],
    [
      { Action: "*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      ["sqs:ReceiveMessage", "sqs:SendMessage"],
    ],
  ])("%j leaves %j", (statement, expected) => {
    expect(names(allow(send), { Effect: "Deny", ...statement })).toEqual(expected);
  });

  test("what it denies on all resources that are allowed", () => {
    const on = (Resource: string) => allow({ ...send, Resource });
    const denied = { Effect: "Deny", Action: "sqs:*", Resource: "arn:aws:sqs:*:*:prod-*" };
    expect(names(on("arn:aws:sqs:us-east-1:*:prod-orders"), denied)).toEqual([]);
    expect(names(on("arn:aws:sqs:us-east-1:*:*-orders"), denied)).toHaveLength(2);
  });
});

test("a boundary leaves what both allow", () => {
  const reading = read(
    {
      managedPolicies: [managed("AmazonSQSFullAccess")],
      permissionsBoundary: {
        type: "customer-managed-policy",
        customerManagedPolicy: { name: "limit", path: "/" },
      },
    },
    { limit: document(allow({ Action: ["sqs:SendMessage", "s3:*"] })) },
  );
  expect(grantedActions(reading).map(({ name }) => name)).toEqual(["sqs:SendMessage"]);
});

test("counts by access level", () => {
  const reading = read({ managedPolicies: [managed("AmazonSQSReadOnlyAccess")] });
  const levels = accessLevels(grantedActions(reading));
  expect(levels).toMatchObject({ Write: 0, Tagging: 0, "Permissions management": 0 });
  expect(levels.List + levels.Read).toBeGreaterThan(3);
});

const action = fc.constantFrom("*", "sqs:*", "sqs:Send*", "sqs:SendMessage", "s3:Get*", "sns:?ub*");
const resource = fc.constantFrom("*", "arn:aws:sqs:*:*:a", "arn:aws:sqs:*:*:*", "arn:aws:s3:::b/*");
const fields = fc.record({
  action: fc.array(action, { minLength: 1, maxLength: 3 }),
  resource: fc.array(resource, { minLength: 1, maxLength: 2 }),
  notAction: fc.boolean(),
  notResource: fc.boolean(),
});
const statement = (effect: "Allow" | "Deny") =>
  fields.map((one) => ({
    Effect: effect,
    [one.notAction ? "NotAction" : "Action"]: one.action,
    [one.notResource ? "NotResource" : "Resource"]: one.resource,
  }));
const statements = fc.array(fc.oneof(statement("Allow"), statement("Deny")), { maxLength: 4 });

test("an Allow more never takes away, a Deny more never adds", () => {
  fc.assert(
    fc.property(statements, statement("Allow"), statement("Deny"), (all, allowed, denied) => {
      const before = new Set(names(...all));
      const more = new Set(names(...all, allowed));
      expect([...before].filter((name) => !more.has(name))).toEqual([]);
      expect(names(...all, denied).filter((name) => !before.has(name))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test("the order of statements means nothing", () => {
  fc.assert(
    fc.property(statements, (all) => {
      expect(names(...all.toReversed())).toEqual(names(...all));
    }),
    { numRuns: 15 },
  );
});

test("odd documents are read as far as they are documents", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (one, other, condition) => {
      for (const odd of [
        one,
        { Statement: one },
        { Statement: [one, { Effect: "Allow", Action: one, Resource: other }] },
        { Statement: { Effect: "Deny", NotAction: one, Resource: "*", Condition: condition } },
        {
          Statement: {
            Effect: "Allow",
            Action: "*",
            Resource: "*",
            Condition: { [JSON.stringify(one)]: other },
          },
        },
      ]) {
        const reading = read({ inlinePolicy: odd as PolicyDocument });
        expect(grantedActions(reading).length).toBeGreaterThanOrEqual(0);
        expect(escalationsOf(reading, { administering: true }).length).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 50 },
  );
});
