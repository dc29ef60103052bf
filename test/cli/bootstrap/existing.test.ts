import type { Aws } from "../../../cli/bootstrap/aws";
import { declaredResources } from "../../../cli/bootstrap/declared-resources";
import { findExisting } from "../../../cli/bootstrap/existing";
import { acme } from "../../fixtures/acme";
import { synthText } from "../../fixtures/synth";
import { type LocalClients, startLocalClients } from "./local-clients";

const resources = declaredResources(synthText(acme).get("bootstrap") ?? "");
const place = { account: "100000000002", resources };
const { bucket: Bucket } = acme.state;
const ALIAS = "alias/identity-center-state";
const DESCRIPTION = `Terraform state of IAM Identity Center in bucket ${Bucket}`;
const HOST = "token.actions.githubusercontent.com";

describe("what exists already", () => {
  let local: LocalClients;
  let aws: Aws;

  beforeEach(async () => {
    local = await startLocalClients();
    aws = local.aws;
  });

  afterEach(() => local.stop());

  const existing = async () => Object.fromEntries(await findExisting(aws, place, resources));

  const createKey = async (Description: string) =>
    (await aws.kms.createKey({ Description })).KeyMetadata?.KeyId ?? "";

  test("is nothing in an account that has none of it", async () => {
    await createKey("something else");
    expect(await existing()).toEqual({});
  });

  test("of a bucket is what is set on it", async () => {
    await aws.s3.createBucket({ Bucket });
    const new_ = await existing();
    // What every bucket has from the start.
    expect(new_).toEqual({
      "aws_s3_bucket.state": Bucket,
      "aws_s3_bucket_ownership_controls.state": Bucket,
      "aws_s3_bucket_public_access_block.state": Bucket,
      "aws_s3_bucket_server_side_encryption_configuration.state": Bucket,
    });
    await aws.s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Enabled" } });
    await aws.s3.putBucketPolicy({
      Bucket,
      Policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: `arn:aws:s3:::${Bucket}/x` },
        ],
      }),
    });
    await aws.s3.putBucketLifecycleConfiguration({
      Bucket,
      LifecycleConfiguration: {
        Rules: [{ ID: "a", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 1 } }],
      },
    });
    expect(await existing()).toEqual({
      ...new_,
      "aws_s3_bucket_lifecycle_configuration.state": Bucket,
      "aws_s3_bucket_policy.state": Bucket,
      "aws_s3_bucket_versioning.state": Bucket,
    });
  });

  test("of a key is the one behind the alias", async () => {
    await createKey(DESCRIPTION);
    const KeyId = await createKey("made by hand");
    await aws.kms.createAlias({ AliasName: ALIAS, TargetKeyId: KeyId });
    expect(await existing()).toEqual({ "aws_kms_key.state": KeyId, "aws_kms_alias.state": ALIAS });
  });

  test("of a key without its alias is the oldest of that description that can be used", async () => {
    const gone = await createKey(DESCRIPTION);
    await aws.kms.scheduleKeyDeletion({ KeyId: gone, PendingWindowInDays: 7 });
    for (let others = 0; others < 120; others += 1) await createKey("something else");
    const oldest = await createKey(DESCRIPTION);
    local.sandbox.clock.advance(60_000);
    await createKey(DESCRIPTION);
    expect(await existing()).toEqual({ "aws_kms_key.state": oldest });
  });

  test("of a key is none that is being deleted: that has to be taken back first", async () => {
    const KeyId = await createKey(DESCRIPTION);
    await aws.kms.createAlias({ AliasName: ALIAS, TargetKeyId: KeyId });
    await aws.kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    await expect(existing()).rejects.toThrow(`aws kms cancel-key-deletion --key-id ${KeyId}`);
  });

  test("of a pipeline is its provider, and each role and policy by its name", async () => {
    const trust = {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { AWS: "100000000002" }, Action: "sts:AssumeRole" },
      ],
    };
    const rights = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:ListBucket", Resource: "*" }],
    };
    const RoleName = "identity-center-plan";
    await aws.iam.createOpenIDConnectProvider({ Url: `https://${HOST}`, ClientIDList: ["a"] });
    await aws.iam.createRole({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) });
    await aws.iam.putRolePolicy({
      RoleName,
      PolicyName: "state",
      PolicyDocument: JSON.stringify(rights),
    });
    expect(await existing()).toEqual({
      "aws_iam_openid_connect_provider.github": `arn:aws:iam::100000000002:oidc-provider/${HOST}`,
      "aws_iam_role.plan": RoleName,
      "aws_iam_role_policy.plan--state": `${RoleName}:state`,
    });
  });

  test("is looked for only where it is wanted", async () => {
    await aws.s3.createBucket({ Bucket });
    const wanted = resources.filter(({ type }) => type.startsWith("aws_iam"));
    expect(await findExisting(aws, place, wanted)).toEqual(new Map());
  });
});
