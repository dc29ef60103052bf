import type { S3 } from "@aws-sdk/client-s3";
import { security } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const Bucket = "acme-state";
const key = `arn:aws:kms:us-east-1:${security}:key/5f6b2a4e-1c9d-4e0a-9b7f-0123456789ab`;

let running: RunningSandbox;
let s3: S3;
beforeEach(async () => {
  running = await runSandbox();
  s3 = running.s3All();
});
afterEach(() => running.stop());

describe("a bucket that was told nothing", () => {
  it("encrypts with S3's own keys", async () => {
    const { ServerSideEncryptionConfiguration } = await s3.getBucketEncryption({ Bucket });
    expect(ServerSideEncryptionConfiguration?.Rules).toEqual([
      {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" },
        BucketKeyEnabled: false,
      },
    ]);
  });

  it.each(["acme-state", "fresh-bucket"])("is private: %s", async (name) => {
    if (name !== Bucket) await s3.createBucket({ Bucket: name });
    const { PublicAccessBlockConfiguration } = await s3.getPublicAccessBlock({ Bucket: name });
    expect(PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const { OwnershipControls } = await s3.getBucketOwnershipControls({ Bucket: name });
    expect(OwnershipControls?.Rules).toEqual([{ ObjectOwnership: "BucketOwnerEnforced" }]);
    const { Grants = [], Owner } = await s3.getBucketAcl({ Bucket: name });
    expect(Grants).toEqual([
      { Grantee: { ID: Owner?.ID, Type: "CanonicalUser" }, Permission: "FULL_CONTROL" },
    ]);
  });

  it.each<[string, (client: S3) => Promise<unknown>, string]>([
    ["policy", (client) => client.getBucketPolicy({ Bucket }), "NoSuchBucketPolicy"],
    ["policy status", (client) => client.getBucketPolicyStatus({ Bucket }), "NoSuchBucketPolicy"],
    ["CORS", (client) => client.getBucketCors({ Bucket }), "NoSuchCORSConfiguration"],
    [
      "lifecycle",
      (client) => client.getBucketLifecycleConfiguration({ Bucket }),
      "NoSuchLifecycleConfiguration",
    ],
    ["website", (client) => client.getBucketWebsite({ Bucket }), "NoSuchWebsiteConfiguration"],
    [
      "replication",
      (client) => client.getBucketReplication({ Bucket }),
      "ReplicationConfigurationNotFoundError",
    ],
    [
      "Object Lock",
      (client) => client.getObjectLockConfiguration({ Bucket }),
      "ObjectLockConfigurationNotFoundError",
    ],
    ["tags", (client) => client.getBucketTagging({ Bucket }), "NoSuchTagSet"],
  ])("has no %s, in AWS's code", async (_, get, name) => {
    await expect(get(s3)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 404 } });
  });

  it("has the rest at its default", async () => {
    expect((await s3.getBucketAccelerateConfiguration({ Bucket })).Status).toBeUndefined();
    expect((await s3.getBucketRequestPayment({ Bucket })).Payer).toBe("BucketOwner");
    expect((await s3.getBucketLogging({ Bucket })).LoggingEnabled).toBeUndefined();
    expect(
      (await s3.getBucketNotificationConfiguration({ Bucket })).QueueConfigurations,
    ).toBeUndefined();
  });
});

