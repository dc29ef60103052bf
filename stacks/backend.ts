import { S3Backend, type S3BackendConfig, type TerraformStack } from "cdktf";
import type { Instance, StateSettings } from "../model/access-model";
import { administeringAccount, deployingAccount } from "./provider";

/** cdktf 0.21 writes every setting it is given, but its type predates native locking. */
interface LockingS3BackendConfig extends S3BackendConfig {
  readonly useLockfile: true;
}

/** What the keys of all states begin with. */
export const STATE_PREFIX = "identity-center/";

/** Where a stack's state lies in the bucket. */
export const stateKey = (stack: string): string => `${STATE_PREFIX}${stack}.tfstate`;

/**
 * Keeps the stack's state in S3 with native locking. The key is named on purpose: with `encrypt`
 * alone Terraform asks for AES256 and overrides the bucket's own KMS key.
 */
export function storeState(
  stack: TerraformStack,
  { state, instance }: { readonly state: StateSettings; readonly instance: Instance },
): void {
  const owner = administeringAccount(instance);
  const isOwn = deployingAccount(stack.node.id, instance) === owner;
  const config: LockingS3BackendConfig = {
    bucket: state.bucket,
    key: stateKey(stack.node.id),
    region: state.region,
    encrypt: true,
    // To another account an id or an alias means a key of its own.
    kmsKeyId: isOwn ? state.kmsKey : stateKeyArn(state, owner),
    useLockfile: true,
  };
  new S3Backend(stack, config);
}

/** `alias/NAME` where the key is given by an alias. */
export function stateKeyAlias(kmsKey: string): string | undefined {
  return /(?:^|:)(alias\/.+)$/.exec(kmsKey)?.[1];
}

/** ARN of the key, or of its alias, as it is given. */
export function stateKeyArn({ kmsKey, region }: StateSettings, account: string): string {
  if (kmsKey.startsWith("arn:")) return kmsKey;
  return `arn:aws:kms:${region}:${account}:${stateKeyAlias(kmsKey) ?? `key/${kmsKey}`}`;
}
