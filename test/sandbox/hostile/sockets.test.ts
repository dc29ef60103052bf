import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "../../../sandbox/server";
import { estate } from "../estate-fixture";
import { type RunningSandbox, runSandbox, send, signedFor } from "../running-sandbox";

let running: RunningSandbox;
let dataDirectory: string;
beforeAll(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), "hostile-"));
  running = await runSandbox(estate, dataDirectory);
});
afterAll(async () => {
  await running.stop();
  rmSync(dataDirectory, { recursive: true });
});

const listInstances = {
  authorization: signedFor("sso"),
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": "SWBExternalService.ListInstances",
};
const isWell = async () =>
  (await send(running.sandbox.port, "POST", "/", listInstances, "{}")).status === 200;

/** What comes back for bytes, until the connection ends or nothing more comes. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(running.sandbox.port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
    socket.setTimeout(500, () => socket.destroy());
  });
}

const head = (lines: readonly string[]) =>
  `${["POST / HTTP/1.1", "Host: a", ...lines].join("\r\n")}\r\n\r\n`;
const signed = Object.entries(listInstances).map(([name, value]) => `${name}: ${value}`);
const body = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
/** A request that would delete everything, if it were taken for one. */
const smuggled = `DELETE /acme-state HTTP/1.1\r\nHost: a\r\nAuthorization: ${signedFor("s3")}\r\nContent-Length: 0\r\n\r\n`;

