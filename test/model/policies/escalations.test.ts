import { actionsOf } from "../../../model/policies/action-catalog";
import { ANY_NAME } from "../../../model/policies/allowed";
import { ESCALATION_PATHS } from "../../../model/policies/escalation-paths";
import type { EscalationPath } from "../../../model/policies/escalation-paths/path";
import { escalationsOf, isAdministratorEquivalent } from "../../../model/policies/escalations";
import type { Reading } from "../../../model/policies/reading";
import { document, managed, read, readInline } from "./read";

const allow = (action: string | readonly string[], changes: object = {}) => ({
  Effect: "Allow",
  Action: action,
  Resource: "*",
  ...changes,
});
const deny = (action: string, changes: object = {}) => ({
  ...allow(action, changes),
  Effect: "Deny",
});

const names = (reading: Reading): string[] =>
  escalationsOf(reading, { administering: true }).map(({ path }) => path.name);

/** The least that opens a path: the first action of each need. */
const least = ({ needs }: EscalationPath) => needs.map(({ actions }) => allow(actions[0] ?? ""));

const paths = ESCALATION_PATHS.map((path) => [path.name, path] as const);

describe.each(paths)("%s", (name, path) => {
  test("is found where a policy allows all that it needs", () => {
    expect(names(readInline(...least(path)))).toContain(name);
  });

  test("is found across inline, customer managed and AWS managed policies", () => {
    const [first, ...others] = least(path);
    const reading = read(
      {
        inlinePolicy: document(...others, allow("sts:GetCallerIdentity")),
        customerManagedPolicies: [{ name: "one", path: "/" }],
        managedPolicies: [managed("AmazonS3ReadOnlyAccess")],
      },
      { one: document(first ?? {}) },
    );
    expect(names(reading)).toContain(name);
  });

  test("is not found where any part of it is missing", () => {
    for (const missing of path.needs.keys()) {
      const rest = least(path).filter((_, index) => index !== missing);
      expect(names(readInline(...rest, allow("sts:GetCallerIdentity")))).not.toContain(name);
    }
  });

  test("is not found where any part of it is denied, by itself or by the boundary", () => {
    for (const { actions } of path.needs) {
      const denied = actions.map((action) => deny(action));
      expect(names(readInline(...least(path), ...denied))).not.toContain(name);
      const boundary = document(allow("*"), ...denied);
      const limited = read(
        {
          inlinePolicy: document(...least(path)),
          permissionsBoundary: {
            type: "customer-managed-policy",
            customerManagedPolicy: { name: "limit", path: "/" },
          },
        },
        { limit: boundary },
      );
      expect(names(limited)).not.toContain(name);
    }
  });

  test("is found whichever of the actions that do the same is allowed", () => {
    for (const [index, { actions }] of path.needs.entries()) {
      for (const action of actions) {
        expect(names(readInline(...least(path).with(index, allow(action))))).toContain(name);
      }
    }
  });

  test("is taken away by naming resources where that confines, and by nothing else", () => {
    for (const [index, { actions, every }] of path.needs.entries()) {
      const named = every?.replace(/[^/:]*$/, "chosen") ?? "arn:aws:s3:::chosen";
      const found = names(
        readInline(...least(path).with(index, allow(actions, { Resource: named }))),
      );
      if (every === undefined) expect(found).toContain(name);
      else expect(found).not.toContain(name);
    }
  });

  test("stays where all resources of one account are allowed", () => {
    for (const [index, { actions, every }] of path.needs.entries()) {
      if (every === undefined) continue;
      const one = every.replaceAll(ANY_NAME, "*").replace("::*:", "::100000000011:");
      const statements = least(path).with(index, allow(actions, { Resource: one }));
      expect(names(readInline(...statements))).toContain(name);
    }
  });

  test("needs actions that exist, and says where it is published", () => {
    for (const action of path.needs.flatMap(({ actions }) => actions)) {
      const [service = "", bare = ""] = action.split(":");
      expect(actionsOf(service)?.get(bare.toLowerCase())?.name).toBe(action);
    }
    expect(path.link).toMatch(/^https:\/\//);
  });
});

describe("passing roles", () => {
  const run = allow(["lambda:CreateFunction", "lambda:InvokeFunction", "ec2:RunInstances"]);
  const found = (condition: object) =>
    names(readInline(run, allow("iam:PassRole", { Condition: condition })));

  test.each([
    ["StringEquals", "lambda.amazonaws.com"],
    ["StringLike", "lambda.*"],
    ["StringEqualsIfExists", ["lambda.amazonaws.com"]],
    ["ForAnyValue:StringEquals", "lambda.amazonaws.com"],
  ])("to the services of a Condition with %s only: %j", (operator, services) => {
    expect(found({ [operator]: { "iam:PassedToService": services } })).toEqual([
      "pass any role to Lambda",
    ]);
  });

  test("under a Condition that says when and not what", () => {
    expect(found({ Bool: { "aws:MultiFactorAuthPresent": "true" } })).toEqual([
      "pass any role to Lambda",
      "pass any role to an EC2 instance",
    ]);
  });

  test.each([
    ["StringNotEquals", "lambda.amazonaws.com"],
    ["StringNotLikeIfExists", ["lambda.*", "glue.*"]],
  ])("to all services but those of a Condition with %s: %j", (operator, services) => {
    expect(found({ [operator]: { "iam:PassedToService": services } })).toEqual([
      "pass any role to an EC2 instance",
    ]);
  });

  test.each([
    ["StringNotEquals", "ec2.amazonaws.com"],
    ["StringEquals", ["lambda.amazonaws.com"]],
  ])("to what no Deny with %s keeps it from: %j", (operator, services) => {
    const condition = { [operator]: { "iam:PassedToService": services } };
    const reading = readInline(
      run,
      allow("iam:PassRole"),
      deny("iam:PassRole", { Condition: condition }),
    );
    expect(names(reading)).toEqual(["pass any role to an EC2 instance"]);
  });

  test.each([
    { StringEquals: { "iam:ResourceTag/team": "${aws:PrincipalTag/team}" } },
    { StringLike: { "aws:ResourceTag/workload": "yes" } },
    { ArnLike: { "iam:AssociatedResourceArn": "arn:aws:ec2:*:*:instance/i-1" } },
  ])("not under a Condition that confines roles: %j", (condition) => {
    expect(found(condition)).toEqual([]);
  });
});

describe("a Condition that confines", () => {
  const attaching = (condition: object) =>
    names(readInline(allow("iam:AttachRolePolicy", { Condition: condition })));

  test.each([
    { StringEquals: { "aws:ResourceTag/team": "shop" } },
    { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
    { ArnLikeIfExists: { "iam:PolicyARN": "arn:aws:iam::*:policy/app/*" } },
    { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/b" } },
    { Null: { "iam:PermissionsBoundary": "false" } },
  ])("closes the way: %j", (condition) => {
    expect(attaching(condition)).toEqual([]);
  });

  test.each([
    { StringEqualsIfExists: { "aws:ResourceTag/team": "shop" } },
    { "ForAllValues:StringEquals": { "aws:ResourceTag/team": "shop" } },
    { StringLikeIfExists: { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/b" } },
    { ArnLike: { "iam:PolicyARN": "arn:aws:iam::aws:policy/*" } },
    { ArnEquals: { "iam:PolicyARN": ["arn:aws:iam::aws:policy/AdministratorAccess"] } },
  ])("does not where what has no key passes, or what matters is let through: %j", (condition) => {
    expect(attaching(condition)).toEqual(["attach a policy to any role"]);
  });

  test("closes the way into containers by the cluster", () => {
    const cluster = { ArnEquals: { "ecs:cluster": "arn:aws:ecs:us-east-1:1:cluster/shop" } };
    expect(names(readInline(allow("ecs:ExecuteCommand", { Condition: cluster })))).toEqual([]);
  });
});

describe("a set that may rewrite policies on a path", () => {
  const rewrite = (path: string, also: readonly object[] = []) =>
    document(
      allow("iam:CreatePolicyVersion", { Resource: `arn:aws:iam::*:policy${path}*` }),
      ...also,
    );
  const own = { name: "extra", path: "/" };
  const limit = {
    permissionsBoundary: { type: "customer-managed-policy", customerManagedPolicy: own },
  } as const;

  test.each([
    ["holds one of them", { customerManagedPolicies: [own] }],
    [
      "holds one that nobody here knows",
      { customerManagedPolicies: [{ name: "extra2", path: "/" }] },
    ],
    ["is bounded by one of them", limit],
  ])("rewrites its own where it %s", (_, content) => {
    const reading = read({ ...content, inlinePolicy: rewrite("/ex") }, { extra: rewrite("/ex") });
    expect(names(reading)).toEqual(["rewrite any policy, or its own"]);
  });

  test.each([
    ["lies elsewhere", rewrite("/app/")],
    ["is denied", rewrite("/ex", [deny("iam:*", { Resource: "arn:aws:iam::*:policy/ex*" })])],
  ])("opens nothing where its own %s", (_, inlinePolicy) => {
    const reading = read(
      { customerManagedPolicies: [own], inlinePolicy },
      { extra: document(allow("s3:GetObject")) },
    );
    expect(names(reading)).toEqual([]);
  });
});

describe("a Deny", () => {
  const attach = allow("iam:AttachRolePolicy");

  test.each([
    ["on everything", {}],
    ["on all roles", { Resource: "arn:aws:iam::*:role/*" }],
    ["on all but named roles", { Resource: undefined, NotResource: "arn:aws:iam::*:role/app/*" }],
    [
      "unless the role has a boundary",
      { Condition: { StringNotEquals: { "iam:PermissionsBoundary": "arn:aws:iam::1:policy/b" } } },
    ],
    ["of roles without a boundary", { Condition: { Null: { "iam:PermissionsBoundary": "true" } } }],
  ])("%s counts", (_, changes) => {
    const statement = JSON.parse(JSON.stringify(deny("iam:Attach*", changes)));
    expect(names(readInline(attach, statement))).toEqual([]);
  });

  test.each([
    ["that may not hold", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }],
    ["on one role", { Resource: "arn:aws:iam::*:role/admin" }],
    ["in one account", { Resource: "arn:aws:iam::100000000011:role/*" }],
    ["of another action", { Action: "iam:AttachUserPolicy" }],
  ])("%s does not", (_, changes) => {
    expect(names(readInline(attach, deny("iam:Attach*", changes)))).toEqual([
      "attach a policy to any role",
    ]);
  });
});

test("what changes the whole organization is a way only from where it is administered", () => {
  const reading = readInline(allow("sso:CreateAccountAssignment"));
  expect(escalationsOf(reading, { administering: false })).toEqual([]);
  expect(names(reading)).toEqual(["assign any permission set"]);
});

test("a boundary that nobody knows is not taken to limit anything", () => {
  const reading = read({
    inlinePolicy: document(allow("iam:CreateAccessKey")),
    permissionsBoundary: {
      type: "customer-managed-policy",
      customerManagedPolicy: { name: "limit", path: "/" },
    },
  });
  expect(names(reading)).toEqual(["make an access key for any user"]);
});

test("a way says which statement of which policy opens it", () => {
  const reading = read({
    managedPolicies: [managed("IAMFullAccess")],
    inlinePolicy: document(allow("s3:ListAllMyBuckets"), allow("sts:AssumeRole", { Sid: "Any" })),
  });
  const found = escalationsOf(reading, { administering: false });
  expect(found.at(-1)).toMatchObject({
    path: { name: "assume any role that trusts the account" },
    steps: [
      {
        action: "sts:AssumeRole",
        policy: { origin: { type: "inline" } },
        statement: { sid: "Any", number: 2 },
      },
    ],
  });
  expect(found[0]?.steps[0]).toMatchObject({
    policy: { origin: { type: "aws-managed", name: "IAMFullAccess" } },
    statement: { number: 1 },
  });
});

describe("an administrator's equal", () => {
  test.each(["AdministratorAccess", "IAMFullAccess"])("holds %s", (name) => {
    expect(isAdministratorEquivalent(read({ managedPolicies: [managed(name)] }))).toBe(true);
  });

  test.each(["PowerUserAccess", "ReadOnlyAccess", "SecurityAudit", "IAMUserChangePassword"])(
    "is not who holds %s",
    (name) => {
      expect(isAdministratorEquivalent(read({ managedPolicies: [managed(name)] }))).toBe(false);
    },
  );

  test.each([
    [[allow("*")], true],
    [[allow("*:*")], true],
    [[{ Effect: "Allow", NotAction: "aws-portal:*", Resource: "*" }], true],
    [[{ Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::trail" }], true],
    [[allow(["iam:CreateRole", "iam:PutRolePolicy"])], true],
    [[allow("iam:CreateRole")], false],
    [[allow("*", { Resource: "arn:aws:s3:::*" })], false],
    [[allow("*", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })], false],
    [[allow("*", { Condition: { Bool: {} } })], true],
    [[allow("*"), deny("iam:*")], false],
    [[allow("*"), deny("cloudtrail:*")], true],
  ])("%j: %s", (statements, expected) => {
    expect(isAdministratorEquivalent(readInline(...statements))).toBe(expected);
  });
});
