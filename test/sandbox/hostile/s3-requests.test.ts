import { Agent } from "node:http";
import { seededRandom } from "../../../sandbox/faults/seeded-random";
import { s3Operations } from "../../../sandbox/services/s3/operations";
import { type RunningSandbox, runSandbox, send, signedFor } from "../running-sandbox";
import { pick } from "./generate";

const REQUESTS = 3000;

const paths = [
  "/",
  "/acme-state",
  "/acme-state/k",
  "/acme-state/a%2fb",
  "/none/k",
  "/acme-state/%",
  "/%00/k",
];
const odd = [
  "",
  "0",
  "-1",
  "1e9",
  "null",
  "a".repeat(3000),
  "%00",
  "<a>",
  "é",
  "2026-01-01T00:00:00Z",
];
const headerNames = [
  "if-match",
  "if-none-match",
  "if-modified-since",
  "range",
  "x-amz-copy-source",
  "x-amz-copy-source-range",
  "x-amz-content-sha256",
  "x-amz-checksum-crc32",
  "x-amz-sdk-checksum-algorithm",
  "x-amz-decoded-content-length",
  "x-amz-tagging",
  "x-amz-server-side-encryption",
  "x-amz-object-lock-mode",
  "x-amz-acl",
  "content-md5",
  "content-encoding",
  "x-amz-trailer",
];
const oddHeaders = [
  ...odd.map(encodeURIComponent),
  "*",
  '"a"',
  "bytes=5-1",
  "/acme-state/k",
  "aws-chunked",
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
];
const parameters = [
  ...new Set(s3Operations.flatMap(({ query }) => Object.keys(query ?? {}))),
  ...[
    "prefix",
    "delimiter",
    "max-keys",
    "marker",
    "continuation-token",
    "versionId",
    "encoding-type",
    "acl",
    "torrent",
  ],
];
const bodies = [
  "",
  "x",
  "<a>",
  "<a/>",
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  "<VersioningConfiguration><Status>Maybe</Status></VersioningConfiguration>",
  "<Delete><Object><Key>k</Key></Object></Delete>",
  "<CompleteMultipartUpload><Part><PartNumber>x</PartNumber></Part></CompleteMultipartUpload>",
  `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`,
  '{"Version":"2012-10-17","Statement":[]}',
  "5;chunk-signature=0\r\nhello\r\n0;chunk-signature=0\r\n\r\n",
];

let running: RunningSandbox;
beforeAll(async () => {
  running = await runSandbox();
});
afterAll(() => running.stop());

test("whatever is asked of S3 is answered as S3 would, and nothing ends it", async () => {
  const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);
  const random = seededRandom(seed);
  const agent = new Agent({ keepAlive: true });
  for (let number = 0; number < REQUESTS; number++) {
    const method = pick(random, ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH"]);
    const query = new URLSearchParams();
    for (let count = Math.floor(random() * 4); count > 0; count--)
      query.append(pick(random, parameters), pick(random, odd));
    const body = method === "GET" || method === "HEAD" ? "" : pick(random, bodies);
    const headers: Record<string, string> = {
      authorization: signedFor("s3"),
      "content-length": String(Buffer.byteLength(body)),
    };
    for (let count = Math.floor(random() * 3); count > 0; count--)
      headers[pick(random, headerNames)] = pick(random, oddHeaders);
    const path = `${pick(random, paths)}?${query}`;
    const answer = await send(running.sandbox.port, method, path, headers, body, agent);
    const isError = answer.status >= 300 && answer.status !== 304 && method !== "HEAD";
    const isRight =
      (answer.status < 500 || answer.status === 501) &&
      (!isError || /<Error><Code>\w+<\/Code><Message>/.test(answer.body)) &&
      !answer.body.includes("root:");
    if (!isRight)
      throw new Error(
        `Seed ${seed}, request ${number}: ${method} ${path} ${JSON.stringify(headers)} ${body.slice(0, 200)}: ${answer.status} ${answer.body.slice(0, 300)}`,
      );
  }
  agent.destroy();
  expect((await running.send("GET", "/")).body).toContain("<ListAllMyBucketsResult");
}, 120_000);