describe("bytes that two servers would understand in two ways", () => {
  it.each<[string, string]>([
    [
      "a length and chunks",
      head([...signed, "Content-Length: 4", "Transfer-Encoding: chunked"]) + body("{}") + smuggled,
    ],
    [
      "chunks and a length",
      head([...signed, "Transfer-Encoding: chunked", "Content-Length: 4"]) + body("{}") + smuggled,
    ],
    ["two lengths", head([...signed, "Content-Length: 2", "Content-Length: 99"]) + smuggled],
    ["a length that is none", head([...signed, "Content-Length: +2"]) + smuggled],
    ["a negative length", head([...signed, "Content-Length: -1"]) + smuggled],
    ["a length in hexadecimal", head([...signed, "Content-Length: 0x2"]) + smuggled],
    ["chunks by another name", head([...signed, "Transfer-Encoding: xchunked"]) + smuggled],
    ["chunks that are not last", head([...signed, "Transfer-Encoding: chunked, gzip"]) + smuggled],
    [
      "a chunk without a length",
      `${head([...signed, "Transfer-Encoding: chunked"])}x\r\n${smuggled}`,
    ],
    ["a space before the colon", head([...signed, "Content-Length : 2"]) + smuggled],
    ["a folded header", head([...signed, "X-A: b\r\n Content-Length: 2"]) + smuggled],
    ["a line that ends in CR alone", `POST / HTTP/1.1\rHost: a\r\r${smuggled}`],
    ["a NUL in a header", head([...signed, "X-A: \u0000"]) + smuggled],
    ["no version", `GET /\r\n\r\n${smuggled}`],
    ["another version", `GET / HTTP/9.9\r\nHost: a\r\n\r\n${smuggled}`],
    ["another protocol", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"],
  ])("are refused: %s", async (_, bytes) => {
    const answer = await exchange(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect((await running.send("HEAD", "/acme-state")).status).toBe(200);
  });
});

describe("too much of something", () => {
  it.each<[string, string, RegExp]>([
    [
      "a header",
      `GET / HTTP/1.1\r\nHost: a\r\nX-A: ${"a".repeat(100_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    [
      "headers",
      `GET / HTTP/1.1\r\nHost: a\r\n${"X-A: b\r\n".repeat(20_000)}\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    ["a path", `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, /^HTTP\/1\.1 4(14|31) /],
    [
      "chunk extensions",
      `${head([...signed, "Transfer-Encoding: chunked"])}2;${"a".repeat(100_000)}\r\n{}\r\n0\r\n\r\n`,
      /^HTTP\/1\.1 413 /,
    ],
  ])("is refused: %s", async (_, bytes, refused) => {
    expect(await exchange(bytes)).toMatch(refused);
    expect(await isWell()).toBe(true);
  });

  it("is refused: a body that says it is small and is not, once it is unpacked", async () => {
    const { gzipSync } = await import("node:zlib");
    const headers = { ...listInstances, "content-encoding": "gzip" };
    const bomb = gzipSync(Buffer.alloc(64 << 20));
    const answer = await send(running.sandbox.port, "POST", "/", headers, bomb);
    expect(answer.status).toBe(413);
  });

  it("is not held in memory: a large body of a small call", async () => {
    const before = process.memoryUsage.rss();
    const large = Buffer.alloc(128 << 20, " ");
    const answers = await Promise.all(
      [1, 2, 3].map(() => send(running.sandbox.port, "POST", "/", listInstances, large)),
    );
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(600 << 20);
  });
});

describe("whoever does not get to the end of a request", () => {
  const open = (count: number, bytes: string) =>
    Promise.all(
      Array.from(
        { length: count },
        () =>
          new Promise<Socket>((resolve) => {
            const socket = connect(running.sandbox.port, "127.0.0.1", () =>
              socket.write(bytes, () => resolve(socket)),
            );
            socket.on("error", () => {});
          }),
      ),
    );

  it.each([
    ["its head", "POST / HTTP/1.1\r\nHost: a\r\nX-A: "],
    ["its body", `${head([...signed, "Content-Length: 100"])}{`],
  ])("hinders nobody else: %s", async (_, half) => {
    const sockets = await open(300, half);
    expect(await isWell()).toBe(true);
    for (const socket of sockets) socket.destroy();
  });

  it.each([
    ["its head", "POST / HTTP/1.1\r\nHost: a\r\nX-A: "],
    ["its body", `${head([...signed, "Content-Length: 100"])}{`],
  ])("is not waited for: %s", async (_, half) => {
    const impatient = await startSandbox({ estate, longestRequest: 200 });
    const socket = connect(impatient.port, "127.0.0.1", () => socket.write(half));
    const answers: string[] = [];
    socket.on("data", (data) => answers.push(String(data)));
    await new Promise((resolve) => socket.on("close", resolve));
    expect(answers.join("")).toMatch(/^HTTP\/1\.1 408 /);
    await impatient.close();
  });

  it("can't take more connections than there are, and gives them back", async () => {
    const sockets = await open(1100, "POST / HTTP/1.1\r\n");
    const isRefused = await isWell().catch(() => false);
    expect(isRefused).toBe(false);
    for (const socket of sockets) socket.destroy();
    while (!(await isWell().catch(() => false)))
      await new Promise((resolve) => setTimeout(resolve, 20));
  });
});

describe("a key of S3", () => {
  const files = () => readdirSync(dataDirectory, { recursive: true }).map(String).sort();
  const usual =
    /^(bytes(\/sha256-[0-9a-f]{64})?|journal-\d+|snapshot-\d+|lock|identity-center-sandbox)$/;

  it.each([
    "/acme-state/../../../escaped",
    "/acme-state/%2e%2e/%2e%2e/escaped",
    "/acme-state/..%2f..%2fescaped",
    "/acme-state//escaped",
    "/acme-state/%2fescaped",
    "/acme-state/journal-0",
    "/acme-state/bytes/sha256-0",
    "/acme-state/a%00b",
    "/acme-state/con:nul",
    "/acme-state/.",
    "/acme-state/%c3%28",
    "/..%2f..%2fescaped/key",
    "/%2e%2e/key",
  ])("names nothing on this machine's disk: %s", async (path) => {
    const answer = await running.send("PUT", path, { body: "escaped" });
    expect(answer.status).toBeLessThan(500);
    expect(files().filter((name) => !usual.test(name))).toEqual([]);
    expect(readdirSync(tmpdir())).not.toContain("escaped");
    if (answer.status === 200) {
      expect((await running.send("GET", path)).body).toBe("escaped");
    }
  });
});
