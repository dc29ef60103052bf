import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { fullChecksum } from "../../../../sandbox/services/s3/checksums";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const Bucket = "acme-state";
const Key = "large";
const first = Buffer.alloc(5 << 20, "a");
const last = Buffer.from("the end");
const whole = Buffer.concat([first, last]);

let running: RunningSandbox;
let s3: S3Client;
beforeAll(async () => {
  running = await runSandbox();
  s3 = running.s3();
});
afterAll(() => running.stop());

const begin = async (more: Partial<CreateMultipartUploadCommandInput> = {}) =>
  (await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }))).UploadId;
const part = async (UploadId: string | undefined, PartNumber: number, Body: Buffer) => {
  const { ETag } = await s3.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
  );
  return { ETag, PartNumber };
};
const complete = (
  UploadId: string | undefined,
  Parts: { ETag?: string; PartNumber: number }[],
  more: object = {},
) =>
  s3.send(
    new CompleteMultipartUploadCommand({
      Bucket,
      Key,
      UploadId,
      MultipartUpload: { Parts },
      ...more,
    }),
  );

describe("a multipart upload", () => {
  it("becomes one object with the headers it began with", async () => {
    const UploadId = await begin({
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: "alias/state",
      ChecksumAlgorithm: "CRC32",
    });
    const parts = [await part(UploadId, 1, first), await part(UploadId, 2, last)];
    const done = await complete(UploadId, parts);
    const digests = Buffer.concat(
      [first, last].map((bytes) => createHash("md5").update(bytes).digest()),
    );
    expect(done.ETag).toBe(`"${createHash("md5").update(digests).digest("hex")}-2"`);
    expect(done).toMatchObject({
      ChecksumType: "COMPOSITE",
      ChecksumCRC32: expect.stringMatching(/-2$/),
    });
    const read = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(read).toMatchObject({ SSEKMSKeyId: "alias/state", ETag: done.ETag });
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(whole)).toBe(true);
    await expect(complete(UploadId, parts)).rejects.toMatchObject({ name: "NoSuchUpload" });
  });

  it("can have a checksum over the whole object", async () => {
    const UploadId = await begin({ ChecksumAlgorithm: "CRC32", ChecksumType: "FULL_OBJECT" });
    const parts = [await part(UploadId, 1, first), await part(UploadId, 2, last)];
    const done = await complete(UploadId, parts, { ChecksumType: "FULL_OBJECT" });
    expect(done).toMatchObject({
      ChecksumType: "FULL_OBJECT",
      ChecksumCRC32: fullChecksum("CRC32", whole).value,
    });
  });

  it("lists its parts in order and page by page, and is listed until it is aborted", async () => {
    const UploadId = await begin();
    await part(UploadId, 2, last);
    await part(UploadId, 1, last);
    const page = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 1 }));
    expect(page).toMatchObject({
      IsTruncated: true,
      NextPartNumberMarker: "1",
      Parts: [{ PartNumber: 1, Size: 7 }],
    });
    const rest = await s3.send(
      new ListPartsCommand({ Bucket, Key, UploadId, PartNumberMarker: "1" }),
    );
    expect(rest).toMatchObject({ IsTruncated: false, Parts: [{ PartNumber: 2 }] });
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toMatchObject([
      { Key, UploadId },
    ]);
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toBeUndefined();
  });

  it("takes parts of other objects", async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: "source", Body: "0123456789" }));
    const UploadId = await begin();
    const copied = await s3.send(
      new UploadPartCopyCommand({
        Bucket,
        Key,
        UploadId,
        PartNumber: 1,
        CopySource: `${Bucket}/source`,
        CopySourceRange: "bytes=2-4",
      }),
    );
    await complete(UploadId, [{ ETag: copied.CopyPartResult?.ETag, PartNumber: 1 }]);
    const read = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await read.Body?.transformToString()).toBe("234");
  });

  it("is refused at its end where the object must not exist yet", async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: "here" }));
    const UploadId = await begin();
    const parts = [await part(UploadId, 1, last)];
    await expect(complete(UploadId, parts, { IfNoneMatch: "*" })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength).toBe(4);
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  });

  describe("is refused", () => {
    it.each([
      ["with a small part before the last", [1, 2], "EntityTooSmall"],
      ["with parts out of order", [2, 1], "InvalidPartOrder"],
      ["with a part that isn't there", [1, 3], "InvalidPart"],
    ])("%s", async (_, numbers, name) => {
      const UploadId = await begin();
      const sent = [await part(UploadId, 1, last), await part(UploadId, 2, last)];
      const parts = numbers.map((PartNumber) => ({ ETag: sent[0]?.ETag, PartNumber }));
      await expect(complete(UploadId, parts)).rejects.toMatchObject({
        name,
        $metadata: { httpStatusCode: 400 },
      });
    });

    it.each([0, 10_001])("for the part number %d", async (PartNumber) => {
      const UploadId = await begin();
      await expect(part(UploadId, PartNumber, last)).rejects.toMatchObject({
        name: "InvalidArgument",
        message: "Part number must be an integer between 1 and 10000, inclusive",
      });
    });

    it.each([
      [
        "in another algorithm",
        { ChecksumCRC32: fullChecksum("CRC32", last).value },
        "InvalidRequest",
      ],
      ["that is wrong", { ChecksumSHA256: `${"A".repeat(43)}=` }, "BadDigest"],
    ])("for a part with a checksum %s", async (_, checksum, name) => {
      const UploadId = await begin({ ChecksumAlgorithm: "SHA256" });
      const call = new UploadPartCommand({
        Bucket,
        Key,
        UploadId,
        PartNumber: 1,
        Body: last,
        ...checksum,
      });
      await expect(s3.send(call)).rejects.toMatchObject({ name });
      const listed = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId }));
      expect(listed.Parts).toBeUndefined();
    });

    it("for another key", async () => {
      const UploadId = await begin();
      await expect(
        s3.send(
          new UploadPartCommand({ Bucket, Key: "other", UploadId, PartNumber: 1, Body: last }),
        ),
      ).rejects.toMatchObject({ name: "NoSuchUpload" });
    });

    it("for a type of checksum that its algorithm doesn't have", async () => {
      await expect(
        begin({ ChecksumAlgorithm: "SHA256", ChecksumType: "FULL_OBJECT" }),
      ).rejects.toMatchObject({
        name: "InvalidRequest",
        message: "The FULL_OBJECT checksum type cannot be used with the sha256 checksum algorithm.",
      });
    });
  });
});
