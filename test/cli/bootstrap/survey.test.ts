import { S3 } from "@aws-sdk/client-s3";
import type { Aws } from "../../../cli/bootstrap/aws";
import { readState, writeFirstState } from "../../../cli/bootstrap/state-in-s3";
import { checkBucket, checkCaller } from "../../../cli/bootstrap/survey";
import { type LocalClients, startLocalClients } from "./local-clients";

const OURS = "100000000002";
const state = { bucket: "acme-state", region: "us-east-1", kmsKey: "alias/acme-state" };
const key = "identity-center/bootstrap.tfstate";

describe("what the bootstrap looks at before it does anything", () => {
  let local: LocalClients;
  let aws: Aws;

  beforeAll(async () => {
    local = await startLocalClients();
    aws = local.aws;
  });

  afterAll(() => local.stop());

  test("the credentials are of the account that administers", async () => {
    await checkCaller(aws, OURS);
    await expect(checkCaller(aws, "100000000009")).rejects.toThrow(
      'account that administers Identity Center, 100000000009, got credentials of "100000000002"',
    );
  });

  test("a bucket that is not there yet is none to complain about, and holds no state", async () => {
    await checkBucket(aws, { ...state, bucket: "absent" }, OURS);
    expect(await readState(aws, { ...state, bucket: "absent" }, key)).toBeUndefined();
  });

  test("a bucket of another account is refused", async () => {
    const credentials = { accessKeyId: "100000000011", secretAccessKey: "sandbox" };
    const others = new S3({ region: "us-east-1", endpoint: local.sandbox.url, credentials });
    await others.createBucket({ Bucket: "taken" });
    others.destroy();
    await expect(checkBucket(aws, { ...state, bucket: "taken" }, OURS)).rejects.toThrow(
      'belongs to account 100000000002, or to nobody yet, got "taken"',
    );
  });

  test("a bucket in another Region is refused", async () => {
    await aws.s3.createBucket({
      Bucket: "far-away",
      CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
    });
    await expect(checkBucket(aws, { ...state, bucket: "far-away" }, OURS)).rejects.toThrow(
      'is in us-east-1, got "far-away" in eu-west-1',
    );
  });

  test("a state comes into the bucket once, byte for byte, and never over another", async () => {
    await aws.kms.createAlias({
      AliasName: state.kmsKey,
      TargetKeyId: (await aws.kms.createKey({})).KeyMetadata?.KeyId,
    });
    await aws.s3.createBucket({ Bucket: state.bucket });
    await checkBucket(aws, state, OURS);
    expect(await readState(aws, state, key)).toBeUndefined();

    const text = '{ "version": 4, "serial": 3, "lineage": "a" }\n';
    expect(await writeFirstState(aws, state, key, text)).toBe(true);
    expect(await writeFirstState(aws, state, key, text.replace("3", "4"))).toBe(false);

    const { Body, ...written } = await aws.s3.getObject({ Bucket: state.bucket, Key: key });
    expect(await Body?.transformToString()).toBe(text);
    expect(written).toMatchObject({
      ContentType: "application/json",
      ServerSideEncryption: "aws:kms",
    });
    expect(await readState(aws, state, key)).toMatchObject({ lineage: "a", serial: 3 });
  });

  test("an object that is no state is named, with the way back", async () => {
    await aws.s3.createBucket({ Bucket: "spoilt" });
    await aws.s3.putObject({ Bucket: "spoilt", Key: key, Body: "[]" });
    await expect(readState(aws, { ...state, bucket: "spoilt" }, key)).rejects.toThrow(
      `got something else at s3://spoilt/${key}: it has no lineage and serial.`,
    );
  });
});
