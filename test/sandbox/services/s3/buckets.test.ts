import {
  BucketLocationConstraint,
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketInventoryConfigurationCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { management, security } from "../../estate-fixture";
import { frankfurtBucket, type RunningSandbox, runSandbox } from "../../running-sandbox";

let running: RunningSandbox;
let s3: S3Client;
beforeEach(async () => {
  running = await runSandbox();
  s3 = running.s3();
});
afterEach(() => running.stop());

describe("the estate's buckets", () => {
  it("are there, in their Region, and belong to the administering account", async () => {
    const { Buckets } = await s3.send(new ListBucketsCommand());
    expect(Buckets?.map(({ Name, BucketRegion }) => [Name, BucketRegion])).toEqual([
      [frankfurtBucket, "eu-central-1"],
      ["acme-state", "us-east-1"],
    ]);
    expect(
      (await running.s3({ account: management }).send(new ListBucketsCommand())).Buckets,
    ).toEqual([]);
  });

  it("are listed by page, prefix and Region", async () => {
    const first = await s3.send(new ListBucketsCommand({ MaxBuckets: 1 }));
    const second = await s3.send(
      new ListBucketsCommand({ MaxBuckets: 1, ContinuationToken: first.ContinuationToken }),
    );
    expect([first, second].map(({ Buckets }) => Buckets?.[0]?.Name)).toEqual([
      frankfurtBucket,
      "acme-state",
    ]);
    expect(second.ContinuationToken).toBeUndefined();
    expect((await s3.send(new ListBucketsCommand({ Prefix: "acme-s" }))).Buckets).toHaveLength(1);
    expect(
      (await s3.send(new ListBucketsCommand({ BucketRegion: "eu-central-1" }))).Buckets,
    ).toHaveLength(1);
  });

  it.each([
    ["acme-state", "us-east-1", undefined],
    [frankfurtBucket, "eu-central-1", "eu-central-1"],
  ])("%s says where it is", async (Bucket, region, LocationConstraint) => {
    const client = running.s3({ region });
    expect((await client.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe(region);
    const location = await client.send(new GetBucketLocationCommand({ Bucket }));
    expect(location.LocationConstraint || undefined).toBe(LocationConstraint);
  });

  it("send a request that is signed for another Region away, and name theirs", async () => {
    await expect(
      s3.send(new ListObjectsV2Command({ Bucket: frankfurtBucket })),
    ).rejects.toMatchObject({
      name: "PermanentRedirect",
      $metadata: { httpStatusCode: 301 },
      $response: { headers: expect.objectContaining({ "x-amz-bucket-region": "eu-central-1" }) },
    });
  });

  it("refuse a request that expects another owner", async () => {
    await s3.send(new HeadBucketCommand({ Bucket: "acme-state", ExpectedBucketOwner: security }));
    await expect(
      s3.send(new ListObjectsV2Command({ Bucket: "acme-state", ExpectedBucketOwner: management })),
    ).rejects.toMatchObject({ name: "AccessDenied" });
  });
});

describe("CreateBucket", () => {
  it("creates a bucket in the Region asked for", async () => {
    const created = await s3.send(
      new CreateBucketCommand({
        Bucket: "fresh-bucket",
        CreateBucketConfiguration: { LocationConstraint: BucketLocationConstraint.eu_west_1 },
      }),
    );
    expect(created.Location).toBe("/fresh-bucket");
    const found = await running
      .s3({ region: "eu-west-1" })
      .send(new HeadBucketCommand({ Bucket: "fresh-bucket" }));
    expect(found.BucketRegion).toBe("eu-west-1");
  });

  it("is repeatable in us-east-1", async () => {
    await s3.send(new CreateBucketCommand({ Bucket: "fresh-bucket" }));
    await s3.send(new CreateBucketCommand({ Bucket: "fresh-bucket" }));
  });

  it.each(["AB", "a..b", "192.168.5.4", "Upper", "xn--bucket", "a_b_c", "bucket-s3alias", "-abc"])(
    "refuses the name %s",
    async (name) => {
      const answer = await running.send("PUT", `/${name}`);
      expect(answer.status).toBe(400);
      expect(answer.body).toContain("<Code>InvalidBucketName</Code>");
      expect(answer.body).toContain(`<BucketName>${name}</BucketName>`);
    },
  );

  it("refuses another account's name", async () => {
    await expect(
      running.s3({ account: management }).send(new CreateBucketCommand({ Bucket: "acme-state" })),
    ).rejects.toMatchObject({ name: "BucketAlreadyExists", $metadata: { httpStatusCode: 409 } });
  });

  it("refuses one's own name outside us-east-1", async () => {
    await expect(
      running.s3({ region: "eu-central-1" }).send(
        new CreateBucketCommand({
          Bucket: frankfurtBucket,
          CreateBucketConfiguration: { LocationConstraint: "eu-central-1" },
        }),
      ),
    ).rejects.toMatchObject({ name: "BucketAlreadyOwnedByYou" });
  });

  it("refuses a location that isn't the endpoint's", async () => {
    const answer = await running
      .s3({ region: "eu-west-1" })
      .send(
        new CreateBucketCommand({
          Bucket: "fresh-bucket",
          CreateBucketConfiguration: { LocationConstraint: "eu-west-2" },
        }),
      )
      .catch((error: unknown) => error);
    expect(answer).toMatchObject({ name: "IllegalLocationConstraintException" });
  });

  it("refuses a body that isn't its XML", async () => {
    expect((await running.send("PUT", "/fresh-bucket", { body: "<Other/>" })).body).toContain(
      "<Code>MalformedXML</Code>",
    );
  });
});

describe("DeleteBucket", () => {
  it("removes an empty bucket", async () => {
    await s3.send(new DeleteBucketCommand({ Bucket: "acme-state" }));
    await expect(s3.send(new HeadBucketCommand({ Bucket: "acme-state" }))).rejects.toMatchObject({
      name: "NotFound",
      $metadata: { httpStatusCode: 404 },
    });
  });

  it("keeps one that holds something", async () => {
    await s3.send(new PutObjectCommand({ Bucket: "acme-state", Key: "k", Body: "v" }));
    await expect(s3.send(new DeleteBucketCommand({ Bucket: "acme-state" }))).rejects.toMatchObject({
      name: "BucketNotEmpty",
      $metadata: { httpStatusCode: 409 },
    });
  });
});

describe("what isn't there", () => {
  it("is a bucket: NoSuchBucket", async () => {
    await expect(
      s3.send(new ListObjectsV2Command({ Bucket: "no-such-bucket" })),
    ).rejects.toMatchObject({
      name: "NoSuchBucket",
      BucketName: "no-such-bucket",
      $metadata: { httpStatusCode: 404 },
    });
  });

  it.each([
    [
      "GetBucketInventoryConfiguration",
      () => s3.send(new GetBucketInventoryConfigurationCommand({ Bucket: "acme-state", Id: "a" })),
      "GET ?inventory of a bucket",
    ],
    [
      "PutBucketCors",
      () =>
        s3.send(
          new PutBucketCorsCommand({ Bucket: "acme-state", CORSConfiguration: { CORSRules: [] } }),
        ),
      "PUT ?cors of a bucket",
    ],
  ])("is an operation of the sandbox: %s", async (_, call, what) => {
    await expect(call()).rejects.toMatchObject({
      name: "NotImplemented",
      message: `The sandbox's S3 has no ${what}.`,
      $metadata: { httpStatusCode: 501 },
    });
  });

  it("is a method: MethodNotAllowed", async () => {
    const answer = await running.send("POST", "/acme-state");
    expect(answer.status).toBe(405);
    expect(answer.body).toContain("<Method>POST</Method><ResourceType>BUCKET</ResourceType>");
  });

  it("is a body of an error that answers HEAD", async () => {
    expect(await running.send("HEAD", "/no-such-bucket")).toMatchObject({ status: 404, body: "" });
  });

  it.each(["/acme-state/%zz", "/acme-state/%ff"])("is a meaning of the path %s", async (path) => {
    const answer = await running.send("GET", path);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("<Code>InvalidURI</Code>");
  });
});
