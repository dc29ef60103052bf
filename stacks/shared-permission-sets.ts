import {
  DataTerraformRemoteStateS3,
  type TerraformDataSource,
  TerraformLocal,
  type TerraformStack,
} from "cdktf";
import type { PermissionSet, StateSettings } from "../model/access-model";
import { addressOf, claimAddress } from "../modules/address";
import type { AssignablePermissionSet } from "../modules/permission-set/permission-set";
import { compareText, literal, quoted } from "../modules/terraform-text";
import { stateKey } from "./backend";
import { DEPLOY_IDENTITY_FIRST, IDENTITY } from "./identity";
import { PERMISSION_SET_ARNS } from "./permission-sets";

/**
 * Permission sets that the identity stack owns, read from its state in S3: a reference of CDKTF's
 * own would make `cdktf deploy dev` alone impossible, and a lookup by name costs one call for every
 * set of the instance.
 */
export function sharedPermissionSets(
  stack: TerraformStack,
  state: StateSettings,
  used: readonly PermissionSet[],
  readAfter: readonly TerraformDataSource[],
): ReadonlyMap<string, AssignablePermissionSet> {
  if (used.length === 0) return new Map();
  const keys = used.map(({ key }) => key).sort(compareText);
  readIdentityState(stack, state, keys, readAfter);
  const arns = Object.fromEntries(keys.map((key) => [key, readArn(key)]));
  new TerraformLocal(stack, "shared-permission-sets", arns).overrideLogicalId(
    claimAddress(stack, "local", SHARED_ARNS),
  );
  return new Map(
    keys.map((key) => [
      key,
      { key, arn: `\${local.${SHARED_ARNS}[${quoted(key)}]}`, assignmentDependencies: [] },
    ]),
  );
}

const SHARED_ARNS = "shared_permission_set_arns";

/** Of a permission set: stands for one that is gone already while its assignments are destroyed. */
const NO_PERMISSION_SET = "arn:aws:sso:::permissionSet/ssoins-0000000000000000/ps-0000000000000000";

// A destroy reads the state too and only warns of a missing set, so that each needs some ARN there.
const readArn = (key: string): string =>
  `\${try(data.terraform_remote_state.${IDENTITY}.outputs.${PERMISSION_SET_ARNS}[${quoted(key)}], "${NO_PERMISSION_SET}")}`;

function readIdentityState(
  stack: TerraformStack,
  state: StateSettings,
  keys: readonly string[],
  readAfter: readonly TerraformDataSource[],
): void {
  const identity = new DataTerraformRemoteStateS3(stack, "identity-state", {
    bucket: state.bucket,
    key: stateKey(IDENTITY),
    region: state.region,
    // Terraform's message for an absent state is fixed, but it quotes this line.
    workspace: `\${"default" /* ${DEPLOY_IDENTITY_FIRST} */}`,
  });
  identity.overrideLogicalId(claimAddress(stack, "data.terraform_remote_state", IDENTITY));
  identity.addOverride(
    "lifecycle.postcondition",
    keys.map((key) => ({
      condition: `\${can(self.outputs.${PERMISSION_SET_ARNS}[${quoted(key)}])}`,
      error_message: literal(
        `The state of ${IDENTITY} must hold permission set ${JSON.stringify(key)} (scope: instance), which grants of ${stack.node.id} name. ${DEPLOY_IDENTITY_FIRST}`,
      ),
    })),
  );
  // A group listing that fails explains an identity stack that was never deployed better than an absent state.
  if (readAfter.length > 0) identity.addOverride("depends_on", readAfter.map(addressOf));
}
