import type { KMS } from "@aws-sdk/client-kms";
import type { S3 } from "@aws-sdk/client-s3";
import { security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const Bucket = "acme-state";
const Key = "app.tfstate";

let running: RunningSandbox;
let s3: S3;
let kms: KMS;
let KeyId: string;
let keyArn: string;
beforeEach(async () => {
  running = await runSandbox();
  s3 = running.s3All();
  kms = running.kms(security);
  KeyId = (await kms.createKey({})).KeyMetadata?.KeyId ?? "";
  keyArn = `arn:aws:kms:us-east-1:${security}:key/${KeyId}`;
});
afterEach(() => running.stop());

const byDefault = (KMSMasterKeyID?: string, BucketKeyEnabled = false) =>
  s3.putBucketEncryption({
    Bucket,
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID },
          BucketKeyEnabled,
        },
      ],
    },
  });
const put = (more: object = {}) => s3.putObject({ Bucket, Key, Body: "{}", ...more });
const encryptionOfObject = async () => {
  const { ServerSideEncryption, SSEKMSKeyId, BucketKeyEnabled } = await s3.headObject({
    Bucket,
    Key,
  });
  return { ServerSideEncryption, SSEKMSKeyId, BucketKeyEnabled };
};
const withKey = () => ({
  ServerSideEncryption: "aws:kms",
  SSEKMSKeyId: keyArn,
  BucketKeyEnabled: undefined,
});

describe("the bucket's encryption", () => {
  it("is that of what is written without any", async () => {
    await byDefault(keyArn, true);
    expect(await put()).toMatchObject({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: keyArn });
    expect(await encryptionOfObject()).toEqual({ ...withKey(), BucketKeyEnabled: true });
  });

  it("goes for uploads in parts and for copies too", async () => {
    await byDefault(keyArn);
    const { UploadId } = await s3.createMultipartUpload({ Bucket, Key });
    const { ETag } = await s3.uploadPart({ Bucket, Key, UploadId, PartNumber: 1, Body: "{}" });
    await s3.completeMultipartUpload({
      Bucket,
      Key,
      UploadId,
      MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
    });
    expect(await encryptionOfObject()).toEqual(withKey());
    await s3.copyObject({ Bucket, Key: "copy", CopySource: `${Bucket}/${Key}` });
    expect((await s3.headObject({ Bucket, Key: "copy" })).SSEKMSKeyId).toBe(keyArn);
  });

  it("gives way to what a write asks for", async () => {
    await byDefault(keyArn);
    await put({ ServerSideEncryption: "AES256" });
    expect(await encryptionOfObject()).toEqual({ ServerSideEncryption: "AES256" });
  });

  it("leaves what was there before as it was", async () => {
    await put();
    await byDefault(keyArn);
    expect((await encryptionOfObject()).ServerSideEncryption).toBe("AES256");
    await s3.copyObject({
      Bucket,
      Key: "copy",
      CopySource: `${Bucket}/${Key}`,
      ServerSideEncryption: "AES256",
    });
    const copy = await s3.headObject({ Bucket, Key: "copy" });
    expect([copy.ServerSideEncryption, copy.SSEKMSKeyId]).toEqual(["AES256", undefined]);
  });
});

describe("a key", () => {
  it.each([
    ["its id", () => KeyId],
    ["an alias", () => "alias/state"],
    ["an alias's ARN", () => `arn:aws:kms:us-east-1:${security}:alias/state`],
  ])("that is named by %s shows as its ARN", async (_, name) => {
    await kms.createAlias({ AliasName: "alias/state", TargetKeyId: KeyId });
    await put({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: name() });
    expect(await encryptionOfObject()).toEqual(withKey());
  });

  it("that KMS doesn't hold shows as it was named", async () => {
    await put({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: "alias/elsewhere" });
    expect((await encryptionOfObject()).SSEKMSKeyId).toBe("alias/elsewhere");
  });

  it("has to be usable", async () => {
    await byDefault(keyArn);
    await kms.disableKey({ KeyId });
    await expect(put()).rejects.toMatchObject({
      name: "KMS.DisabledException",
      message: `${keyArn} is disabled.`,
    });
    await kms.scheduleKeyDeletion({ KeyId });
    await expect(put()).rejects.toMatchObject({
      name: "KMS.KMSInvalidStateException",
      message: `${keyArn} is pending deletion.`,
    });
  });
});
