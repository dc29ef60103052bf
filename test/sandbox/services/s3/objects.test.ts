import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const Bucket = "acme-state";

let running: RunningSandbox;
let s3: S3Client;
beforeEach(async () => {
  running = await runSandbox();
  s3 = running.s3();
});
afterEach(() => running.stop());

const put = (Key: string, Body: string, more: Partial<PutObjectCommandInput> = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more: object = {}) => {
  const answer = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: await answer.Body?.transformToString() };
};

describe("PutObject and GetObject", () => {
  it("give back the bytes, the ETag, and what the writer said about them", async () => {
    const told = {
      ContentType: "application/json",
      ContentEncoding: "gzip",
      ContentLanguage: "en",
      ContentDisposition: "inline",
      CacheControl: "no-store",
      Metadata: { owner: "platform" },
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: "alias/state",
      BucketKeyEnabled: true,
      StorageClass: "STANDARD_IA",
    } as const;
    const written = await put("k", "hello", told);
    expect(written).toMatchObject({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: "alias/state",
    });
    const read = await get("k");
    expect(read).toMatchObject({ ...told, text: "hello", ETag: written.ETag, ContentLength: 5 });
    const { Body, ...head } = {
      ...(await s3.send(new HeadObjectCommand({ Bucket, Key: "k" }))),
      Body: undefined,
    };
    expect(Body).toBeUndefined();
    expect(head).toMatchObject({ ...told, ETag: written.ETag, ContentLength: 5 });
  });

  it("encrypt with S3's own keys unless asked otherwise", async () => {
    expect((await put("k", "hello")).ServerSideEncryption).toBe("AES256");
    expect((await get("k")).ContentType).toBe("application/octet-stream");
  });

  it.each([
    "a b+c&d=e?f#g%h",
    "<&\"'>.tfstate",
    "../up/./here",
    "/leading//double/",
    "ünïcode/日本/🔑",
    "line\nbreak\u0001",
    "x".repeat(1024),
  ])("take the key %j as it is", async (key) => {
    await put(key, "here");
    expect((await get(key)).text).toBe("here");
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, EncodingType: "url" }));
    const listed = Contents?.map(({ Key = "" }) => decodeURIComponent(Key.replaceAll("+", " ")));
    expect(listed).toEqual([key]);
  });

  it("check and return the checksum of the writer's choice", async () => {
    const written = await put("k", "hello", { ChecksumAlgorithm: "SHA256" });
    expect(written.ChecksumSHA256).toBe("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
    expect(await get("k", { ChecksumMode: "ENABLED" })).toMatchObject({
      ChecksumSHA256: written.ChecksumSHA256,
      ChecksumType: "FULL_OBJECT",
    });
    await expect(
      put("k", "other", { ChecksumSHA256: written.ChecksumSHA256 }),
    ).rejects.toMatchObject({ name: "BadDigest" });
    expect((await get("k")).text).toBe("hello");
  });

  it("let the reader choose headers of the answer", async () => {
    await put("k", "hello");
    expect((await get("k", { ResponseContentType: "text/plain" })).ContentType).toBe("text/plain");
  });

  it("refuse a chosen header that would begin another one", async () => {
    await put("k", "hello");
    const answer = await running.send(
      "GET",
      `/${Bucket}/k?response-content-type=a%0d%0aset-cookie:b`,
    );
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("<ArgumentName>response-content-type</ArgumentName>");
  });

  it.each([
    ["bytes=0-1", "he", "bytes 0-1/5"],
    ["bytes=3-", "lo", "bytes 3-4/5"],
    ["bytes=-2", "lo", "bytes 3-4/5"],
    ["bytes=-99", "hello", "bytes 0-4/5"],
    ["bytes=1-99", "ello", "bytes 1-4/5"],
    ["bytes=3-1", "hello", undefined],
    ["lines=1-2", "hello", undefined],
  ])("read the range %s", async (Range, text, ContentRange) => {
    await put("k", "hello");
    const read = await get("k", { Range });
    expect([read.text, read.ContentRange]).toEqual([text, ContentRange]);
    expect(read.$metadata.httpStatusCode).toBe(ContentRange === undefined ? 200 : 206);
  });

  it("refuse a range after the end", async () => {
    await put("k", "hello");
    await expect(get("k", { Range: "bytes=5-" })).rejects.toMatchObject({
      name: "InvalidRange",
      ActualObjectSize: "5",
    });
  });

  it("know no key that isn't there", async () => {
    await expect(get("absent")).rejects.toMatchObject({
      name: "NoSuchKey",
      Key: "absent",
      $metadata: { httpStatusCode: 404 },
    });
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key: "absent" }))).rejects.toMatchObject({
      name: "NotFound",
    });
  });

  it.each([
    ["a key of 1,025 bytes", { Key: "x".repeat(1025) }, "KeyTooLongError"],
    [
      "metadata of more than 2,048 bytes",
      { Metadata: { long: "x".repeat(2048) } },
      "MetadataTooLarge",
    ],
    ["a KMS key without KMS", { SSEKMSKeyId: "alias/state" }, "InvalidArgument"],
    [
      "an ACL that opens the object",
      { ACL: "public-read" as const },
      "AccessControlListNotSupported",
    ],
    ["tags, which the sandbox lacks", { Tagging: "a=b" }, "NotImplemented"],
    [
      "customer keys, which the sandbox lacks",
      { SSECustomerAlgorithm: "AES256" },
      "NotImplemented",
    ],
  ])("refuse %s", async (_, input, name) => {
    await expect(put("k", "hello", input)).rejects.toMatchObject({ name });
    expect((await s3.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
  });
});

