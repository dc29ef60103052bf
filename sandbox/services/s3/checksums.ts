import { createHash } from "node:crypto";
import { badDigest, invalidRequest, notImplemented } from "./errors";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html */
const checksumAlgorithms = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

/** Over the whole object, or over the checksums of its parts. */
export type ChecksumType = "FULL_OBJECT" | "COMPOSITE";

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: ChecksumType;
  /** Base64, as in the headers; a composite one ends in `-` and the number of parts. */
  readonly value: string;
}

const prefix = "x-amz-checksum-";
/** Headers that begin like a checksum and aren't one. */
const notAChecksum = new Set(["algorithm", "mode", "type"]);

function checksumOf(algorithm: ChecksumAlgorithm, bytes: Buffer): Buffer {
  switch (algorithm) {
    case "CRC32":
      return crc32(bytes, crc32Table);
    case "CRC32C":
      return crc32(bytes, crc32cTable);
    case "CRC64NVME":
      return crc64(bytes);
    case "SHA1":
      return createHash("sha1").update(bytes).digest();
    case "SHA256":
      return createHash("sha256").update(bytes).digest();
  }
}

export function fullChecksum(algorithm: ChecksumAlgorithm, bytes: Buffer): Checksum {
  const value = checksumOf(algorithm, bytes).toString("base64");
  return { algorithm, type: "FULL_OBJECT", value };
}

/** The checksum of a multipart object from those of its parts. */
export function compositeChecksum(
  algorithm: ChecksumAlgorithm,
  partChecksums: readonly string[],
): Checksum {
  const joined = Buffer.concat(partChecksums.map((value) => Buffer.from(value, "base64")));
  const value = `${checksumOf(algorithm, joined).toString("base64")}-${partChecksums.length}`;
  return { algorithm, type: "COMPOSITE", value };
}

/** The algorithm that a name of the API means; undefined where no name is given. */
export function checksumAlgorithm(name: string | undefined): ChecksumAlgorithm | undefined {
  if (name === undefined) return undefined;
  const found = checksumAlgorithms.find((algorithm) => algorithm === name.toUpperCase());
  if (found === undefined)
    throw notImplemented(`${name} checksums, only ${checksumAlgorithms.join(", ")}`);
  return found;
}

/** The checksum that headers or trailers claim; undefined where they claim none. */
export function claimedChecksum(
  headers: Readonly<Record<string, string>>,
): { readonly algorithm: ChecksumAlgorithm; readonly value: string } | undefined {
  const names = Object.keys(headers).filter(
    (name) => name.startsWith(prefix) && !notAChecksum.has(name.slice(prefix.length)),
  );
  if (names.length > 1)
    throw invalidRequest(
      "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    );
  const [name] = names;
  const algorithm = checksumAlgorithm(name?.slice(prefix.length));
  return name === undefined || algorithm === undefined
    ? undefined
    : { algorithm, value: headers[name] ?? "" };
}

/** Checks what the request claims against its bytes; without a claim S3 computes CRC64NVME. */
export function verifiedChecksum(
  headers: Readonly<Record<string, string>>,
  bytes: Buffer,
): Checksum {
  const claimed = claimedChecksum(headers);
  const announced = checksumAlgorithm(headers["x-amz-sdk-checksum-algorithm"]);
  if (claimed === undefined) {
    if (announced !== undefined && headers["content-md5"] === undefined)
      throw invalidRequest(
        "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.",
      );
    return fullChecksum("CRC64NVME", bytes);
  }
  const computed = fullChecksum(claimed.algorithm, bytes);
  if (Buffer.from(claimed.value, "base64").length !== Buffer.from(computed.value, "base64").length)
    throw invalidRequest(`Value for ${checksumHeader(claimed.algorithm)} header is invalid.`);
  if (claimed.value !== computed.value) throw badDigest(claimed.algorithm);
  return computed;
}

export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `${prefix}${algorithm.toLowerCase()}`;
}

export function checksumHeaders(checksum: Checksum): Readonly<Record<string, string>> {
  return {
    [checksumHeader(checksum.algorithm)]: checksum.value,
    "x-amz-checksum-type": checksum.type,
  };
}

function tableOf32(reversedPolynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++)
      value = value & 1 ? (value >>> 1) ^ reversedPolynomial : value >>> 1;
    return value;
  });
}

const crc32Table = tableOf32(0xedb88320);
const crc32cTable = tableOf32(0x82f63b78);

function crc32(bytes: Buffer, table: Uint32Array): Buffer {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  const result = Buffer.alloc(4);
  result.writeUInt32BE(~crc >>> 0);
  return result;
}

/** CRC-64/NVME as two halves, because BigInt per byte is some fifty times slower. */
const crc64Tables = (() => {
  const high = new Uint32Array(256);
  const low = new Uint32Array(256);
  for (let index = 0; index < 256; index++) {
    let value = BigInt(index);
    for (let bit = 0; bit < 8; bit++)
      value = value & 1n ? (value >> 1n) ^ 0x9a6c9329ac4bc9b5n : value >> 1n;
    high[index] = Number(value >> 32n);
    low[index] = Number(value & 0xffffffffn);
  }
  return { high, low };
})();

function crc64(bytes: Buffer): Buffer {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (crc64Tables.low[index] ?? 0);
    high = (high >>> 8) ^ (crc64Tables.high[index] ?? 0);
  }
  const result = Buffer.alloc(8);
  result.writeUInt32BE(~high >>> 0, 0);
  result.writeUInt32BE(~low >>> 0, 4);
  return result;
}
