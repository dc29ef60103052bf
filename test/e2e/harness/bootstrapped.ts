import type { LocalBootstrap } from "./local-bootstrap";

/** Everything that a bootstrap leaves in AWS, with the key's id as `KEY`; the same for each that ended. */
export async function bootstrapped({
  aws: { s3 },
  iam,
  kms,
  model,
}: LocalBootstrap): Promise<Readonly<Record<string, unknown>>> {
  const { bucket } = model.state;
  const Bucket = bucket;
  const { Buckets = [] } = await s3.listBuckets();
  const { Aliases = [] } = await kms.listAliases();
  const ownAliases = Aliases.filter(({ AliasName = "" }) => !AliasName.startsWith("alias/aws/"));
  const { Keys = [] } = await kms.listKeys();
  const keys = (await Promise.all(Keys.map(({ KeyId }) => kms.describeKey({ KeyId })))).flatMap(
    ({ KeyMetadata }) => (KeyMetadata?.KeyManager === "CUSTOMER" ? [KeyMetadata] : []),
  );
  const KeyId = keys[0]?.KeyId;
  const { Policy: keyPolicy = "{}" } = await kms.getKeyPolicy({ KeyId });
  const { KeyRotationEnabled } = await kms.getKeyRotationStatus({ KeyId });
  const { Policy: bucketPolicy = "{}" } = await s3.getBucketPolicy({ Bucket });
  const { Contents = [] } = await s3.listObjectsV2({ Bucket });
  const { Body } = await s3.getObject({ Bucket, Key: "identity-center/bootstrap.tfstate" });
  const state = JSON.parse((await Body?.transformToString()) ?? "{}");
  const found = {
    buckets: Buckets.map(({ Name }) => Name),
    objects: Contents.map(({ Key }) => Key),
    bucket: {
      versioning: (await s3.getBucketVersioning({ Bucket })).Status,
      encryption: (await s3.getBucketEncryption({ Bucket })).ServerSideEncryptionConfiguration,
      ownership: (await s3.getBucketOwnershipControls({ Bucket })).OwnershipControls,
      publicAccess: (await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration,
      lifecycle: (await s3.getBucketLifecycleConfiguration({ Bucket })).Rules,
      policy: JSON.parse(bucketPolicy),
    },
    keys: keys.map(({ Description, KeyState }) => ({ Description, KeyState })),
    aliases: ownAliases.map(({ AliasName, TargetKeyId }) => ({ AliasName, TargetKeyId })),
    key: { policy: JSON.parse(keyPolicy), KeyRotationEnabled },
    providers: (await iam.listOpenIDConnectProviders()).OpenIDConnectProviderList,
    roles: await Promise.all(
      ["deploy", "plan"].map((name) => roleOf(iam, `identity-center-${name}`)),
    ),
    state: {
      addresses: state.resources.map(
        ({ type, name }: { readonly type: string; readonly name: string }) => `${type}.${name}`,
      ),
      outputs: state.outputs,
    },
  };
  return JSON.parse(JSON.stringify(found).replaceAll(KeyId ?? "no key", "KEY"));
}

async function roleOf(iam: LocalBootstrap["iam"], RoleName: string): Promise<object> {
  const { Role } = await iam.getRole({ RoleName });
  const { PolicyNames = [] } = await iam.listRolePolicies({ RoleName });
  const policies = await Promise.all(
    PolicyNames.map((PolicyName) => iam.getRolePolicy({ RoleName, PolicyName })),
  );
  const parsed = (text = "") => JSON.parse(decodeURIComponent(text));
  return {
    arn: Role?.Arn,
    hours: (Role?.MaxSessionDuration ?? 0) / 3600,
    trust: parsed(Role?.AssumeRolePolicyDocument),
    policies: Object.fromEntries(
      policies.map(({ PolicyName, PolicyDocument }) => [PolicyName, parsed(PolicyDocument)]),
    ),
  };
}
