import {
  DataTerraformRemoteStateS3,
  type TerraformDataSource,
  type TerraformResource,
  type TerraformStack,
} from "cdktf";
import type { PermissionSet, StateSettings } from "../model/access-model";
import { addressOf, claimAddress } from "../modules/address";
import type { AssignablePermissionSet } from "../modules/permission-set/permission-set";
import { literal, quoted } from "../modules/terraform-text";
import { stateKey } from "./backend";
import { IDENTITY } from "./identity-stack";
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
  const arns = readIdentityState(stack, state, used, readAfter);
  return new Map(
    used.map(({ key }) => [
      key,
      { key, arn: `\${${arns}[${quoted(key)}]}`, assignmentDependencies: noDependencies },
    ]),
  );
}

const noDependencies: readonly TerraformResource[] = [];

/** Returns the expression of the map of ARNs by key. */
function readIdentityState(
  stack: TerraformStack,
  state: StateSettings,
  used: readonly PermissionSet[],
  readAfter: readonly TerraformDataSource[],
): string {
  const identity = new DataTerraformRemoteStateS3(stack, "identity-state", {
    bucket: state.bucket,
    key: stateKey(IDENTITY),
    region: state.region,
  });
  identity.overrideLogicalId(claimAddress(stack, "data.terraform_remote_state", IDENTITY));
  identity.addOverride(
    "lifecycle.postcondition",
    used.map(({ key }) => ({
      condition: `\${can(self.outputs.${PERMISSION_SET_ARNS}[${quoted(key)}])}`,
      error_message: literal(
        `The state of ${IDENTITY} must hold permission set ${JSON.stringify(key)} (scope: instance), which grants of ${stack.node.id} name. ` +
          `Deploy identity first: npx cdktf deploy ${IDENTITY}`,
      ),
    })),
  );
  // A group listing that fails explains an identity stack that was never deployed better than an absent state.
  if (readAfter.length > 0) identity.addOverride("depends_on", readAfter.map(addressOf));
  return `data.terraform_remote_state.${IDENTITY}.outputs.${PERMISSION_SET_ARNS}`;
}
