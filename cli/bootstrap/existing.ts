import { type Aws, unlessAbsent } from "./aws";
import type { DeclaredResource } from "./declared-resources";
import { findKey } from "./find-key";

/** What is declared, and where: enough to look for any of it. */
export interface Place {
  readonly account: string;
  readonly resources: readonly DeclaredResource[];
}

/** The id by which Terraform imports a resource that exists already; undefined when it does not. */
type Find = (aws: Aws, resource: DeclaredResource, place: Place) => Promise<string | undefined>;

const text = ({ address, arguments: given }: DeclaredResource, argument: string): string => {
  const value = given[argument];
  if (typeof value === "string") return value;
  throw new Error(`${address} has no ${argument} that is known before it is applied.`);
};

/** A setting of a bucket, imported by the bucket's name where it is set. */
const bucketSetting =
  (isSet: (aws: Aws, bucket: string) => Promise<boolean>, ...absent: readonly string[]): Find =>
  async (aws, resource) => {
    const bucket = text(resource, "bucket");
    const found = await unlessAbsent(isSet(aws, bucket), "NoSuchBucket", ...absent);
    return found ? bucket : undefined;
  };

const always = () => true;

const finders: Readonly<Record<string, Find>> = {
  async aws_iam_openid_connect_provider({ iam }, resource, { account }) {
    const host = text(resource, "url").replace("https://", "");
    const arn = `arn:aws:iam::${account}:oidc-provider/${host}`;
    const found = await unlessAbsent(
      iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: arn }),
      ...noSuchEntity,
    );
    return found && arn;
  },
  async aws_iam_role({ iam }, resource) {
    const name = text(resource, "name");
    const found = await unlessAbsent(iam.getRole({ RoleName: name }), ...noSuchEntity);
    return found && name;
  },
  async aws_iam_role_policy({ iam }, resource) {
    const RoleName = text(resource, "role");
    const PolicyName = text(resource, "name");
    const found = await unlessAbsent(iam.getRolePolicy({ RoleName, PolicyName }), ...noSuchEntity);
    return found && `${RoleName}:${PolicyName}`;
  },
  async aws_kms_alias({ kms }, resource) {
    const name = text(resource, "name");
    const found = await unlessAbsent(kms.describeKey({ KeyId: name }), "NotFoundException");
    return found && name;
  },
  async aws_kms_key(aws, resource, { resources }) {
    const alias = resources.find(
      (each) => each.arguments.target_key_id === `\${${resource.address}.key_id}`,
    );
    return findKey(aws, text(resource, "description"), alias && text(alias, "name"));
  },
  aws_s3_bucket: bucketSetting(
    ({ s3 }, Bucket) => s3.headBucket({ Bucket }).then(always),
    "NotFound",
  ),
  aws_s3_bucket_lifecycle_configuration: bucketSetting(
    ({ s3 }, Bucket) => s3.getBucketLifecycleConfiguration({ Bucket }).then(always),
    "NoSuchLifecycleConfiguration",
  ),
  aws_s3_bucket_ownership_controls: bucketSetting(
    ({ s3 }, Bucket) => s3.getBucketOwnershipControls({ Bucket }).then(always),
    "OwnershipControlsNotFoundError",
  ),
  aws_s3_bucket_policy: bucketSetting(
    ({ s3 }, Bucket) => s3.getBucketPolicy({ Bucket }).then(always),
    "NoSuchBucketPolicy",
  ),
  aws_s3_bucket_public_access_block: bucketSetting(
    ({ s3 }, Bucket) => s3.getPublicAccessBlock({ Bucket }).then(always),
    "NoSuchPublicAccessBlockConfiguration",
  ),
  aws_s3_bucket_server_side_encryption_configuration: bucketSetting(
    ({ s3 }, Bucket) => s3.getBucketEncryption({ Bucket }).then(always),
    "ServerSideEncryptionConfigurationNotFoundError",
  ),
  aws_s3_bucket_versioning: bucketSetting(({ s3 }, Bucket) =>
    s3.getBucketVersioning({ Bucket }).then(({ Status }) => Status !== undefined),
  ),
};

const noSuchEntity = ["NoSuchEntity", "NoSuchEntityException"];

/** Types of resources that can be looked for. */
export const findableTypes: readonly string[] = Object.keys(finders);

/** Of resources that exist in AWS: the id that Terraform imports each by, by address. */
export async function findExisting(
  aws: Aws,
  place: Place,
  wanted: readonly DeclaredResource[],
): Promise<ReadonlyMap<string, string>> {
  const ids = await Promise.all(
    wanted.map((resource) => finders[resource.type]?.(aws, resource, place)),
  );
  return new Map(
    wanted.flatMap(({ address }, index) => {
      const id = ids[index];
      return id === undefined ? [] : [[address, id] as const];
    }),
  );
}
