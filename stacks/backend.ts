import { S3Backend, type S3BackendConfig, type TerraformStack } from "cdktf";
import type { StateSettings } from "../model/access-model";

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
export function storeState(stack: TerraformStack, state: StateSettings): void {
  const config: LockingS3BackendConfig = {
    bucket: state.bucket,
    key: stateKey(stack.node.id),
    region: state.region,
    encrypt: true,
    kmsKeyId: state.kmsKey,
    useLockfile: true,
  };
  new S3Backend(stack, config);
}
