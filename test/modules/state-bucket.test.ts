import { StateBucket, type StateBucketProps } from "../../modules/state-bucket/state-bucket";
import { decide } from "../../sandbox/policies/evaluate";
import { readPolicy } from "../../sandbox/policies/statement";
import { actionsLike, hasResource, knowsConditionKey } from "../access/iam-reference";
import { synthModule } from "../fixtures/synth-module";

const KEY = "arn:aws:kms:us-east-1:100000000002:key/0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69";

const synthBucket = (changes: Partial<StateBucketProps> = {}) =>
  synthModule((stack) => {
    new StateBucket(stack, "bucket", { bucket: "acme-state", kmsKeyArn: KEY, ...changes });
  }).resource;

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string;
  readonly Resource: string | readonly string[];
  readonly Condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Encryption {
  readonly algorithm?: string;
  readonly key?: string;
  readonly customer?: string;
}

function policyText(changes: Partial<StateBucketProps> = {}): string {
  const text: string = synthBucket(changes)?.aws_s3_bucket_policy?.state?.policy;
  return text.replaceAll("${aws_s3_bucket.state.arn}", "arn:aws:s3:::acme-state");
}

const policy = (): readonly Statement[] => JSON.parse(policyText()).Statement;

describe("StateBucket", () => {
  const resource = synthBucket();

  test("can't be destroyed, whatever its name: a new name meets prevent_destroy at the same address", () => {
    for (const bucket of ["acme-state", "renamed-state"]) {
      expect(synthBucket({ bucket })?.aws_s3_bucket?.state).toMatchObject({
        bucket,
        lifecycle: { prevent_destroy: true },
      });
    }
  });

  test("keeps versions, for a time", () => {
    expect(resource?.aws_s3_bucket_versioning?.state).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    expect(resource?.aws_s3_bucket_lifecycle_configuration?.state).toMatchObject({
      depends_on: ["aws_s3_bucket_versioning.state"],
      rule: [
        {
          status: "Enabled",
          noncurrent_version_expiration: [{ noncurrent_days: 90 }],
          expiration: [{ expired_object_delete_marker: true }],
        },
        { status: "Enabled", abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] },
      ],
    });
    const longer = synthBucket({ noncurrentVersionDays: 365 });
    expect(longer?.aws_s3_bucket_lifecycle_configuration?.state?.rule[0]).toMatchObject({
      noncurrent_version_expiration: [{ noncurrent_days: 365 }],
    });
  });

  test("never expires what is current", () => {
    const rules = resource?.aws_s3_bucket_lifecycle_configuration?.state?.rule;
    expect(JSON.stringify(rules)).not.toMatch(/"days"|"date"/);
  });

  test("encrypts with its key what names none", () => {
    expect(resource?.aws_s3_bucket_server_side_encryption_configuration?.state?.rule).toEqual([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: KEY,
        },
        bucket_key_enabled: true,
      },
    ]);
  });

  test("belongs to its account alone", () => {
    expect(resource?.aws_s3_bucket_ownership_controls?.state).toMatchObject({
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
    expect(resource?.aws_s3_bucket_public_access_block?.state).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(policy().map(({ Effect, Principal }) => [Effect, Principal])).toEqual(
      policy().map(() => ["Deny", "*"]),
    );
  });

  test("talks TLS only", () => {
    expect(policy().find(({ Sid }) => Sid === "TlsOnly")).toMatchObject({
      Action: "s3:*",
      Resource: ["arn:aws:s3:::acme-state", "arn:aws:s3:::acme-state/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  const OTHER_KEY = KEY.replace(/.$/, "0");

  test.each([
    ["names no encryption", {}, "silent"],
    ["names KMS and the key", { algorithm: "aws:kms", key: KEY }, "silent"],
    ["names the key by its alias", { algorithm: "aws:kms", key: "alias/acme-state" }, "silent"],
    ["names another key", { algorithm: "aws:kms", key: OTHER_KEY }, "denied"],
    ["names KMS and no key, which is AWS's own", { algorithm: "aws:kms" }, "denied"],
    ["names S3's own keys", { algorithm: "AES256" }, "denied"],
    ["brings a key along", { customer: "AES256" }, "denied"],
  ])("judges a write that %s (%j): %s", (_, { algorithm, key, customer }: Encryption, decision) => {
    const reading = readPolicy(policyText({ kmsKeyNames: [KEY, "alias/acme-state"] }));
    if (reading.kind !== "policy") throw new Error(reading.reason);
    const prefix = "s3:x-amz-server-side-encryption";
    const given = [
      ["aws:securetransport", "true"],
      [prefix, algorithm],
      [`${prefix}-aws-kms-key-id`, key],
      [`${prefix}-customer-algorithm`, customer],
    ].flatMap(([name, value]) => (name && value ? [[name, [value]] as const] : []));
    expect(
      decide(reading.policy, {
        principals: { AWS: ["100000000002"] },
        action: "s3:PutObject",
        resource: "arn:aws:s3:::acme-state/identity-center/dev.tfstate",
        keys: new Map(given),
      }),
    ).toBe(decision);
  });

  test.each(policy().map((each) => [each.Sid, each] as const))(
    "%s is a statement that S3 understands",
    async (_, { Action, Resource, Condition }) => {
      const actions = await actionsLike(Action);
      const keys = Object.values(Condition).flatMap((operands) => Object.keys(operands));
      expect(actions.length).toBeGreaterThan(0);
      expect(actions.some((action) => hasResource(action, [Resource].flat()))).toBe(true);
      expect(actions.some((action) => keys.every((key) => knowsConditionKey(action, key)))).toBe(
        true,
      );
    },
  );

  describe("with a guest, another account that has one state in it", () => {
    const guests = [{ accountId: "100000000001", key: "identity-center/management.tfstate" }];
    const state = "arn:aws:s3:::acme-state/identity-center/management.tfstate";

    test.each([
      ["100000000001", "s3:ListBucket", "arn:aws:s3:::acme-state", "allowed"],
      ["100000000001", "s3:GetObject", state, "allowed"],
      ["100000000001", "s3:PutObject", state, "allowed"],
      ["100000000001", "s3:PutObject", `${state}.tflock`, "allowed"],
      ["100000000001", "s3:DeleteObject", `${state}.tflock`, "allowed"],
      ["100000000001", "s3:DeleteObject", state, "silent"],
      ["100000000001", "s3:GetObjectVersion", state, "silent"],
      ["100000000001", "s3:GetObject", state.replace("management", "identity"), "silent"],
      ["100000000001", "s3:PutObject", state.replace("management", "prod"), "silent"],
      ["100000000001", "s3:PutBucketPolicy", "arn:aws:s3:::acme-state", "silent"],
      ["100000000009", "s3:GetObject", state, "silent"],
    ])("to %s, %s of %s is %s", (account, action, resource, decision) => {
      const reading = readPolicy(policyText({ guests }));
      if (reading.kind !== "policy") throw new Error(reading.reason);
      const principals = { AWS: [account, `arn:aws:iam::${account}:root`] };
      const keys = new Map([["aws:securetransport", ["true"]]]);
      expect(decide(reading.policy, { principals, action, resource, keys })).toBe(decision);
    });

    test("refuses the guest what it refuses everybody", () => {
      const statements: readonly Statement[] = JSON.parse(policyText({ guests })).Statement;
      expect(statements.slice(0, policy().length)).toEqual(policy());
    });
  });

  test.each([0, -1, 1.5])("refuses to keep old versions for %d days", (noncurrentVersionDays) => {
    expect(() => synthBucket({ noncurrentVersionDays })).toThrow(
      new Error(
        `Old versions are kept for a whole number of days, 1 or more, got: ${noncurrentVersionDays}`,
      ),
    );
  });
});
