import type { IAM } from "@aws-sdk/client-iam";
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { dev } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const issuer = "https://token.actions.example.com";
const provider = `arn:aws:iam::${dev}:oidc-provider/token.actions.example.com`;
const RoleArn = `arn:aws:iam::${dev}:role/deployer`;
const claims = {
  iss: issuer,
  aud: "sts.amazonaws.com",
  sub: "repo:acme/access:ref:refs/heads/main",
  ref: "refs/heads/main",
};

let running: RunningSandbox;
let iam: IAM;
beforeEach(async () => {
  running = await runSandbox();
  iam = running.iam(dev);
  await iam.createOpenIDConnectProvider({ Url: issuer, ClientIDList: ["sts.amazonaws.com"] });
  await iam.createRole({
    RoleName: "deployer",
    AssumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: provider },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.example.com:aud": "sts.amazonaws.com",
              "token.actions.example.com:ref": "refs/heads/main",
            },
            StringLike: { "token.actions.example.com:sub": "repo:acme/access:*" },
          },
        },
      ],
    }),
  });
});
afterEach(() => running.stop());

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const token = (changed: object = {}) =>
  `${part({ alg: "RS256" })}.${part({ ...claims, ...changed })}.c2lnbmF0dXJl`;
const assume = (WebIdentityToken: string, more: object = {}) =>
  running.sts().send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn,
      RoleSessionName: "ci",
      WebIdentityToken,
      ...more,
    }),
  );

test("a token that the role trusts opens a session, without a signature", async () => {
  const answer = await assume(token());
  expect(answer).toMatchObject({
    Provider: provider,
    Audience: "sts.amazonaws.com",
    SubjectFromWebIdentityToken: claims.sub,
    AssumedRoleUser: { Arn: `arn:aws:sts::${dev}:assumed-role/deployer/ci` },
  });
  const record = running.records.at(-1);
  expect([record?.operation, record?.caller]).toEqual(["AssumeRoleWithWebIdentity", undefined]);
  const identity = await running
    .sts(answer.Credentials?.AccessKeyId)
    .send(new GetCallerIdentityCommand());
  expect(identity.Arn).toBe(`arn:aws:sts::${dev}:assumed-role/deployer/ci`);
});

test.each([
  ["another branch", { ref: "refs/heads/feature" }],
  ["another repository", { sub: "repo:other/access:ref:refs/heads/main" }],
])("a token of %s doesn't", async (_, changed) => {
  await expect(assume(token(changed))).rejects.toMatchObject({
    name: "AccessDenied",
    message: "Not authorized to perform sts:AssumeRoleWithWebIdentity",
  });
});

test("a role that isn't there is as little authorized", async () => {
  await expect(assume(token(), { RoleArn: `${RoleArn}s` })).rejects.toMatchObject({
    name: "AccessDenied",
  });
});

test.each<[string, string, string, string]>([
  [
    "an issuer that the account has no provider for",
    token({ iss: "https://other.example.com" }),
    "InvalidIdentityTokenException",
    "No OpenIDConnect provider found in your account for https://other.example.com",
  ],
  [
    "an audience that the provider doesn't know",
    token({ aud: ["other"] }),
    "InvalidIdentityTokenException",
    "Incorrect token audience",
  ],
  [
    "a token that is over",
    token({ exp: 1_000_000_000 }),
    "ExpiredTokenException",
    "must be before the expiration date/time 2001-09-09T01:46:40.000Z",
  ],
  [
    "what is no token",
    "secret",
    "InvalidIdentityTokenException",
    "The ID Token provided is not a valid JWT.",
  ],
  [
    "a token without a subject",
    token({ sub: undefined }),
    "InvalidIdentityTokenException",
    "The ID Token provided is not a valid JWT.",
  ],
])("%s is named", async (_, given, name, message) => {
  await expect(assume(given)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});
