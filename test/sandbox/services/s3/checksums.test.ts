import {
  type ChecksumAlgorithm,
  compositeChecksum,
  fullChecksum,
  verifiedChecksum,
} from "../../../../sandbox/services/s3/checksums";

/** The check values of the CRC catalogue, and of the SHA standards' own tools, for "123456789". */
const check = Buffer.from("123456789");
const known: readonly (readonly [ChecksumAlgorithm, string])[] = [
  ["CRC32", "cbf43926"],
  ["CRC32C", "e3069283"],
  ["CRC64NVME", "ae8b14860a799888"],
  ["SHA1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
  ["SHA256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"],
];

describe("fullChecksum", () => {
  it.each(known)("%s of the check string is %s", (algorithm, hex) => {
    const { value } = fullChecksum(algorithm, check);
    expect(Buffer.from(value, "base64").toString("hex")).toBe(hex);
  });
});

it("compositeChecksum is the checksum of the parts' checksums, with their number", () => {
  const parts = [
    fullChecksum("CRC32", Buffer.from("a")),
    fullChecksum("CRC32", Buffer.from("b")),
  ].map(({ value }) => value);
  const joined = Buffer.concat(parts.map((value) => Buffer.from(value, "base64")));
  expect(compositeChecksum("CRC32", parts)).toEqual({
    algorithm: "CRC32",
    type: "COMPOSITE",
    value: `${fullChecksum("CRC32", joined).value}-2`,
  });
});

describe("verifiedChecksum", () => {
  it.each(known)("accepts the right %s", (algorithm) => {
    const right = fullChecksum(algorithm, check);
    expect(
      verifiedChecksum({ [`x-amz-checksum-${algorithm.toLowerCase()}`]: right.value }, check),
    ).toEqual(right);
  });

  it("computes CRC64NVME where nothing is claimed", () => {
    expect(verifiedChecksum({}, check)).toEqual(fullChecksum("CRC64NVME", check));
  });

  it.each([
    [
      "a wrong one",
      { "x-amz-checksum-crc32": "AAAAAA==" },
      "BadDigest",
      "The CRC32 you specified did not match the calculated checksum.",
    ],
    [
      "one of the wrong length",
      { "x-amz-checksum-sha256": "AAAA" },
      "InvalidRequest",
      "Value for x-amz-checksum-sha256 header is invalid.",
    ],
    [
      "two",
      { "x-amz-checksum-crc32": "AAAAAA==", "x-amz-checksum-sha1": "AAAA" },
      "InvalidRequest",
      "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    ],
    [
      "one announced and not sent",
      { "x-amz-sdk-checksum-algorithm": "CRC32" },
      "InvalidRequest",
      "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.",
    ],
    [
      "an algorithm that the sandbox lacks",
      { "x-amz-checksum-xxhash64": "AAAAAAAAAAA=" },
      "NotImplemented",
      "The sandbox's S3 has no xxhash64 checksums, only CRC32, CRC32C, CRC64NVME, SHA1, SHA256.",
    ],
  ])("refuses %s", (_, headers, type, message) => {
    expect(() => verifiedChecksum(headers as Record<string, string>, check)).toThrow(
      expect.objectContaining({ type, message }),
    );
  });
});
