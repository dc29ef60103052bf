import { createHash } from "node:crypto";
import type { HttpRequest } from "../../http";
import {
  type Checksum,
  type ChecksumAlgorithm,
  claimedChecksum,
  verifiedChecksum,
} from "./checksums";
import {
  badDigest,
  contentSha256Mismatch,
  incompleteBody,
  invalidDigest,
  malformedTrailer,
} from "./errors";

/** The bytes of an upload, without any framing, checked against every digest that came with them. */
export interface Payload {
  readonly bytes: Buffer;
  readonly checksum: Checksum;
  /** What the checksum was claimed in; undefined where S3 chose it. */
  readonly claimed: ChecksumAlgorithm | undefined;
  /** In hexadecimal. */
  readonly md5: string;
}

export function readPayload({ headers, body }: HttpRequest): Payload {
  const { bytes, trailers } = isChunked(headers)
    ? decodeChunked(headers, body)
    : { bytes: body, trailers: {} };
  verifyContentSha256(headers, bytes);
  const md5 = createHash("md5").update(bytes).digest();
  verifyContentMd5(headers, md5);
  const all = { ...headers, ...trailers };
  const checksum = verifiedChecksum(all, bytes);
  return { bytes, checksum, claimed: claimedChecksum(all)?.algorithm, md5: md5.toString("hex") };
}

function isChunked(headers: HttpRequest["headers"]): boolean {
  return headers["x-amz-content-sha256"]?.startsWith("STREAMING-") === true;
}

function verifyContentSha256(headers: HttpRequest["headers"], bytes: Buffer): void {
  const given = headers["x-amz-content-sha256"];
  if (given === undefined || !/^[\da-f]{64}$/.test(given)) return;
  const computed = createHash("sha256").update(bytes).digest("hex");
  if (given !== computed) throw contentSha256Mismatch(given, computed);
}

function verifyContentMd5(headers: HttpRequest["headers"], md5: Buffer): void {
  const given = headers["content-md5"];
  if (given === undefined) return;
  const claimed = Buffer.from(given, "base64");
  if (claimed.length !== 16) throw invalidDigest(given);
  if (!claimed.equals(md5)) throw badDigest("Content-MD5");
}

interface Decoded {
  readonly bytes: Buffer;
  readonly trailers: Readonly<Record<string, string>>;
}

/**
 * Takes the aws-chunked framing off: `SIZE[;chunk-signature=…]\r\n` BYTES `\r\n` …, a chunk of size 0, trailers.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
function decodeChunked(headers: HttpRequest["headers"], body: Buffer): Decoded {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const line = readLine(body, position);
    const size = /^([\da-fA-F]{1,8})(?:;[^\r\n]*)?$/.exec(line.text)?.[1];
    if (size === undefined) throw incompleteBody();
    const length = Number.parseInt(size, 16);
    position = line.next;
    if (length === 0) break;
    if (body.toString("latin1", position + length, position + length + 2) !== "\r\n")
      throw incompleteBody();
    chunks.push(body.subarray(position, position + length));
    position += length + 2;
  }
  const bytes = Buffer.concat(chunks);
  if (headers["x-amz-decoded-content-length"] !== String(bytes.length)) throw incompleteBody();
  return { bytes, trailers: readTrailers(headers, body, position) };
}

function readTrailers(
  headers: HttpRequest["headers"],
  body: Buffer,
  start: number,
): Readonly<Record<string, string>> {
  const trailers: Record<string, string> = {};
  let position = start;
  while (position < body.length) {
    const { text, next } = readLine(body, position);
    position = next;
    if (text === "") continue;
    const [, name, value] = /^([\w-]+):\s*(.*?)\s*$/.exec(text) ?? [];
    if (name === undefined || value === undefined) throw malformedTrailer();
    trailers[name.toLowerCase()] = value;
  }
  const announced = headers["x-amz-trailer"]?.toLowerCase();
  if (announced !== undefined && trailers[announced] === undefined) throw malformedTrailer();
  return trailers;
}

function readLine(body: Buffer, start: number): { readonly text: string; readonly next: number } {
  const end = body.indexOf("\r\n", start, "latin1");
  if (end < 0) throw incompleteBody();
  return { text: body.toString("latin1", start, end), next: end + 2 };
}
