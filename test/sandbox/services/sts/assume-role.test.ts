import type { IAM } from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { dev, management, prod, security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox, signedFor } from "../../running-sandbox";

const form = { "content-type": "application/x-www-form-urlencoded" };

let running: RunningSandbox;
let iam: IAM;
beforeEach(async () => {
  running = await runSandbox();
  iam = running.iam(dev);
});
afterEach(() => running.stop());

const trust = (principal: string, condition?: object) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: principal },
        Action: "sts:AssumeRole",
        ...(condition && { Condition: condition }),
      },
    ],
  });
const createRole = (RoleName: string, principal: string, more: object = {}) =>
  iam.createRole({ RoleName, AssumeRolePolicyDocument: trust(principal), ...more });
const roleArn = (name: string, account = dev) => `arn:aws:iam::${account}:role/${name}`;
const assume = (
  RoleArn: string,
  { as = security, ...more }: { as?: string; [name: string]: unknown } = {},
) => running.sts(as).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "deploy", ...more }));
const identity = (keyId: string | undefined) =>
  running.sts(keyId).send(new GetCallerIdentityCommand());
const denied = (caller: string, role: string, action = "sts:AssumeRole") => ({
  name: "AccessDenied",
  message: `User: ${caller} is not authorized to perform: ${action} on resource: ${role}`,
  $metadata: expect.objectContaining({ httpStatusCode: 403 }),
});
const userArn = (account: string) => `arn:aws:iam::${account}:user/sandbox`;

describe("GetCallerIdentity", () => {
  it.each([
    ["any key id", "sandbox", security],
    ["an account id", management, management],
  ])("with %s is the account's user", async (_, keyId, account) => {
    const answer = await identity(keyId);
    expect(answer).toMatchObject({ Account: account, Arn: userArn(account) });
    expect(answer.UserId).toMatch(/^AIDA[A-Z0-9]{17}$/);
    const { User } = await running.iam(account).getUser({});
    expect(User?.UserId).toBe(answer.UserId);
  });
});

