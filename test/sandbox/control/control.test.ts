import { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { parseEstate } from "../../../sandbox/estate";
import { type Sandbox, startSandbox } from "../../../sandbox/server";
import { type ControlClient, controlOf } from "../control-client";
import { dev, estate } from "../estate-fixture";
import { send, signedFor } from "../running-sandbox";

let sandbox: Sandbox;
let control: ControlClient;
let sso: SSOAdmin;
beforeAll(async () => {
  sandbox = await startSandbox({ estate, pace: "real" });
  control = controlOf(sandbox);
  const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
  sso = new SSOAdmin({ endpoint: sandbox.url, region: "us-east-1", credentials, maxAttempts: 1 });
});
afterAll(async () => {
  sso.destroy();
  await sandbox.close();
});

const json = { "content-type": "application/json" };
const ask = async (method: string, path: string, headers: object = {}, body = "") => {
  const { status, body: text } = await send(sandbox.port, method, path, { ...headers }, body);
  return { status, ...JSON.parse(text) };
};
const refusal = async (method: string, path: string, body: string, headers: object = json) =>
  ask(method, `/_sandbox/${path}`, headers, body);

describe("the control endpoint", () => {
  it("tells how the sandbox is", async () => {
    const { requests } = await control.health();
    await sso.listInstances({});
    expect(await control.health()).toEqual({
      status: "ok",
      pace: "real",
      now: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      requests: requests + 1,
    });
  });

  it("lists AWS's requests, not its own, behind the one that is named", async () => {
    const { requests: before } = await control.health();
    await sso.listInstances({});
    await sso.describeInstance({ InstanceArn: "none" }).catch(() => {});
    expect(await control.requests(before)).toEqual([
      expect.objectContaining({
        number: before + 1,
        service: "sso-admin",
        operation: "ListInstances",
        status: 200,
        caller: estate.organization.delegatedAdministrator,
        userAgent: expect.stringContaining("aws-sdk-js"),
      }),
      expect.objectContaining({ number: before + 2, operation: "DescribeInstance", status: 400 }),
    ]);
  });

  it("sets the clock, and advances it", async () => {
    const year2031 = new Date("2031-05-01T12:00:00Z");
    expect((await control.setClock(year2031)).now).toMatch(/^2031-05-01T12:00:0/);
    expect((await control.advance("P1DT2H30M")).now).toMatch(/^2031-05-02T14:30:0/);
    expect((await control.clock()).now).toMatch(/^2031-05-02T14:30:0/);
  });

  it("tells what waits for the clock, which an advance brings about", async () => {
    const [{ InstanceArn } = {}] = (await sso.listInstances({})).Instances ?? [];
    const { PermissionSet } = await sso.createPermissionSet({ InstanceArn, Name: "waiting" });
    await sso.createAccountAssignment({
      InstanceArn,
      PermissionSetArn: PermissionSet?.PermissionSetArn,
      TargetId: dev,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: "GROUP",
      PrincipalId: "00000000-0000-4000-8000-000000000000",
    });
    const { now, nextDue, pendingSteps } = await control.clock();
    expect(pendingSteps).toBe(1);
    expect(Date.parse(nextDue ?? "") - Date.parse(now)).toBeGreaterThan(0);
    expect(await control.advance("PT3S")).toEqual({
      now: expect.any(String),
      pace: "real",
      pendingSteps: 0,
      pendingCalls: 0,
    });
  });

  it("adds faults, lists how often they struck, and removes them", async () => {
    const [first, second] = await control.addFaults(
      { operation: "sso-admin:ListInstances", kind: "throttling", count: 1 },
      { operation: "s3:*", kind: "slow-answer", milliseconds: 5 },
    );
    await expect(sso.listInstances({})).rejects.toThrow("Rate exceeded");
    expect(await control.faults()).toMatchObject([
      { id: first?.id, struck: 1, fault: { kind: "throttling", count: 1, probability: 1 } },
      { id: second?.id, struck: 0, fault: { kind: "slow-answer", milliseconds: 5 } },
    ]);
    expect(await control.removeFault(first?.id ?? 0)).toHaveLength(1);
    await control.clearFaults();
    expect(await control.faults()).toEqual([]);
  });

  it("dumps an estate that another sandbox starts from", async () => {
    const [{ InstanceArn } = {}] = (await sso.listInstances({})).Instances ?? [];
    await sso.createPermissionSet({ InstanceArn, Name: "dumped" });
    const text = await control.estate();
    const other = await startSandbox({ estate: parseEstate(text, "dump.yaml") });
    expect(await controlOf(other).estate()).toBe(text);
    expect(other.dump()).toBe(text);
    expect(text).toContain("name: dumped");
    await other.close();
  });

  it("takes one fault by itself", async () => {
    const { status, faults } = await refusal(
      "POST",
      "faults",
      '{"operation": "s3:*", "kind": "conflict"}',
    );
    expect([status, faults.length]).toEqual([200, 1]);
    await control.clearFaults();
  });
});

describe("a mistake in a request to the control endpoint", () => {
  it.each<[string, string, string, number, string]>([
    [
      "GET",
      "helth",
      "",
      404,
      'The control endpoint has no "/_sandbox/helth". It has /_sandbox/health, /_sandbox/requests, /_sandbox/clock, /_sandbox/faults, /_sandbox/faults/*, /_sandbox/estate.',
    ],
    ["GET", "faults/1/2", "", 404, 'The control endpoint has no "/_sandbox/faults/1/2"'],
    ["PUT", "clock", "{}", 405, "/_sandbox/clock takes GET, POST, got PUT."],
    [
      "GET",
      "requests?after=-1",
      "",
      400,
      'after is the number of a request, a whole number from 0, got "-1".',
    ],
    ["POST", "clock", "{", 400, "The body isn't valid JSON: "],
    ["POST", "clock", "\u00ff\ud800", 400, "The body isn't valid JSON: "],
    ["POST", "clock", "[]", 400, "body: expected object, got []."],
    ["POST", "clock", "{}", 400, "The clock is either set or advanced: "],
    [
      "POST",
      "clock",
      '{"set":"2026-01-01T00:00:00Z","advance":"PT1H"}',
      400,
      "The clock is either set or advanced: ",
    ],
    [
      "POST",
      "clock",
      '{"set":"tomorrow"}',
      400,
      'set: a time is ISO 8601 with a zone, 2026-11-30T12:00:00Z, got "tomorrow".',
    ],
    ["POST", "clock", '{"set":"2026-02-30T00:00:00Z"}', 400, "set: a time is ISO 8601"],
    [
      "POST",
      "clock",
      '{"set":"1969-12-31T23:59:59Z"}',
      400,
      "The clock goes from 1970 to 9999, and 1969-12-31T23:59:59Z leads out of it.",
    ],
    [
      "POST",
      "clock",
      '{"advance":"P9999999D"}',
      400,
      "The clock goes from 1970 to 9999, and P9999999D leads out of it.",
    ],
    [
      "POST",
      "clock",
      '{"advance":"1 hour"}',
      400,
      'advance: a duration is ISO 8601 in days, hours, minutes and seconds, P1DT2H30M, got "1 hour".',
    ],
    ["POST", "clock", '{"advance":"-PT1H"}', 400, "advance: a duration is ISO 8601"],
    [
      "POST",
      "clock",
      '{"advnace":"PT1H"}',
      400,
      'body has no member "advnace". Nearest: "advance". Correct it, or remove it.',
    ],
    ["POST", "faults", "[]", 400, "body: Too small: expected array to have >=1 items, got []."],
    ["POST", "faults", '{"kind":"throttling"}', 400, "operation is missing. Add it."],
    ["POST", "faults", '{"operation":"sso-admin:*"}', 400, "kind is missing. Add it."],
    [
      "POST",
      "faults",
      '[{"operation":"a:*","kind":"conflict"},{"operation":"sso-admin:Lst","kind":"conflict"}]',
      400,
      'There is no operation "a:*". Correct it.\nThere is no operation "sso-admin:Lst".',
    ],
    ["DELETE", "faults/7777", "", 404, 'There is no fault "7777". There are none.'],
    ["DELETE", "faults/x", "", 404, 'There is no fault "x". There are none.'],
  ])("%s %s %s is refused with %d", async (method, path, body, status, error) => {
    const answer = await refusal(method, path, body);
    expect(answer.error.slice(0, error.length)).toBe(error);
    expect(answer.status).toBe(status);
  });

  it("is a body that is not JSON by its type", async () => {
    expect(
      await refusal("POST", "clock", '{"advance":"PT1H"}', { "content-type": "text/plain" }),
    ).toEqual({
      status: 415,
      error: 'The body is JSON with Content-Type application/json, got "text/plain".',
    });
  });

  it("is a body that is nested too deeply", async () => {
    const deep = "[".repeat(50_000) + "]".repeat(50_000);
    expect(await refusal("POST", "clock", `{"set":${deep}}`)).toEqual({
      status: 400,
      error: "The body is nested too deeply. Nothing here has more than two levels.",
    });
  });

  it("is a body that is too long", async () => {
    expect(await refusal("POST", "faults", " ".repeat((1 << 20) + 1))).toEqual({
      status: 413,
      error: "The body is longer than 1048576 bytes. Send less at a time.",
    });
  });
});

describe("what is not for the control endpoint", () => {
  const clock = "/_sandbox/clock";

  it.each<[string, string, object]>([
    ["a signed request", clock, { authorization: signedFor("s3") }],
    ["a presigned request", `${clock}?X-Amz-Credential=x`, {}],
    ["an operation of AWS", clock, { "x-amz-target": "SWBExternalService.ListInstances" }],
  ])("is %s", async (_, path, headers) => {
    expect(await ask("GET", path, headers)).toEqual({
      status: 403,
      error:
        "The control endpoint is not a service of AWS. Send the request without an AWS signature.",
    });
  });

  it.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1"])(
    "is a request to the host %j",
    async (host) => {
      const { status, error } = await ask("GET", clock, { host });
      expect(status).toBe(403);
      expect(error).toBe(
        `The control endpoint answers at 127.0.0.1:${sandbox.port} only, got Host ${JSON.stringify(host)}. Use that address.`,
      );
    },
  );

  it.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("is a request from a web page: %j", async (headers) => {
    const { status, error } = await ask("GET", clock, headers);
    const [given] = Object.values(headers);
    expect(status).toBe(403);
    expect(error).toBe(
      `The control endpoint is not for web pages, got a request from ${JSON.stringify(given)}. Send it from a program on this machine.`,
    );
  });

  it("is not a bucket of S3 either", async () => {
    const answer = await ask("PUT", "/_sandbox/key", { authorization: signedFor("s3") }, "x");
    expect(answer.status).toBe(403);
  });

  it("goes by both names of the machine itself", async () => {
    for (const host of [`127.0.0.1:${sandbox.port}`, `localhost:${sandbox.port}`])
      expect((await ask("GET", clock, { host })).status).toBe(200);
  });
});
