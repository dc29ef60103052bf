import type { S3 } from "@aws-sdk/client-s3";
import { dev, security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const Bucket = "acme-state";
const arn = `arn:aws:s3:::${Bucket}`;
const Key = "app.tfstate";
const kmsKey = `arn:aws:kms:us-east-1:${security}:key/5f6b2a4e-1c9d-4e0a-9b7f-0123456789ab`;

let running: RunningSandbox;
let s3: S3;
beforeEach(async () => {
  running = await runSandbox();
  s3 = running.s3All();
});
afterEach(() => running.stop());

const statement = (more: object = {}) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [arn, `${arn}/*`],
  ...more,
});
const putPolicy = (...statements: object[]) =>
  s3.putBucketPolicy({
    Bucket,
    Policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  });
const put = (more: object = {}) => s3.putObject({ Bucket, Key, Body: "{}", ...more });
const denied = (action: string, resource: string) => ({
  name: "AccessDenied",
  message: `User: arn:aws:iam::${security}:user/sandbox is not authorized to perform: ${action} on resource: "${resource}" with an explicit deny in a resource-based policy`,
  $metadata: expect.objectContaining({ httpStatusCode: 403 }),
});
const objectDenied = denied("s3:PutObject", `${arn}/${Key}`);

describe("a bucket policy", () => {
  it("comes back as it was put, and goes", async () => {
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [statement({ Action: "s3:DeleteBucket" })],
    });
    await s3.putBucketPolicy({ Bucket, Policy });
    expect((await s3.getBucketPolicy({ Bucket })).Policy).toBe(Policy);
    expect((await s3.getBucketPolicyStatus({ Bucket })).PolicyStatus?.IsPublic).toBe(false);
    await s3.deleteBucketPolicy({ Bucket });
    await expect(s3.getBucketPolicy({ Bucket })).rejects.toMatchObject({
      name: "NoSuchBucketPolicy",
    });
  });

  it.each<[string, object, string]>([
    ["no principal", { Principal: undefined }, "Missing required field Principal"],
    ["no resource", { Resource: undefined }, "Missing required field Resource"],
    ["another service's action", { Action: "kms:Decrypt" }, "Policy has invalid action"],
    ["another bucket", { Resource: "arn:aws:s3:::other/*" }, "Policy has invalid resource"],
    [
      "a role that isn't there",
      { Principal: { AWS: `arn:aws:iam::${dev}:role/missing` } },
      "Invalid principal in policy",
    ],
    ["an element that policies don't have", { Actoin: "*" }, "Syntax errors in policy."],
  ])("isn't taken with %s", async (_, more, message) => {
    await expect(putPolicy(statement(more))).rejects.toMatchObject({
      name: "MalformedPolicy",
      message,
    });
  });

  it("isn't taken where it is no JSON", async () => {
    await expect(s3.putBucketPolicy({ Bucket, Policy: "deny all" })).rejects.toMatchObject({
      name: "MalformedPolicy",
      message: "Policies must be valid JSON and the first byte must be '{'",
    });
  });

  it("isn't public while that is blocked", async () => {
    const open = statement({ Effect: "Allow", Action: "s3:GetObject" });
    await expect(putPolicy(open)).rejects.toMatchObject({
      name: "AccessDenied",
      message: `Public policies of ${Bucket} are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    });
    await putPolicy({
      ...open,
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-acme123456" } },
    });
    await s3.deletePublicAccessBlock({ Bucket });
    await putPolicy(open);
    expect((await s3.getBucketPolicyStatus({ Bucket })).PolicyStatus?.IsPublic).toBe(true);
  });
});

describe("what it denies is refused", () => {
  it("but not for want of TLS: loopback counts as TLS", async () => {
    await putPolicy(statement({ Condition: { Bool: { "aws:SecureTransport": "false" } } }));
    await put();
    await s3.getObject({ Bucket, Key });
    await putPolicy(statement({ Condition: { Bool: { "aws:SecureTransport": "true" } } }));
    await expect(put()).rejects.toMatchObject(objectDenied);
  });

  describe("a write without the KMS key that it demands", () => {
    const writes = (condition: object) =>
      statement({ Action: "s3:PutObject", Resource: `${arn}/*`, Condition: condition });

    beforeEach(() =>
      putPolicy(
        writes({ StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } }),
        writes({
          StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption-aws-kms-key-id": kmsKey },
        }),
      ),
    );

    it.each([
      ["no encryption named", {}],
      ["another encryption", { ServerSideEncryption: "AES256" }],
      ["no key", { ServerSideEncryption: "aws:kms" }],
      ["another key", { ServerSideEncryption: "aws:kms", SSEKMSKeyId: "alias/other" }],
    ])("%s", async (_, encryption) => {
      await expect(put(encryption)).rejects.toMatchObject(objectDenied);
      await expect(
        s3.createMultipartUpload({ Bucket, Key, ...encryption } as never),
      ).rejects.toMatchObject(objectDenied);
    });

    it("and one with the key passes, in one piece and in parts", async () => {
      const encryption = { ServerSideEncryption: "aws:kms" as const, SSEKMSKeyId: kmsKey };
      await put(encryption);
      const { UploadId } = await s3.createMultipartUpload({ Bucket, Key, ...encryption });
      const { ETag } = await s3.uploadPart({ Bucket, Key, UploadId, PartNumber: 1, Body: "{}" });
      await s3.completeMultipartUpload({
        Bucket,
        Key,
        UploadId,
        MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
      });
    });
  });

  it.each<[string, object, (client: S3) => Promise<unknown>, object]>([
    [
      "reading",
      { Action: "s3:GetObject" },
      (client) => client.getObject({ Bucket, Key }),
      denied("s3:GetObject", `${arn}/${Key}`),
    ],
    [
      "a copy of it",
      { Action: "s3:GetObject" },
      (client) => client.copyObject({ Bucket, Key: "copy", CopySource: `${Bucket}/${Key}` }),
      denied("s3:GetObject", `${arn}/${Key}`),
    ],
    [
      "listing below a prefix",
      { Action: "s3:ListBucket", Condition: { StringLike: { "s3:prefix": "secret/*" } } },
      (client) => client.listObjectsV2({ Bucket, Prefix: "secret/a" }),
      denied("s3:ListBucket", arn),
    ],
    [
      "deleting the bucket",
      { Action: "s3:DeleteBucket" },
      (client) => client.deleteBucket({ Bucket }),
      denied("s3:DeleteBucket", arn),
    ],
    [
      "changing a setting",
      { Action: "s3:PutLifecycle*" },
      (client) => client.deleteBucketLifecycle({ Bucket }),
      denied("s3:PutLifecycleConfiguration", arn),
    ],
    [
      "what it doesn't except",
      { NotPrincipal: { AWS: `arn:aws:iam::${dev}:root` }, Principal: undefined },
      (client) => client.headObject({ Bucket, Key }),
      { $metadata: expect.objectContaining({ httpStatusCode: 403 }) },
    ],
  ])("%s", async (_, more, call, error) => {
    await put();
    await putPolicy(statement(more));
    await expect(call(s3)).rejects.toMatchObject(error);
  });

  it("one object of many, and the others are deleted", async () => {
    for (const name of ["a", "b"]) await s3.putObject({ Bucket, Key: name, Body: "x" });
    await putPolicy(statement({ Action: "s3:DeleteObject", Resource: `${arn}/a` }));
    const { Deleted, Errors } = await s3.deleteObjects({
      Bucket,
      Delete: { Objects: [{ Key: "a" }, { Key: "b" }] },
    });
    expect(Deleted?.map((each) => each.Key)).toEqual(["b"]);
    expect(Errors?.map((each) => [each.Key, each.Code])).toEqual([["a", "AccessDenied"]]);
  });

  it("for those whom it names, and nobody else", async () => {
    await putPolicy(statement({ Principal: { AWS: dev } }));
    await put();
    await putPolicy(
      statement({
        Principal: { AWS: `arn:aws:iam::${security}:user/sandbox` },
        Action: "s3:PutObject",
      }),
    );
    await expect(put()).rejects.toMatchObject(objectDenied);
  });
});

describe("another account than the bucket's", () => {
  const refused = (action: string, resource: string) => ({
    name: "AccessDenied",
    message: `User: arn:aws:iam::${dev}:user/sandbox is not authorized to perform: ${action} on resource: "${resource}" because no resource-based policy allows the ${action} action`,
    $metadata: expect.objectContaining({ httpStatusCode: 403 }),
  });

  it("gets nothing without a policy, not even whether an object is there", async () => {
    const guest = running.s3All(dev);
    for (const key of [Key, "absent"])
      await expect(guest.getObject({ Bucket, Key: key })).rejects.toMatchObject(
        refused("s3:GetObject", `${arn}/${key}`),
      );
    await expect(guest.listObjectsV2({ Bucket })).rejects.toMatchObject(
      refused("s3:ListBucket", arn),
    );
  });

  it("gets what a policy allows it, and nothing else", async () => {
    const guest = running.s3All(dev);
    await putPolicy(
      statement({
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${dev}:root` },
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: `${arn}/${Key}`,
      }),
    );
    await guest.putObject({ Bucket, Key, Body: "{}" });
    await guest.getObject({ Bucket, Key });
    await expect(guest.deleteObject({ Bucket, Key })).rejects.toMatchObject(
      refused("s3:DeleteObject", `${arn}/${Key}`),
    );
    await expect(guest.putObject({ Bucket, Key: "other", Body: "x" })).rejects.toMatchObject(
      refused("s3:PutObject", `${arn}/other`),
    );
  });
});
