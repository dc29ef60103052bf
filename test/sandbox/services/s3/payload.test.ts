import fc from "fast-check";
import type { HttpRequest } from "../../../../sandbox/http";
import { fullChecksum } from "../../../../sandbox/services/s3/checksums";
import { readPayload } from "../../../../sandbox/services/s3/payload";

function upload(headers: Record<string, string>, body: string | Buffer): HttpRequest {
  const query = new URLSearchParams();
  return {
    method: "PUT",
    path: "/b/k",
    query,
    headers,
    body: Buffer.from(body),
    caller: "100000000001",
    region: "us-east-1",
    now: new Date(0),
  };
}

const unsigned = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

function chunked(chunks: readonly Buffer[], trailer = "", extension = ""): Buffer {
  const framed = chunks
    .filter(({ length }) => length > 0)
    .flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}${extension}\r\n`),
      chunk,
      Buffer.from("\r\n"),
    ]);
  return Buffer.concat([...framed, Buffer.from(`0${extension}\r\n${trailer}\r\n`)]);
}

function streaming(kind: string, length: number, extra: Record<string, string> = {}) {
  return { "x-amz-content-sha256": kind, "x-amz-decoded-content-length": String(length), ...extra };
}

describe("aws-chunked", () => {
  it("gives back any bytes, however they are cut", () => {
    const anyChunks = fc.array(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(anyChunks, fc.boolean(), (chunks, isSigned) => {
        const whole = Buffer.concat(chunks);
        const checksum = fullChecksum("CRC32", whole);
        const trailer = `x-amz-checksum-crc32:${checksum.value}\r\n`;
        const extension = isSigned ? `;chunk-signature=${"0".repeat(64)}` : "";
        const kind = isSigned ? "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" : unsigned;
        const headers = streaming(kind, whole.length, { "x-amz-trailer": "x-amz-checksum-crc32" });
        const payload = readPayload(upload(headers, chunked(chunks, trailer, extension)));
        expect(payload.bytes.equals(whole)).toBe(true);
        expect(payload.checksum).toEqual(checksum);
      }),
      { numRuns: 50 },
    );
  });

  it("has signed chunks without trailers", () => {
    const body = chunked([Buffer.from("hello")], "", ";chunk-signature=00");
    expect(
      readPayload(
        upload(streaming("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", 5), body),
      ).bytes.toString(),
    ).toBe("hello");
  });

  const good = chunked([Buffer.from("hello")], "x-amz-checksum-crc32:NhCmhg==\r\n");
  const announced = { "x-amz-trailer": "x-amz-checksum-crc32" };
  it.each([
    ["a size that isn't one", streaming(unsigned, 5), "zz\r\nhello\r\n0\r\n\r\n", "IncompleteBody"],
    [
      "a chunk that is too short",
      streaming(unsigned, 5),
      "9\r\nhello\r\n0\r\n\r\n",
      "IncompleteBody",
    ],
    ["no last chunk", streaming(unsigned, 5), "5\r\nhello\r\n", "IncompleteBody"],
    ["another length than announced", streaming(unsigned, 6, announced), good, "IncompleteBody"],
    ["no length announced", { "x-amz-content-sha256": unsigned }, good, "IncompleteBody"],
    [
      "a trailer that is missing",
      streaming(unsigned, 5, announced),
      chunked([Buffer.from("hello")]),
      "MalformedTrailerError",
    ],
    [
      "a trailer that isn't one",
      streaming(unsigned, 5),
      chunked([Buffer.from("hello")], "nonsense\r\n"),
      "MalformedTrailerError",
    ],
    [
      "a wrong checksum",
      streaming(unsigned, 5, announced),
      chunked([Buffer.from("hello")], "x-amz-checksum-crc32:AAAAAA==\r\n"),
      "BadDigest",
    ],
  ])("refuses %s", (_, headers, body, type) => {
    expect(() => readPayload(upload(headers as Record<string, string>, body))).toThrow(
      expect.objectContaining({ type }),
    );
  });
});

describe("digests of a plain body", () => {
  it.each([
    ["Content-MD5 that is right", { "content-md5": "XUFAKrxLKna5cZ2REBfFkg==" }],
    [
      "x-amz-content-sha256 that is right",
      {
        "x-amz-content-sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      },
    ],
    ["UNSIGNED-PAYLOAD", { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" }],
  ])("accepts a %s", (_, headers) => {
    const payload = readPayload(upload(headers as Record<string, string>, "hello"));
    expect(payload).toMatchObject({ md5: "5d41402abc4b2a76b9719d911017c592" });
  });

  it.each([
    ["a wrong Content-MD5", { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" }, "BadDigest"],
    ["a Content-MD5 that isn't one", { "content-md5": "short" }, "InvalidDigest"],
    [
      "a wrong x-amz-content-sha256",
      { "x-amz-content-sha256": "0".repeat(64) },
      "XAmzContentSHA256Mismatch",
    ],
  ])("refuses %s", (_, headers, type) => {
    expect(() => readPayload(upload(headers as Record<string, string>, "hello"))).toThrow(
      expect.objectContaining({ type }),
    );
  });
});