describe("AssumeRole", () => {
  it("makes calls come from the role's account, as that session", async () => {
    await createRole("deployer", security, { Path: "/ci/" });
    const { Credentials, AssumedRoleUser } = await assume(roleArn("ci/deployer"));
    const Arn = `arn:aws:sts::${dev}:assumed-role/deployer/deploy`;
    expect(AssumedRoleUser?.Arn).toBe(Arn);
    const { Role } = await iam.getRole({ RoleName: "deployer" });
    expect(await identity(Credentials?.AccessKeyId)).toMatchObject({
      Account: dev,
      Arn,
      UserId: `${Role?.RoleId}:deploy`,
    });
    const inside = running.iam(Credentials?.AccessKeyId ?? "");
    expect((await inside.getRole({ RoleName: "deployer" })).Role?.RoleName).toBe("deployer");
    await expect(inside.getUser({})).rejects.toMatchObject({
      message: "Must specify userName when calling with non-User credentials",
    });
  });

  it("gives credentials for as long as asked, an hour by default", async () => {
    await createRole("deployer", security);
    for (const [DurationSeconds, seconds] of [
      [900, 900],
      [undefined, 3600],
    ] as const) {
      const { Credentials } = await assume(roleArn("deployer"), { DurationSeconds });
      const remaining = (Credentials?.Expiration?.getTime() ?? 0) - Date.now();
      expect(remaining).toBeGreaterThan((seconds - 10) * 1000);
      expect(remaining).toBeLessThanOrEqual(seconds * 1000);
    }
  });

  it("lets the management account into the others by the role that Organizations makes", async () => {
    const role = roleArn("OrganizationAccountAccessRole");
    const { Credentials } = await assume(role, { as: management });
    expect((await identity(Credentials?.AccessKeyId)).Account).toBe(dev);
    await expect(assume(role)).rejects.toMatchObject(denied(userArn(security), role));
  });

  it.each<[string, string, boolean]>([
    ["its account's id", security, true],
    ["its account's root", `arn:aws:iam::${security}:root`, true],
    ["its ARN", userArn(security), true],
    ["everybody", "*", true],
    ["another account", prod, false],
    ["another user of its account", `arn:aws:iam::${security}:user/other`, false],
  ])("is for whom the role trusts: %s", async (_, principal, isTrusted) => {
    await createRole("deployer", principal);
    const outcome = await assume(roleArn("deployer")).catch((error: unknown) => error);
    if (isTrusted) expect(outcome).toHaveProperty("Credentials");
    else expect(outcome).toMatchObject(denied(userArn(security), roleArn("deployer")));
  });

  it("is for a role's session where that role is trusted", async () => {
    await createRole("first", security);
    await running.iam(prod).createRole({
      RoleName: "second",
      AssumeRolePolicyDocument: trust(roleArn("first")),
      MaxSessionDuration: 7200,
    });
    const second = roleArn("second", prod);
    await expect(assume(second)).rejects.toMatchObject(denied(userArn(security), second));
    const { Credentials } = await assume(roleArn("first"));
    const chained = await assume(second, { as: Credentials?.AccessKeyId });
    expect((await identity(chained.Credentials?.AccessKeyId)).Account).toBe(prod);
    await expect(
      assume(second, { as: Credentials?.AccessKeyId, DurationSeconds: 7200 }),
    ).rejects.toMatchObject({
      name: "ValidationError",
      message:
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    });
  });

  it("heeds the conditions of the trust", async () => {
    const AssumeRolePolicyDocument = trust(security, {
      StringEquals: { "sts:ExternalId": "expected", "aws:PrincipalOrgID": "o-acme123456" },
      StringLike: { "sts:RoleSessionName": "deploy*" },
    });
    await iam.createRole({ RoleName: "deployer", AssumeRolePolicyDocument });
    const role = roleArn("deployer");
    await assume(role, { ExternalId: "expected" });
    await expect(assume(role)).rejects.toMatchObject(denied(userArn(security), role));
    await expect(
      assume(role, { ExternalId: "expected", RoleSessionName: "other" }),
    ).rejects.toMatchObject({ name: "AccessDenied" });
  });

  it("takes tags where the role trusts the caller with them", async () => {
    await createRole("deployer", security);
    const role = roleArn("deployer");
    await expect(assume(role, { Tags: [{ Key: "a", Value: "1" }] })).rejects.toMatchObject(
      denied(userArn(security), role, "sts:TagSession"),
    );
  });

  it("doesn't say whether a role is missing, at another path or not for the caller", async () => {
    await createRole("deployer", prod, { Path: "/ci/" });
    for (const role of [
      roleArn("ci/deployer"),
      roleArn("deployer"),
      roleArn("missing"),
      roleArn("x", "999999999999"),
    ])
      await expect(assume(role)).rejects.toMatchObject(denied(userArn(security), role));
  });

  it.each<[string, object, string]>([
    [
      "a user's ARN",
      { RoleArn: `arn:aws:iam::${dev}:user/someone` },
      `arn:aws:iam::${dev}:user/someone is invalid`,
    ],
    [
      "a session name of one letter",
      { RoleSessionName: "d" },
      "1 validation error detected: Value 'd' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ],
    [
      "less than 15 minutes",
      { DurationSeconds: 899 },
      "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      "more than the role gives",
      { DurationSeconds: 3601 },
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    ],
  ])("refuses %s", async (_, more, message) => {
    await createRole("deployer", security);
    await expect(
      running.sts(security).send(
        new AssumeRoleCommand({
          RoleArn: roleArn("deployer"),
          RoleSessionName: "deploy",
          ...more,
        }),
      ),
    ).rejects.toMatchObject({ name: "ValidationError", message });
  });

  it("refuses a duration that is no number", async () => {
    const body = `Action=AssumeRole&Version=2011-06-15&RoleArn=${encodeURIComponent(roleArn("deployer"))}&RoleSessionName=deploy&DurationSeconds=an+hour`;
    const answer = await running.send("POST", "/", { service: "sts", headers: form, body });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(
      "<Code>MalformedInput</Code><Message>A number or a boolean was expected, got &quot;an hour&quot;.</Message>",
    );
  });
});

describe("a role session", () => {
  const json = {
    "x-amz-target": "SWBExternalService.ListInstances",
    "content-type": "application/x-amz-json-1.1",
  };
  const query = { ...form };
  const body = "Action=GetCallerIdentity&Version=2011-06-15";

  it.each([
    ["JSON", "POST", "sso", json, "{}", 400, "ExpiredTokenException"],
    ["Query", "POST", "sts", query, body, 403, "<Code>ExpiredToken</Code>"],
    ["S3", "GET", "s3", {}, "", 400, "<Code>ExpiredToken</Code>"],
  ])("ends, for %s too", async (_, method, service, headers, sent, status, code) => {
    await createRole("deployer", security);
    const { Credentials } = await assume(roleArn("deployer"));
    const authorization = signedFor(service, Credentials?.AccessKeyId);
    const ask = () =>
      running.send(method, "/", { headers: { ...headers, authorization }, body: sent });
    expect((await ask()).status).toBe(200);
    running.sandbox.clock.advance(3601 * 1000);
    const answer = await ask();
    expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(code)]);
  });

  it("that STS never opened is nobody's", async () => {
    await expect(identity("ASIA0123456789ABCDEF")).rejects.toMatchObject({
      name: "InvalidClientTokenId",
    });
  });

  it("is what a bucket policy sees", async () => {
    await running.iam(security).createRole({
      RoleName: "reader",
      AssumeRolePolicyDocument: trust(security),
    });
    const reader = roleArn("reader", security);
    const { Credentials } = await assume(reader);
    await running.s3All().putBucketPolicy({
      Bucket: "acme-state",
      Policy: JSON.stringify({
        Statement: {
          Effect: "Deny",
          Principal: { AWS: reader },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::acme-state/*",
        },
      }),
    });
    const put = { Bucket: "acme-state", Key: "k", Body: "v" };
    await running.s3All().putObject(put);
    await expect(running.s3All(Credentials?.AccessKeyId).putObject(put)).rejects.toMatchObject({
      name: "AccessDenied",
      message: `User: arn:aws:sts::${security}:assumed-role/reader/deploy is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme-state/k" with an explicit deny in a resource-based policy`,
    });
  });
});

describe("what STS has besides", () => {
  it("is refused by name", async () => {
    await expect(running.sts().send(new GetSessionTokenCommand())).rejects.toMatchObject({
      message: "The sandbox has no sts GetSessionToken: AWS does, and nothing was done.",
      $metadata: { httpStatusCode: 501 },
    });
  });

  it.each([
    ["GetCallerIdentity", "1999-01-01"],
    ["GetNothing", "2011-06-15"],
  ])("is unknown: %s of %s", async (action, version) => {
    const answer = await running.send("POST", "/", {
      service: "sts",
      headers: form,
      body: `Action=${action}&Version=${version}`,
    });
    expect(answer.body).toContain(
      `<Message>Could not find operation ${action} for version ${version}</Message>`,
    );
  });
});
