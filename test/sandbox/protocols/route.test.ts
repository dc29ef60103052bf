import { management } from "../estate-fixture";
import { type RunningSandbox, runSandbox, signedFor } from "../running-sandbox";

const json = { "content-type": "application/x-amz-json-1.1" };
const form = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
const listInstances = { ...json, "x-amz-target": "SWBExternalService.ListInstances" };

let running: RunningSandbox;
beforeAll(async () => {
  running = await runSandbox();
});
afterAll(() => running.stop());

describe("AWS JSON", () => {
  it("answers with its content type, and dates as seconds with a fraction", async () => {
    const answer = await running.send("POST", "/", {
      service: "sso",
      headers: listInstances,
      body: "{}",
    });
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/x-amz-json-1.1");
    const seconds = JSON.parse(answer.body).Instances[0].CreatedDate;
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(60);
  });

  it("takes no body for an empty one", async () => {
    expect(
      (await running.send("POST", "/", { service: "sso", headers: listInstances })).status,
    ).toBe(200);
  });

  it.each([
    ["broken JSON", "{", "The request's body isn't valid JSON in UTF-8."],
    [
      "bytes that aren't UTF-8",
      Buffer.from([0x22, 0xff, 0x22]),
      "The request's body isn't valid JSON in UTF-8.",
    ],
    ["an array", "[]", "The request's body must be a JSON object."],
    ["null", "null", "The request's body must be a JSON object."],
  ])("refuses %s", async (_, body, message) => {
    const answer = await running.send("POST", "/", {
      service: "sso",
      headers: listInstances,
      body,
    });
    expect(answer.status).toBe(400);
    expect(answer.headers["x-amzn-errortype"]).toBe("SerializationException");
    expect(JSON.parse(answer.body)).toEqual({
      __type: "SerializationException",
      message,
      Message: message,
    });
  });

  it.each([
    ["POST", "text/plain", "POST with text/plain"],
    ["GET", "application/x-amz-json-1.1", "GET with application/x-amz-json-1.1"],
  ])("refuses %s with %s", async (method, contentType, given) => {
    const headers = { ...listInstances, "content-type": contentType };
    const answer = await running.send(method, "/", { service: "sso", headers });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({
      __type: "UnknownOperationException",
      message: `An X-Amz-Target request is a POST with Content-Type application/x-amz-json-1.1, got ${given}.`,
    });
  });

  it("names an operation that its service doesn't have", async () => {
    const headers = { ...json, "x-amz-target": "SWBExternalService.NoSuchThing" };
    const answer = await running.send("POST", "/", { service: "sso", headers, body: "{}" });
    expect(answer.body).toContain("NoSuchThing");
    expect(answer.headers["x-amzn-errortype"]).toBe("UnknownOperationException");
  });
});

describe("services that the sandbox isn't", () => {
  const stands =
    "It stands in for sso-admin, identitystore, organizations, iam, kms, scheduler, sns, sqs, sts and s3.";

  it("names a JSON service", async () => {
    const headers = { ...json, "x-amz-target": "DynamoDB_20120810.ListTables" };
    const answer = await running.send("POST", "/", { service: "dynamodb", headers, body: "{}" });
    expect(answer.status).toBe(501);
    expect(JSON.parse(answer.body).message).toBe(
      `The sandbox has no dynamodb ListTables. ${stands}`,
    );
  });

  it("names a Query service", async () => {
    const body = "Action=ListStacks&Version=2010-05-15";
    const answer = await running.send("POST", "/", {
      service: "cloudformation",
      headers: form,
      body,
    });
    expect(answer.status).toBe(501);
    expect(answer.body).toContain("<Code>NotImplementedException</Code>");
    expect(answer.body).toContain(`The sandbox has no cloudformation ListStacks. ${stands}`);
  });

  it("doesn't take a REST service for S3", async () => {
    const answer = await running.send("GET", "/2015-03-31/functions/", { service: "lambda" });
    expect(answer.status).toBe(501);
    expect(JSON.parse(answer.body).message).toBe(
      `The sandbox has no lambda GET /2015-03-31/functions/. ${stands}`,
    );
  });
});

describe("the caller", () => {
  const callerIdentity = { headers: form, body: "Action=GetCallerIdentity&Version=2011-06-15" };

  it.each([
    ["JSON", "POST", listInstances, "{}", 403, "MissingAuthenticationTokenException"],
    ["Query", "POST", form, callerIdentity.body, 403, "MissingAuthenticationToken"],
    ["S3", "GET", {}, "", 403, "AccessDenied"],
  ])("is needed by %s", async (_, method, headers, body, status, code) => {
    const answer = await running.send(method, "/", {
      headers: { ...headers, authorization: undefined },
      body,
    });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(code);
  });

  it.each([
    ["JSON", "POST", listInstances, "{}", 403, "IncompleteSignatureException"],
    ["Query", "POST", form, callerIdentity.body, 400, "IncompleteSignature"],
    ["S3", "GET", {}, "", 400, "AuthorizationHeaderMalformed"],
  ])("must be legible for %s", async (_, method, headers, body, status, code) => {
    const answer = await running.send(method, "/", {
      headers: { ...headers, authorization: "AWS4 who?" },
      body,
    });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(code);
  });

  it.each([
    ["JSON", "POST", listInstances, "{}", "UnrecognizedClientException"],
    ["Query", "POST", form, callerIdentity.body, "InvalidClientTokenId"],
    ["S3", "GET", {}, "", "InvalidAccessKeyId"],
  ])("must be an account of the estate for %s", async (_, method, headers, body, code) => {
    const authorization = signedFor("s3", "999999999999");
    const service = code.startsWith("Invalid") && method === "POST" ? "sts" : "s3";
    const answer = await running.send(method, "/", {
      headers: { ...headers, authorization: authorization.replace("/s3/", `/${service}/`) },
      body,
    });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain(code);
  });

  it("is the account that its key id spells", async () => {
    const headers = { ...form, authorization: signedFor("sts", management) };
    const answer = await running.send("POST", "/", { headers, body: callerIdentity.body });
    expect(answer.body).toContain(`<Account>${management}</Account>`);
  });
});
