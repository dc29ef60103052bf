import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { startSandbox } from "../../sandbox/server";
import { estate, security } from "./estate-fixture";
import { type RunningSandbox, runSandbox, send, signedFor } from "./running-sandbox";

const target = {
  "x-amz-target": "SWBExternalService.ListInstances",
  "content-type": "application/x-amz-json-1.1",
};

describe("the sandbox's server", () => {
  let running: RunningSandbox;
  beforeAll(async () => {
    running = await runSandbox();
  });
  afterAll(() => running.stop());

  it("has an IP literal as its address", () => {
    expect(running.sandbox.url).toBe(`http://127.0.0.1:${running.sandbox.port}`);
  });

  it.each([
    ["JSON", "POST", "/", { ...target, authorization: signedFor("sso") }],
    ["an error", "GET", "/no-such-bucket", { authorization: signedFor("s3") }],
    ["an unsigned request", "GET", "/", {}],
  ])("gives %s a request id", async (_, method, path, headers) => {
    const answer = await send(
      running.sandbox.port,
      method,
      path,
      headers,
      method === "POST" ? "{}" : "",
    );
    expect(answer.headers["x-amzn-requestid"]).toMatch(/^[\da-f-]{36}$/);
  });

  it("tells of a request after its answer, without the signature", async () => {
    running.records.length = 0;
    await running.send("POST", "/", {
      service: "sso",
      headers: { ...target, "x-amz-security-token": "secret", "user-agent": "a test" },
      body: "{}",
    });
    expect(running.records).toHaveLength(1);
    const [record] = running.records;
    expect(record).toMatchObject({
      service: "sso-admin",
      operation: "ListInstances",
      status: 200,
      caller: security,
      headers: { "user-agent": "a test" },
    });
    expect(Object.keys(record?.headers ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(authorization|x-amz-security-token)$/)]),
    );
  });

  it("reads a body that is compressed with gzip", async () => {
    const body = gzipSync("{}");
    const headers = { ...target, "content-encoding": "gzip" };
    expect((await running.send("POST", "/", { service: "sso", headers, body })).status).toBe(200);
  });

  it("says that a body isn't the gzip it claims to be", async () => {
    const headers = { ...target, "content-encoding": "gzip" };
    const answer = await running.send("POST", "/", { service: "sso", headers, body: "{}" });
    expect(JSON.parse(answer.body)).toMatchObject({
      __type: "SerializationException",
      message: "The request's body isn't valid gzip, which its Content-Encoding says it is.",
    });
  });

  it.each([
    ["as it is", {}, Buffer.alloc((4 << 20) + 1, " ")],
    ["once unpacked", { "content-encoding": "gzip" }, gzipSync(Buffer.alloc((4 << 20) + 1, " "))],
  ])("refuses a JSON body that is too large %s", async (_, encoding, body) => {
    const answer = await running.send("POST", "/", {
      service: "sso",
      headers: { ...target, ...encoding },
      body,
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({
      __type: "RequestEntityTooLargeException",
      message: "The request's body is longer than 4194304 bytes.",
    });
  });

  it("keeps a connection open between requests", async () => {
    const socket = connect(running.sandbox.port, "127.0.0.1");
    const answers: string[] = [];
    socket.on("data", (data) => answers.push(data.toString()));
    const head = "HEAD /acme-state HTTP/1.1\r\nHost: s3\r\nAuthorization: ";
    for (const count of [1, 2]) {
      socket.write(`${head}${signedFor("s3")}\r\n\r\n`);
      while (answers.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(answers.join("")).not.toMatch(/connection: close|keep-alive: timeout/i);
    expect(socket.readyState).toBe("open");
    socket.destroy();
  });
});

describe("the sandbox's clock", () => {
  const year2031 = new Date("2031-05-01T12:00:00Z");
  let running: RunningSandbox;
  beforeAll(async () => {
    running = await runSandbox();
    running.sandbox.clock.set(year2031);
  });
  afterAll(() => running.stop());

  it("dates what AWS JSON creates", async () => {
    const call = async (operation: string, input: object) => {
      const headers = { ...target, "x-amz-target": `SWBExternalService.${operation}` };
      const body = JSON.stringify(input);
      return JSON.parse((await running.send("POST", "/", { service: "sso", headers, body })).body);
    };
    const [{ InstanceArn }] = (await call("ListInstances", {})).Instances;
    const created = await call("CreatePermissionSet", { InstanceArn, Name: "later" });
    expect(created.PermissionSet.CreatedDate - year2031.getTime() / 1000).toBeLessThan(60);
    expect(created.PermissionSet.CreatedDate).toBeGreaterThanOrEqual(year2031.getTime() / 1000);
  });

  it("dates S3's objects", async () => {
    await running.send("PUT", "/acme-state/later", { body: "x" });
    const { headers } = await running.send("HEAD", "/acme-state/later");
    expect(headers["last-modified"]).toMatch(/^Thu, 01 May 2031 12:00/);
  });

  it("ends the sessions of STS", async () => {
    const trust = { Effect: "Allow", Principal: { AWS: security }, Action: "sts:AssumeRole" };
    await running.iam(security).createRole({
      RoleName: "reader",
      AssumeRolePolicyDocument: JSON.stringify({ Statement: trust }),
    });
    const { Credentials } = await running.sts().send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${security}:role/reader`,
        RoleSessionName: "test",
      }),
    );
    expect(Credentials?.Expiration?.toISOString()).toMatch(/^2031-05-01T13:00/);
  });
});

describe("starting and stopping the sandbox", () => {
  it("says in one sentence that the port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startSandbox({ estate, port })).rejects.toThrow(
      `The sandbox can't listen on 127.0.0.1:${port}: another process is using it. End that process, or choose another port.`,
    );
    await new Promise((resolve) => other.close(resolve));
  });

  it("closes while a client holds an idle connection, and can be closed again", async () => {
    const sandbox = await startSandbox({ estate });
    const socket = connect(sandbox.port, "127.0.0.1");
    const ended = new Promise((resolve) => socket.on("close", resolve));
    socket.write(
      `HEAD /acme-state HTTP/1.1\r\nHost: s3\r\nAuthorization: ${signedFor("s3")}\r\n\r\n`,
    );
    await new Promise((resolve) => socket.once("data", resolve));
    await Promise.all([sandbox.close(), sandbox.close(), ended]);
    await expect(send(sandbox.port, "GET", "/", {})).rejects.toThrow("ECONNREFUSED");
  });

  it.each([
    ["head", "PUT /acme-state/k HTTP/1.1\r\nHost: s3\r\n"],
    ["body", `PUT /acme-state/k HTTP/1.1\r\nHost: s3\r\nContent-Length: 9\r\n\r\nhalf`],
  ])("closes while a client is stuck in the %s of its request", async (_, half) => {
    const sandbox = await startSandbox({ estate });
    const socket = connect(sandbox.port, "127.0.0.1");
    const ended = new Promise((resolve) => socket.on("close", resolve));
    await new Promise((resolve) => socket.write(half, resolve));
    // The sandbox has seen it once it has answered somebody else.
    await send(sandbox.port, "GET", "/", {});
    await Promise.all([sandbox.close(), ended]);
  });

  it("keeps objects and a bucket's settings in its data directory", async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), "sandbox-"));
    const headers = { authorization: signedFor("s3") };
    const versioning =
      "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    const before = await startSandbox({ estate, dataDirectory });
    await send(before.port, "PUT", "/acme-state?versioning", headers, versioning);
    await send(before.port, "PUT", "/acme-state/k", { ...headers, "x-amz-meta-a": "1" }, "hello");
    await before.close();
    const after = await startSandbox({ estate, dataDirectory });
    const read = await send(after.port, "GET", "/acme-state/k", headers);
    expect(read).toMatchObject({ status: 200, body: "hello", headers: { "x-amz-meta-a": "1" } });
    expect((await send(after.port, "GET", "/acme-state?versioning", headers)).body).toContain(
      "Enabled",
    );
    await after.close();
    rmSync(dataDirectory, { recursive: true });
  });
});
