import { bootstrapped } from "./harness/bootstrapped";
import type { Ended, Outcome } from "./harness/command";
import {
  type Clone,
  type LocalBootstrap,
  ONLY_SYNTHESIZED,
  startLocalBootstrap,
} from "./harness/local-bootstrap";
import { describeWithProvider } from "./harness/requirements";

const MINUTES = 60_000;

describeWithProvider("idc bootstrap", () => {
  let local: LocalBootstrap;
  let clone: Clone;
  let first: Ended;

  let inhabited: LocalBootstrap;
  let shown: Ended;
  let adopted: Ended;

  // Most of a first run is the provider's waiting, so that both can wait at once.
  beforeAll(async () => {
    [local, inhabited] = await Promise.all([startLocalBootstrap(), startLocalBootstrap()]);
    clone = local.clone();
    [first] = await Promise.all([clone.bootstrap("--yes", "--json"), adopt()]);
  }, 5 * MINUTES);

  afterAll(async () => {
    await Promise.all([local?.stop(), inhabited?.stop()]);
  });

  /** In an account that has bucket, key and provider already, each set up in another way. */
  async function adopt(): Promise<void> {
    const { aws, iam, kms, model } = inhabited;
    const { bucket: Bucket } = model.state;
    await aws.s3.createBucket({ Bucket });
    await aws.s3.putBucketPolicy({ Bucket, Policy: JSON.stringify(policyOf(Bucket)) });
    await aws.s3.putObject({ Bucket, Key: "identity-center/dev.tfstate", Body: "{}" });
    const { KeyMetadata } = await kms.createKey({ Description: "State" });
    await kms.createAlias({ AliasName: "alias/acme-state", TargetKeyId: KeyMetadata?.KeyId });
    await iam.createOpenIDConnectProvider({
      Url: "https://token.actions.githubusercontent.com",
      ClientIDList: ["https://github.com/acme"],
    });
    const here = inhabited.clone();
    shown = await here.bootstrap();
    expect(here.files()).toEqual(ONLY_SYNTHESIZED);
    expect(JSON.parse((await aws.s3.getBucketPolicy({ Bucket })).Policy ?? "")).toEqual(
      policyOf(Bucket),
    );
    adopted = await here.bootstrap("--yes");
  }

  test("makes everything from nothing, and says what", async () => {
    expect(first).toMatchObject({ code: 0 });
    const { changes, outputs, ...rest } = JSON.parse(first.stdout);
    expect(rest).toEqual({
      state: "s3://acme-state/identity-center/bootstrap.tfstate",
      isMoved: true,
    });
    expect(new Set(changes.map(({ action }: { readonly action: string }) => action))).toEqual(
      new Set(["create"]),
    );
    expect(changes).toHaveLength(17);
    expect(outputs).toMatchObject({
      deploy_role_arn: "arn:aws:iam::100000000002:role/identity-center-deploy",
      plan_role_arn: "arn:aws:iam::100000000002:role/identity-center-plan",
      state_bucket_arn: "arn:aws:s3:::acme-state",
    });
    expect(await bootstrapped(local)).toMatchObject({
      buckets: ["acme-state"],
      objects: ["identity-center/bootstrap.tfstate"],
      bucket: { versioning: "Enabled" },
      keys: [
        {
          Description: "Terraform state of IAM Identity Center in bucket acme-state",
          KeyState: "Enabled",
        },
      ],
      aliases: [{ AliasName: "alias/acme-state", TargetKeyId: "KEY" }],
      key: { KeyRotationEnabled: true },
    });
  });

  test("leaves nothing of the state behind, and the stack's JSON as it was synthesized", () => {
    expect(clone.files()).toEqual(ONLY_SYNTHESIZED);
  });

  test("shows what it would adopt and change, and changes nothing unless it is told to", () => {
    expect(shown.code).toBe(1);
    const lines = shown.stderr.split("\n");
    // Warnings of the access files and two lines of progress stand before the plan.
    expect(lines.slice(lines.indexOf("Planning") + 1)).toEqual([
      "  adopt    aws_iam_openid_connect_provider.github (arn:aws:iam::100000000002:oidc-provider/token.actions.githubusercontent.com), and change client_id_list",
      "  create   aws_iam_role.deploy",
      "  create   aws_iam_role.plan",
      "  create   aws_iam_role_policy.deploy--identity-center-read",
      "  create   aws_iam_role_policy.deploy--identity-center-write",
      "  create   aws_iam_role_policy.deploy--state",
      "  create   aws_iam_role_policy.plan--identity-center-read",
      "  create   aws_iam_role_policy.plan--state",
      "  adopt    aws_kms_alias.state (alias/acme-state)",
      expect.stringMatching(
        /^ {2}adopt {4}aws_kms_key\.state \([0-9a-f-]{36}\), and change .*policy/,
      ),
      "  adopt    aws_s3_bucket.state (acme-state)",
      "  create   aws_s3_bucket_lifecycle_configuration.state",
      "  adopt    aws_s3_bucket_ownership_controls.state (acme-state)",
      "  adopt    aws_s3_bucket_policy.state (acme-state), and change policy",
      "  adopt    aws_s3_bucket_public_access_block.state (acme-state)",
      "  adopt    aws_s3_bucket_server_side_encryption_configuration.state (acme-state), and change rule",
      "  create   aws_s3_bucket_versioning.state",
      "Nothing was changed: without a terminal to ask on, this command needs --yes.",
      "",
    ]);
  });

  test("adopts a bucket, a key and a provider as they are, and brings them to the same end", async () => {
    expect(adopted).toMatchObject({ code: 0 });
    const { objects, ...same } = await bootstrapped(local);
    expect(await bootstrapped(inhabited)).toEqual({
      ...same,
      objects: ["identity-center/bootstrap.tfstate", "identity-center/dev.tfstate"],
    });
  });

  test(
    "has nothing to do a second time, there and in a fresh clone",
    async () => {
      const fresh = local.clone();
      for (const each of [clone, fresh]) {
        expect(await each.bootstrap()).toMatchObject({
          code: 0,
          stdout: expect.stringContaining("Nothing to do: all is there."),
        });
      }
      expect(fresh.files()).toEqual(ONLY_SYNTHESIZED);
    },
    3 * MINUTES,
  );

  describe("the roles that it made", () => {
    const MAIN = "ref:refs/heads/main";
    const claims = {
      aud: "sts.amazonaws.com",
      sub: `repo:acme/identity:${MAIN}`,
      ref: "refs/heads/main",
    };
    const pullRequest = { sub: "repo:acme/identity:pull_request", ref: "refs/pull/7/merge" };

    test.each([
      ["the branch", {}, ["deploy", "plan"]],
      ["a pull request", pullRequest, ["plan"]],
      ["a pull request that claims the branch", { ...pullRequest, ref: claims.ref }, ["plan"]],
      ["another branch", { sub: "repo:acme/identity:ref:refs/heads/x", ref: "refs/heads/x" }, []],
      ["a branch whose name begins like it", { sub: `repo:acme/identity:${MAIN}2` }, []],
      ["a tag of its name", { sub: "repo:acme/identity:ref:refs/tags/main" }, []],
      ["an environment", { sub: "repo:acme/identity:environment:production" }, []],
      ["another repository", { sub: `repo:acme/identity2:${MAIN}` }, []],
      ["another owner", { sub: `repo:acme2/identity:${MAIN}` }, []],
      ["a repository that took over the name", { sub: `repo:acme@1/identity@2:${MAIN}` }, []],
      ["another audience", { aud: "https://github.com/acme" }, []],
    ])("are assumed by a job of %s: %j as %j", async (_, differing, roles) => {
      const token = webIdentityToken({ ...claims, ...differing });
      const assumed = await Promise.all(
        ["deploy", "plan"].map((role) => local.isAssumedBy(`identity-center-${role}`, token)),
      );
      expect(["deploy", "plan"].filter((_role, index) => assumed[index])).toEqual(roles);
    });
  });

  describe("what it made", () => {
    let destroyed: Outcome;

    beforeAll(async () => {
      const stacks = local.aws.synthesize(local.model);
      await stacks.init("bootstrap", "identity");
      [destroyed] = await Promise.all([
        stacks.run("bootstrap", "destroy", "-auto-approve"),
        stacks.apply("identity"),
      ]);
    }, 3 * MINUTES);

    test("can't be destroyed", async () => {
      expect(destroyed.code).toBe(1);
      expect(destroyed.output).toContain("Instance cannot be destroyed");
      for (const address of ["aws_s3_bucket.state", "aws_kms_key.state"])
        expect(destroyed.output).toContain(address);
    });

    test("takes the states and locks of the other stacks", async () => {
      const { Contents = [] } = await local.aws.s3.listObjectsV2({ Bucket: "acme-state" });
      expect(Contents.map(({ Key }) => Key)).toEqual([
        "identity-center/bootstrap.tfstate",
        "identity-center/identity.tfstate",
      ]);
    });

    test.each([
      ["under another encryption", { ServerSideEncryption: "AES256" }],
      ["under another key", { ServerSideEncryption: "aws:kms", SSEKMSKeyId: "alias/aws/s3" }],
      ["under KMS without a key", { ServerSideEncryption: "aws:kms" }],
    ] as const)("takes no object %s", async (_, encryption) => {
      const put = local.aws.s3.putObject({
        Bucket: "acme-state",
        Key: "a",
        Body: "b",
        ...encryption,
      });
      await expect(put).rejects.toMatchObject({ name: "AccessDenied" });
    });

    test("encrypts with its key what names none", async () => {
      await local.aws.s3.putObject({ Bucket: "acme-state", Key: "a", Body: "b" });
      const { KeyMetadata } = await local.kms.describeKey({ KeyId: "alias/acme-state" });
      expect(await local.aws.s3.headObject({ Bucket: "acme-state", Key: "a" })).toMatchObject({
        ServerSideEncryption: "aws:kms",
        SSEKMSKeyId: KeyMetadata?.Arn,
        BucketKeyEnabled: true,
      });
    });
  });
});

const policyOf = (bucket: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: `arn:aws:s3:::${bucket}/x`,
    },
  ],
});

/** A token as GitHub gives one to a job; the sandbox does not look at who signed it. */
function webIdentityToken(claims: Readonly<Record<string, string>>): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const issued = { iss: "https://token.actions.githubusercontent.com", ...claims };
  return [part({ alg: "RS256", typ: "JWT" }), part(issued), "signature"].join(".");
}
