import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { dev, management, security } from "../estate-fixture";
import { type RunningSandbox, runSandbox } from "../running-sandbox";

let running: RunningSandbox;
beforeAll(async () => {
  running = await runSandbox();
});
afterAll(() => running.stop());

describe("GetCallerIdentity", () => {
  it.each([
    ["any key id", "sandbox", security],
    ["an account id", management, management],
  ])("with %s", async (_, keyId, account) => {
    const identity = await running.sts(keyId).send(new GetCallerIdentityCommand());
    expect(identity).toMatchObject({
      Account: account,
      Arn: `arn:aws:iam::${account}:user/sandbox`,
    });
    expect(identity.UserId).toMatch(/^AIDA[A-Z0-9]{17}$/);
  });
});

describe("AssumeRole", () => {
  const assume = (RoleArn: string, RoleSessionName = "deploy") =>
    running.sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName, DurationSeconds: 900 }));

  it("gives credentials of the role's account", async () => {
    const { Credentials, AssumedRoleUser } = await assume(`arn:aws:iam::${dev}:role/path/deployer`);
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${dev}:assumed-role/deployer/deploy`);
    const remaining = (Credentials?.Expiration?.getTime() ?? 0) - Date.now();
    expect(remaining).toBeGreaterThan(890_000);
    expect(remaining).toBeLessThanOrEqual(900_000);
    const identity = await running
      .sts(Credentials?.AccessKeyId)
      .send(new GetCallerIdentityCommand());
    expect(identity.Account).toBe(dev);
  });

  it.each([
    [
      "a user's ARN",
      `arn:aws:iam::${dev}:user/someone`,
      "deploy",
      `arn:aws:iam::${dev}:user/someone is invalid`,
    ],
    [
      "a session name of one letter",
      `arn:aws:iam::${dev}:role/deployer`,
      "d",
      /Value 'd' at 'roleSessionName' failed/,
    ],
  ])("refuses %s", async (_, role, session, message) => {
    await expect(assume(role, session)).rejects.toThrow(message);
  });
});

it.each(["899", "43201", "an hour"])("AssumeRole refuses %s seconds", async (seconds) => {
  const role = encodeURIComponent(`arn:aws:iam::${dev}:role/deployer`);
  const answer = await running.send("POST", "/", {
    service: "sts",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `Action=AssumeRole&Version=2011-06-15&RoleArn=${role}&RoleSessionName=deploy&DurationSeconds=${seconds}`,
  });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain(
    `Value &apos;${seconds}&apos; at &apos;durationSeconds&apos; failed`,
  );
});

describe("what STS has besides", () => {
  it("is refused by name", async () => {
    await expect(running.sts().send(new GetSessionTokenCommand())).rejects.toMatchObject({
      message: expect.stringContaining("The sandbox has no sts GetSessionToken."),
      $metadata: { httpStatusCode: 501 },
    });
  });

  it("is unknown for another version", async () => {
    const answer = await running.send("POST", "/", {
      service: "sts",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "Action=GetCallerIdentity&Version=1999-01-01",
    });
    expect(answer.body).toContain(
      "<Message>Could not find operation GetCallerIdentity for version 1999-01-01</Message>",
    );
  });
});