describe("settings come back as they were put, and go", () => {
  it("public access block", async () => {
    const PublicAccessBlockConfiguration = {
      BlockPublicAcls: true,
      IgnorePublicAcls: false,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: true,
    };
    await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration });
    expect((await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration).toEqual(
      PublicAccessBlockConfiguration,
    );
    await s3.deletePublicAccessBlock({ Bucket });
    await expect(s3.getPublicAccessBlock({ Bucket })).rejects.toMatchObject({
      name: "NoSuchPublicAccessBlockConfiguration",
    });
  });

  it("ownership controls", async () => {
    const OwnershipControls = { Rules: [{ ObjectOwnership: "ObjectWriter" as const }] };
    await s3.putBucketOwnershipControls({ Bucket, OwnershipControls });
    expect((await s3.getBucketOwnershipControls({ Bucket })).OwnershipControls).toEqual(
      OwnershipControls,
    );
    await s3.deleteBucketOwnershipControls({ Bucket });
    await expect(s3.getBucketOwnershipControls({ Bucket })).rejects.toMatchObject({
      name: "OwnershipControlsNotFoundError",
    });
  });

  it("tags", async () => {
    const TagSet = [
      { Key: "owner", Value: "platform & co" },
      { Key: "empty", Value: "" },
    ];
    await s3.putBucketTagging({ Bucket, Tagging: { TagSet } });
    expect((await s3.getBucketTagging({ Bucket })).TagSet).toEqual(TagSet);
    await s3.deleteBucketTagging({ Bucket });
    await expect(s3.getBucketTagging({ Bucket })).rejects.toMatchObject({ name: "NoSuchTagSet" });
    const twice = { Key: "a", Value: "1" };
    await expect(
      s3.putBucketTagging({ Bucket, Tagging: { TagSet: [twice, twice] } }),
    ).rejects.toMatchObject({
      name: "InvalidTag",
      message: "Cannot provide multiple Tags with the same key",
    });
  });

  it("lifecycle rules, which get an id where they have none", async () => {
    const rule = {
      Status: "Enabled" as const,
      Filter: { Prefix: "" },
      NoncurrentVersionExpiration: { NoncurrentDays: 90 },
      Expiration: { ExpiredObjectDeleteMarker: true },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    };
    const put = (...Rules: object[]) =>
      s3.putBucketLifecycleConfiguration({
        Bucket,
        LifecycleConfiguration: { Rules: Rules as (typeof rule)[] },
      });
    await put({ ID: "expire", ...rule }, rule);
    const { Rules, TransitionDefaultMinimumObjectSize } = await s3.getBucketLifecycleConfiguration({
      Bucket,
    });
    expect(Rules).toEqual([
      { ID: "expire", ...rule },
      { ID: expect.stringMatching(/^[\w-]{32}$/), ...rule },
    ]);
    expect(TransitionDefaultMinimumObjectSize).toBe("all_storage_classes_128K");
    await s3.deleteBucketLifecycle({ Bucket });
    await expect(s3.getBucketLifecycleConfiguration({ Bucket })).rejects.toMatchObject({
      name: "NoSuchLifecycleConfiguration",
    });
    await expect(put({ ID: "a", ...rule }, { ID: "a", ...rule })).rejects.toMatchObject({
      name: "InvalidArgument",
      message: "Rule ID must be unique. Found same ID for more than one rule",
    });
    await expect(put({ Status: "Enabled", Filter: { Prefix: "" } })).rejects.toMatchObject({
      name: "InvalidRequest",
      message: "At least one action needs to be specified in a rule",
    });
    await expect(
      put({ ...rule, NoncurrentVersionExpiration: { NoncurrentDays: 0 } }),
    ).rejects.toMatchObject({
      name: "InvalidArgument",
      message: "'NoncurrentDays' must be a positive integer",
    });
  });

  it("encryption, after which it is S3's own again", async () => {
    const Rules = [
      {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: "aws:kms" as const,
          KMSMasterKeyID: key,
        },
        BucketKeyEnabled: true,
      },
    ];
    await s3.putBucketEncryption({ Bucket, ServerSideEncryptionConfiguration: { Rules } });
    const { ServerSideEncryptionConfiguration } = await s3.getBucketEncryption({ Bucket });
    expect(ServerSideEncryptionConfiguration?.Rules).toEqual(Rules);
    await s3.deleteBucketEncryption({ Bucket });
    expect(
      (await s3.getBucketEncryption({ Bucket })).ServerSideEncryptionConfiguration?.Rules?.[0]
        ?.ApplyServerSideEncryptionByDefault,
    ).toEqual({ SSEAlgorithm: "AES256" });
  });

  it("with the bucket, so that one of the same name starts anew", async () => {
    const TagSet = [{ Key: "a", Value: "1" }];
    await s3.putBucketTagging({ Bucket, Tagging: { TagSet } });
    await s3.deleteBucket({ Bucket });
    await s3.createBucket({ Bucket });
    await expect(s3.getBucketTagging({ Bucket })).rejects.toMatchObject({ name: "NoSuchTagSet" });
  });
});

describe("what isn't the setting's document is refused", () => {
  it.each([
    ["encryption", "<Other/>"],
    ["encryption", "<ServerSideEncryptionConfiguration/>"],
    [
      "encryption",
      "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>ROT13</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>",
    ],
    ["ownershipControls", "<OwnershipControls/>"],
    ["lifecycle", "<LifecycleConfiguration/>"],
    ["lifecycle", "<LifecycleConfiguration><Rule/></LifecycleConfiguration>"],
    ["tagging", "<Tagging><TagSet><Tag><Value>x</Value></Tag></TagSet></Tagging>"],
    ["publicAccessBlock", "not XML"],
  ])("for ?%s: %s", async (setting, body) => {
    const answer = await running.send("PUT", `/${Bucket}?${setting}`, { body });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("<Code>MalformedXML</Code>");
  });
});

describe("access control lists", () => {
  it("are private, and can't be anything else", async () => {
    await s3.putBucketAcl({ Bucket, ACL: "private" });
    await expect(s3.putBucketAcl({ Bucket, ACL: "public-read" })).rejects.toMatchObject({
      name: "AccessControlListNotSupported",
      message: "The bucket does not allow ACLs",
    });
    await expect(
      s3.createBucket({ Bucket: "fresh-bucket", ACL: "public-read" }),
    ).rejects.toMatchObject({ name: "AccessControlListNotSupported" });
  });

  it("are named as lacking where a bucket allows them", async () => {
    await s3.createBucket({ Bucket: "fresh-bucket", ObjectOwnership: "ObjectWriter" });
    await expect(
      s3.putBucketAcl({ Bucket: "fresh-bucket", ACL: "public-read" }),
    ).rejects.toMatchObject({
      name: "NotImplemented",
      message: "The sandbox's S3 has no access control lists but private.",
    });
  });
});
