import type { AccessModel } from "../../model/access-model";
import { acme } from "../fixtures/acme";
import { addresses, type StackJson, synth } from "../fixtures/synth";

const bootstrap = (changes: Partial<AccessModel> = {}): StackJson => {
  const stack = synth({ ...acme, ...changes }).get("bootstrap");
  if (stack === undefined) throw new Error("there is no stack bootstrap");
  return stack;
};

const stack = bootstrap();

describe("addresses, which move only with what they name", () => {
  const bucketAndKey = [
    "aws_kms_alias.state",
    "aws_kms_key.state",
    "aws_s3_bucket.state",
    "aws_s3_bucket_lifecycle_configuration.state",
    "aws_s3_bucket_ownership_controls.state",
    "aws_s3_bucket_policy.state",
    "aws_s3_bucket_public_access_block.state",
    "aws_s3_bucket_server_side_encryption_configuration.state",
    "aws_s3_bucket_versioning.state",
  ];

  test("with a pipeline", () => {
    expect(addresses(stack)).toEqual([
      "aws_iam_openid_connect_provider.github",
      "aws_iam_role.deploy",
      "aws_iam_role.plan",
      "aws_iam_role_policy.deploy--identity-center-read",
      "aws_iam_role_policy.deploy--identity-center-write",
      "aws_iam_role_policy.deploy--state",
      "aws_iam_role_policy.plan--identity-center-read",
      "aws_iam_role_policy.plan--state",
      ...bucketAndKey,
    ]);
  });

  test("without one", () => {
    expect(addresses(bootstrap({ ci: undefined }))).toEqual(bucketAndKey);
  });

  test("with a key that others own", () => {
    const kmsKey = "0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69";
    const own = bootstrap({ state: { ...acme.state, kmsKey }, ci: undefined });
    expect(addresses(own)).toEqual(bucketAndKey.filter((address) => !address.includes("kms")));
  });
});

test("nothing but the bucket and the key that all states need is kept from being destroyed", () => {
  const kept = Object.entries(stack.resource ?? {}).flatMap(([type, blocks]) =>
    Object.entries(blocks)
      .filter(([, block]) => block.lifecycle?.prevent_destroy === true)
      .map(([name]) => `${type}.${name}`),
  );
  expect(kept).toEqual(["aws_kms_key.state", "aws_s3_bucket.state"]);
});

test("it runs in the state's Region, which need not be Identity Center's", () => {
  const elsewhere = bootstrap({ state: { ...acme.state, region: "eu-west-1" } });
  expect(elsewhere.provider.aws).toEqual([
    { region: "eu-west-1", allowed_account_ids: ["100000000002"] },
  ]);
});

test.each([
  [
    "0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69",
    "arn:aws:kms:us-east-1:100000000002:key/0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69",
  ],
  [
    "arn:aws:kms:us-east-1:100000000009:key/mrk-0b8f7c7e6a3f4c589a3e1f2d3c4b5a69",
    "arn:aws:kms:us-east-1:100000000009:key/mrk-0b8f7c7e6a3f4c589a3e1f2d3c4b5a69",
  ],
  ["alias/state", "${aws_kms_key.state.arn}"],
  ["arn:aws:kms:us-east-1:100000000002:alias/state", "${aws_kms_key.state.arn}"],
])("the key %s encrypts by default, and the bucket takes it as it is written", (kmsKey, arn) => {
  const { resource, output } = bootstrap({ state: { ...acme.state, kmsKey } });
  const encryption = resource?.aws_s3_bucket_server_side_encryption_configuration?.state;
  expect(encryption?.rule[0].apply_server_side_encryption_by_default).toEqual({
    sse_algorithm: "aws:kms",
    kms_master_key_id: arn,
  });
  const policy = JSON.parse(resource?.aws_s3_bucket_policy?.state?.policy).Statement;
  const names = policy.find(({ Sid }: { Sid: string }) => Sid === "OneKeyOnly").Condition
    .StringNotEquals["s3:x-amz-server-side-encryption-aws-kms-key-id"];
  expect(names).toContain(kmsKey);
  expect(names).toContain(arn);
  expect(output?.state_key_arn?.value).toBe(arn);
});

test("the roles reach the states of this bucket, and write all but its own", () => {
  const policies = stack.resource?.aws_iam_role_policy;
  expect(policies?.["plan--state"]?.policy).toContain(
    "${aws_s3_bucket.state.arn}/identity-center/*.tflock",
  );
  expect(policies?.["deploy--state"]?.policy).toContain(
    '"Effect":"Deny","Action":["s3:PutObject","s3:DeleteObject"],"Resource":["${aws_s3_bucket.state.arn}/identity-center/bootstrap.tfstate*"]',
  );
});

test("what a workflow needs to know is in the outputs", () => {
  const values = (of: StackJson) =>
    Object.fromEntries(Object.entries(of.output ?? {}).map(([name, { value }]) => [name, value]));
  const bucketAndKey = {
    state_bucket_arn: "${aws_s3_bucket.state.arn}",
    state_key_arn: "${aws_kms_key.state.arn}",
  };
  expect(values(stack)).toEqual({
    ...bucketAndKey,
    deploy_role_arn: "${aws_iam_role.deploy.arn}",
    plan_role_arn: "${aws_iam_role.plan.arn}",
  });
  expect(values(bootstrap({ ci: undefined }))).toEqual(bucketAndKey);
});
