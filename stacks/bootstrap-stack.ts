import { type App, TerraformOutput, TerraformStack } from "cdktf";
import type { AccessModel, StateSettings } from "../model/access-model";
import { MANAGEMENT } from "../model/management";
import { claimAddress } from "../modules/address";
import { CiRoles, type CiRolesProps } from "../modules/ci-roles/ci-roles";
import type { StateGuest } from "../modules/state-bucket/bucket-policy";
import { StateBucket } from "../modules/state-bucket/state-bucket";
import { StateKey } from "../modules/state-key/state-key";
import { TimeBoundAccessBoundary } from "../modules/time-bound-access/boundary";
import { STATE_PREFIX, stateKey, stateKeyAlias, stateKeyArn, storeState } from "./backend";
import { BREAK_GLASS_BOUNDARY, BREAK_GLASS_NAME } from "./break-glass";
import { MONITORING } from "./monitoring";
import { administer, administeringAccount, deployingAccount } from "./provider";

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
    storeState(this, model);
    administer(this, instance, state.region);
    const guests = guestsOf(model);
    const key = this.key(state, administeringAccount(instance), guests);
    const bucket = new StateBucket(this, "state-bucket", {
      bucket: state.bucket,
      kmsKeyArn: key.arn,
      kmsKeyNames: key.names,
      guests,
    });
    this.output("state_bucket_arn", "ARN of the bucket that holds all states.", bucket.arn);
    this.output("state_key_arn", "ARN of the KMS key that encrypts them.", key.arn);
    this.pipeline(model, { bucketArn: bucket.arn, kmsKeyArn: key.arn });
  }

  /** The key that the alias stands for is made here; one given by its id is others'. */
  private key(
    state: StateSettings,
    accountId: string,
    guests: readonly StateGuest[],
  ): Pick<StateKey, "arn" | "names"> {
    const { kmsKey, region, bucket } = state;
    const alias = stateKeyAlias(kmsKey);
    if (alias !== undefined)
      return new StateKey(this, "state-key", {
        alias,
        accountId,
        region,
        bucket,
        guestAccountIds: guests.map((guest) => guest.accountId),
      });
    const arn = stateKeyArn(state, accountId);
    return { arn, names: [arn, arn.slice(arn.indexOf("/") + 1)] };
  }

  private pipeline(
    model: AccessModel,
    state: { readonly bucketArn: string; readonly kmsKeyArn: string },
  ): void {
    const { ci, instance, directory } = model;
    if (ci === undefined) return;
    const { owner, name, ids, branch, environments } = ci.github;
    const roles = new CiRoles(this, "ci-roles", {
      accountId: administeringAccount(instance),
      repository: { owner, name, ids },
      branch,
      environments,
      openIdConnectProvider: ci.openIdConnectProvider,
      state: { ...state, prefix: STATE_PREFIX, readOnlyKeys: peoplesStacks(model).map(stateKey) },
      identityCenter: {
        instanceArn: instance.arn,
        identityStoreId: instance.identityStoreId,
        managementAccountId: instance.managementAccount,
        managesDirectory: directory.source === "identity-center",
      },
      accountReaderRoleName: model.sync?.roleName,
      ...this.breakGlass(model),
    });
    this.output("deploy_role_arn", "ARN of the role that deploys.", roles.deployRoleArn);
    this.output("plan_role_arn", "ARN of the role that plans.", roles.planRoleArn);
  }

  /** People make the roles that end access for emergencies; the pipeline says whose, within this boundary. */
  private breakGlass({ emergency, instance }: AccessModel): Pick<CiRolesProps, "timeBoundAccess"> {
    if (emergency === undefined) return {};
    const { arn } = new TimeBoundAccessBoundary(this, "break-glass-boundary", {
      policyName: BREAK_GLASS_BOUNDARY,
      name: BREAK_GLASS_NAME,
      accountId: administeringAccount(instance),
    });
    return {
      timeBoundAccess: {
        name: BREAK_GLASS_NAME,
        permissionsBoundaryArn: arn,
        region: instance.region,
      },
    };
  }

  private output(name: string, description: string, value: string): void {
    new TerraformOutput(this, claimAddress(this, "output", name), {
      staticId: true,
      description,
      value,
    });
  }
}

/** Other accounts with a state in the bucket: the management account where another one administers. */
function guestsOf({ instance, environments }: AccessModel): readonly StateGuest[] {
  return environments
    .map(({ name }) => ({ name, accountId: deployingAccount(name, instance) }))
    .filter(({ accountId }) => accountId !== administeringAccount(instance))
    .map(({ name, accountId }) => ({ accountId, key: stateKey(name) }));
}

/** Stacks that no pipeline deploys: it would give itself rights, or somebody the organization, or watch itself. */
const peoplesStacks = ({ environments, monitoring }: AccessModel): readonly string[] => [
  BOOTSTRAP,
  ...(monitoring === undefined ? [] : [MONITORING]),
  ...environments.map(({ name }) => name).filter((name) => name === MANAGEMENT),
];