describe("conditional writes", () => {
  it("let exactly one of many concurrent writers create an object", async () => {
    const writers = Array.from({ length: 20 }, (_, index) =>
      put("lock", String(index), { IfNoneMatch: "*" }),
    );
    const outcomes = await Promise.allSettled(writers);
    const winners = outcomes.flatMap(({ status }, index) =>
      status === "fulfilled" ? [String(index)] : [],
    );
    expect(winners).toEqual([(await get("lock")).text]);
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({
          name: "PreconditionFailed",
          message: "At least one of the pre-conditions you specified did not hold",
          Condition: "If-None-Match",
          $metadata: { httpStatusCode: 412 },
        });
  });

  it("replace only what they expect", async () => {
    const { ETag } = await put("k", "one");
    await put("k", "two", { IfMatch: ETag });
    await expect(put("k", "three", { IfMatch: ETag })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    await expect(put("absent", "one", { IfMatch: ETag })).rejects.toMatchObject({
      name: "NoSuchKey",
    });
    expect((await get("k")).text).toBe("two");
  });

  it("know If-None-Match with * only, as S3", async () => {
    await expect(put("k", "one", { IfNoneMatch: '"abc"' })).rejects.toMatchObject({
      name: "NotImplemented",
    });
  });
});

describe("conditional reads", () => {
  const past = new Date(Date.now() - 86_400_000);
  const future = new Date(Date.now() + 86_400_000);

  it.each([
    ["If-Match with another ETag", () => ({ IfMatch: '"abc"' }), 412],
    ["If-Unmodified-Since before it was", () => ({ IfUnmodifiedSince: past }), 412],
    ["If-None-Match with its ETag", (etag?: string) => ({ IfNoneMatch: etag }), 304],
    ["If-None-Match with *", () => ({ IfNoneMatch: "*" }), 304],
    ["If-Modified-Since after it was", () => ({ IfModifiedSince: future }), 304],
  ])("%s", async (_, condition, status) => {
    const { ETag } = await put("k", "hello");
    await expect(get("k", condition(ETag))).rejects.toMatchObject({
      $metadata: { httpStatusCode: status },
    });
  });

  it.each([
    [
      "If-Match with its ETag, which outweighs If-Unmodified-Since",
      (etag?: string) => ({ IfMatch: etag, IfUnmodifiedSince: past }),
    ],
    [
      "If-None-Match with another, which outweighs If-Modified-Since",
      () => ({ IfNoneMatch: '"abc"', IfModifiedSince: future }),
    ],
    ["If-Modified-Since before it was", () => ({ IfModifiedSince: past })],
  ])("%s reads it", async (_, condition) => {
    const { ETag } = await put("k", "hello");
    expect((await get("k", condition(ETag))).text).toBe("hello");
  });
});

describe("CopyObject", () => {
  const copy = (source: string, Key: string, more: object = {}) =>
    s3.send(new CopyObjectCommand({ Bucket, Key, CopySource: source, ...more }));

  it("copies the bytes, metadata and checksum, or takes new metadata", async () => {
    const { ETag } = await put("from it", "hello", {
      Metadata: { a: "1" },
      ContentType: "text/plain",
    });
    expect((await copy(`${Bucket}/from%20it`, "to")).CopyObjectResult?.ETag).toBe(ETag);
    expect(await get("to")).toMatchObject({
      text: "hello",
      Metadata: { a: "1" },
      ContentType: "text/plain",
    });
    await copy(`/${Bucket}/from%20it`, "to", {
      MetadataDirective: "REPLACE",
      Metadata: { b: "2" },
    });
    expect((await get("to")).Metadata).toEqual({ b: "2" });
  });

  it.each([
    ["onto itself", `${Bucket}/k`, "k", {}, "InvalidRequest"],
    ["what isn't there", `${Bucket}/absent`, "to", {}, "NoSuchKey"],
    ["from a bucket that isn't there", "no-such-bucket/k", "to", {}, "NoSuchBucket"],
    ["without a source key", Bucket, "to", {}, "InvalidArgument"],
    [
      "if the source is another",
      `${Bucket}/k`,
      "to",
      { CopySourceIfMatch: '"abc"' },
      "PreconditionFailed",
    ],
  ])("refuses to copy %s", async (_, source, key, more, name) => {
    await put("k", "hello");
    await expect(copy(source, key, more)).rejects.toMatchObject({ name });
  });
});
