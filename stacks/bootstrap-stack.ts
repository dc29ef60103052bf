import { type App, TerraformOutput, TerraformStack } from "cdktf";
import type { AccessModel, StateSettings } from "../model/access-model";
import { claimAddress } from "../modules/address";
import { CiRoles } from "../modules/ci-roles/ci-roles";
import { StateBucket } from "../modules/state-bucket/state-bucket";
import { StateKey } from "../modules/state-key/state-key";
import { STATE_PREFIX, stateKey, storeState } from "./backend";
import { administer, administeringAccount } from "./provider";

/** Name of the stack that makes what all others need before they can be deployed. */
export const BOOTSTRAP = "bootstrap";

/**
 * Where all states lie, its own too: bucket and key; and, where a pipeline is declared, the roles that
 * it plans and deploys with. People deploy it (`idc bootstrap`), the pipeline never does.
 */
export class BootstrapStack extends TerraformStack {
  constructor(app: App, model: AccessModel) {
    super(app, BOOTSTRAP);
    const { state, instance } = model;
    storeState(this, state);
    administer(this, instance, state.region);
    const key = this.key(state, administeringAccount(instance));
    const bucket = new StateBucket(this, "state-bucket", {
      bucket: state.bucket,
      kmsKeyArn: key.arn,
      kmsKeyNames: key.names,
    });
    this.output("state_bucket_arn", "ARN of the bucket that holds all states.", bucket.arn);
    this.output("state_key_arn", "ARN of the KMS key that encrypts them.", key.arn);
    this.pipeline(model, { bucketArn: bucket.arn, kmsKeyArn: key.arn });
  }

  /** The key that the alias stands for is made here; one given by its id is others'. */
  private key(state: StateSettings, accountId: string): Pick<StateKey, "arn" | "names"> {
    const { kmsKey, region, bucket } = state;
    const alias = stateKeyAlias(kmsKey);
    if (alias !== undefined)
      return new StateKey(this, "state-key", { alias, accountId, region, bucket });
    const arn = kmsKey.startsWith("arn:")
      ? kmsKey
      : `arn:aws:kms:${region}:${accountId}:key/${kmsKey}`;
    return { arn, names: [arn, arn.slice(arn.indexOf("/") + 1)] };
  }

  private pipeline(
    { ci, instance, directory }: AccessModel,
    state: { readonly bucketArn: string; readonly kmsKeyArn: string },
  ): void {
    if (ci === undefined) return;
    const { owner, name, ids, branch, environment } = ci.github;
    const roles = new CiRoles(this, "ci-roles", {
      accountId: administeringAccount(instance),
      repository: { owner, name, ids },
      branch,
      environment,
      openIdConnectProvider: ci.openIdConnectProvider,
      state: { ...state, prefix: STATE_PREFIX, readOnlyKeys: [stateKey(BOOTSTRAP)] },
      identityCenter: {
        instanceArn: instance.arn,
        identityStoreId: instance.identityStoreId,
        managementAccountId: instance.managementAccount,
        managesDirectory: directory.source === "identity-center",
      },
    });
    this.output("deploy_role_arn", "ARN of the role that deploys.", roles.deployRoleArn);
    this.output("plan_role_arn", "ARN of the role that plans.", roles.planRoleArn);
  }

  private output(name: string, description: string, value: string): void {
    new TerraformOutput(this, claimAddress(this, "output", name), {
      staticId: true,
      description,
      value,
    });
  }
}

/** `alias/NAME` where the key is given by an alias. */
export function stateKeyAlias(kmsKey: string): string | undefined {
  return /(?:^|:)(alias\/.+)$/.exec(kmsKey)?.[1];
}
