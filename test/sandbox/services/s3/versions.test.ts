import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
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

const version = (Status: "Enabled" | "Suspended") =>
  s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
const put = (Key: string, Body: string, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const remove = (Key: string, VersionId?: string, more: object = {}) =>
  s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId, ...more }));
const read = async (Key: string, VersionId?: string) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
const list = async () =>
  (await s3.send(new ListObjectsV2Command({ Bucket }))).Contents?.map(({ Key }) => Key) ?? [];

describe("a bucket without versioning", () => {
  it("says nothing of it, and forgets what is overwritten or deleted", async () => {
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
    expect((await put("k", "one")).VersionId).toBeUndefined();
    await put("k", "two");
    expect(await read("k", "null")).toBe("two");
    expect(await remove("k")).not.toHaveProperty("DeleteMarker", true);
    await expect(read("k")).rejects.toMatchObject({ name: "NoSuchKey" });
    expect((await s3.send(new ListObjectVersionsCommand({ Bucket }))).Versions).toBeUndefined();
  });

  it("takes the deletion of what isn't there as done", async () => {
    expect((await remove("absent")).$metadata.httpStatusCode).toBe(204);
  });

  it("deletes only what is expected", async () => {
    const { ETag } = await put("k", "one");
    await expect(remove("k", undefined, { IfMatch: '"abc"' })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    await remove("k", undefined, { IfMatch: ETag });
    expect(await list()).toEqual([]);
  });
});

describe("a bucket with versioning", () => {
  beforeEach(() => version("Enabled"));

  it("keeps every version, newest first, under a delete marker too", async () => {
    const one = await put("k", "one");
    const two = await put("k", "two");
    const marker = await remove("k");
    expect(marker.DeleteMarker).toBe(true);
    expect(await list()).toEqual([]);
    await expect(read("k")).rejects.toMatchObject({
      name: "NoSuchKey",
      $response: { headers: expect.objectContaining({ "x-amz-delete-marker": "true" }) },
    });
    expect(await read("k", one.VersionId)).toBe("one");
    expect(await read("k", two.VersionId)).toBe("two");
    const { Versions, DeleteMarkers } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [two.VersionId, false],
      [one.VersionId, false],
    ]);
    expect(DeleteMarkers).toMatchObject([
      { Key: "k", VersionId: marker.VersionId, IsLatest: true },
    ]);
  });

  it("brings back what lies under a version that is deleted", async () => {
    await put("k", "one");
    const two = await put("k", "two");
    const marker = await remove("k");
    expect(await remove("k", marker.VersionId)).toMatchObject({
      DeleteMarker: true,
      VersionId: marker.VersionId,
    });
    expect(await read("k")).toBe("two");
    await remove("k", two.VersionId);
    expect(await read("k")).toBe("one");
  });

  it("lets a lock be taken again after its deletion", async () => {
    await put("lock", "one", { IfNoneMatch: "*" });
    await expect(put("lock", "two", { IfNoneMatch: "*" })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    await remove("lock");
    await put("lock", "three", { IfNoneMatch: "*" });
    expect(await read("lock")).toBe("three");
  });

  it("lists versions page by page", async () => {
    for (const body of ["1", "2", "3"]) await put("a", body);
    await put("b", "1");
    await put("dir/c", "1");
    const found: string[] = [];
    let markers: { KeyMarker?: string; VersionIdMarker?: string } = {};
    do {
      const page = await s3.send(
        new ListObjectVersionsCommand({ Bucket, MaxKeys: 2, Delimiter: "/", ...markers }),
      );
      found.push(
        ...(page.Versions ?? []).map(({ Key }) => Key ?? ""),
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ""),
      );
      markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    } while (markers.KeyMarker !== undefined);
    expect(found).toEqual(["a", "a", "a", "b", "dir/"]);
  });

  it("isn't empty while a version is left", async () => {
    const { VersionId } = await put("k", "one");
    const marker = await remove("k");
    await expect(s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: "BucketNotEmpty",
    });
    await remove("k", VersionId);
    await remove("k", marker.VersionId);
    await s3.send(new DeleteBucketCommand({ Bucket }));
  });

  it("has its own errors", async () => {
    await put("k", "one");
    const { VersionId } = await remove("k");
    await expect(read("k", VersionId)).rejects.toMatchObject({
      name: "MethodNotAllowed",
      $metadata: { httpStatusCode: 405 },
    });
    await expect(read("k", "0".repeat(32))).rejects.toMatchObject({ name: "NoSuchVersion" });
    await expect(read("k", "nonsense")).rejects.toMatchObject({
      name: "InvalidArgument",
      message: "Invalid version id specified",
    });
  });
});

describe("a bucket whose versioning changes", () => {
  it("has one null version, which is replaced while versioning is suspended", async () => {
    await put("k", "before");
    await version("Enabled");
    const kept = await put("k", "kept");
    expect(await read("k", "null")).toBe("before");
    await version("Suspended");
    expect((await put("k", "after")).VersionId).toBe("null");
    expect(await read("k", "null")).toBe("after");
    expect(await read("k", kept.VersionId)).toBe("kept");
    expect(await remove("k")).toMatchObject({ DeleteMarker: true, VersionId: "null" });
    const { Versions, DeleteMarkers } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual([kept.VersionId]);
    expect(DeleteMarkers?.map(({ VersionId }) => VersionId)).toEqual(["null"]);
  });

  it.each([
    "",
    "<VersioningConfiguration/>",
    "<VersioningConfiguration><Status>On</Status></VersioningConfiguration>",
  ])("refuses %j", async (body) => {
    const answer = await running.send("PUT", `/${Bucket}?versioning`, { body });
    expect(answer.body).toContain("<Code>MalformedXML</Code>");
  });
});

describe("DeleteObjects", () => {
  it("deletes each, and says what it did", async () => {
    await put("a & b", "1");
    const done = await s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: "a & b" }, { Key: "absent" }] },
      }),
    );
    expect(done.Deleted).toEqual([{ Key: "a & b" }, { Key: "absent" }]);
    expect(await list()).toEqual([]);
  });

  it("reports what fails beside what succeeds, and nothing else when quiet", async () => {
    await put("a", "1");
    const Objects = [{ Key: "a" }, { Key: "b", VersionId: "nonsense" }];
    const done = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    expect(done.Deleted).toBeUndefined();
    expect(done.Errors).toEqual([
      {
        Key: "b",
        VersionId: "nonsense",
        Code: "InvalidArgument",
        Message: "Invalid version id specified",
      },
    ]);
    expect(await list()).toEqual([]);
  });

  it.each([
    ["no digest", {}, "<Delete><Object><Key>k</Key></Object></Delete>", "InvalidRequest"],
    ["a wrong digest", { "x-amz-checksum-crc32": "4Bz26w==" }, "<Delete></Delete>", "BadDigest"],
    ["another body", { "content-md5": "1B2M2Y8AsgTpgAmY7PhCfg==" }, "", "MalformedXML"],
  ])("refuses %s", async (_, headers, body, code) => {
    const answer = await running.send("POST", `/${Bucket}?delete`, { headers, body });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(`<Code>${code}</Code>`);
  });
});
