import {
  DataTerraformRemoteStateS3,
  type TerraformDataSource,
  TerraformLocal,
  type TerraformStack,
} from "cdktf";
import type { PermissionSet, StateSettings } from "../model/access-model";
import { address, addressOf, claimAddress } from "../modules/address";
import type { AssignablePermissionSet } from "../modules/permission-set/permission-set";
import { compareText, literal, quoted } from "../modules/terraform-text";
import { stateKey } from "./backend";
import { deployFirst, IDENTITY } from "./identity";
import { PERMISSION_SET_ARNS } from "./permission-sets";

/** The stack that owns some permission sets, and for whom. */
export interface PermissionSetsOwner {
  readonly stack: string;
  readonly scope: PermissionSet["scope"];
}

const INSTANCE: PermissionSetsOwner = { stack: IDENTITY, scope: "instance" };

/** Permission sets of the instance, which the identity stack owns. */
export const sharedPermissionSets = (
  stack: TerraformStack,
  state: StateSettings,
  used: readonly PermissionSet[],
  readAfter: readonly TerraformDataSource[],
): ReadonlyMap<string, AssignablePermissionSet> =>
  permissionSetsOfState(
    stack,
    state,
    INSTANCE,
    used.map(({ key }) => key),
    readAfter,
  );

/**
 * Permission sets that another stack owns, read from its state in S3: a reference of CDKTF's own would
 * make `cdktf deploy dev` alone impossible, and a lookup by name costs one call for every set of the
 * instance.
 */
export function permissionSetsOfState(
  stack: TerraformStack,
  state: StateSettings,
  owner: PermissionSetsOwner,
  used: readonly string[],
  readAfter: readonly TerraformDataSource[],
): ReadonlyMap<string, AssignablePermissionSet> {
  if (used.length === 0) return new Map();
  const keys = used.toSorted(compareText);
  const states = readState(stack, state, owner, keys, readAfter);
  const arns = Object.fromEntries(keys.map((key) => [key, readArn(states, key)]));
  const local = owner.scope === "instance" ? SHARED_ARNS : `${states}_${PERMISSION_SET_ARNS}`;
  new TerraformLocal(stack, `permission-sets-of-${owner.stack}`, arns).overrideLogicalId(
    claimAddress(stack, "local", local),
  );
  return new Map(
    keys.map((key) => [
      key,
      { key, arn: `\${local.${local}[${quoted(key)}]}`, assignmentDependencies: [] },
    ]),
  );
}

const SHARED_ARNS = "shared_permission_set_arns";

/** Of a permission set: stands for one that is gone already while its assignments are destroyed. */
const NO_PERMISSION_SET = "arn:aws:sso:::permissionSet/ssoins-0000000000000000/ps-0000000000000000";

// A destroy reads the state too and only warns of a missing set, so that each needs some ARN there.
const readArn = (states: string, key: string): string =>
  `\${try(data.terraform_remote_state.${states}.outputs.${PERMISSION_SET_ARNS}[${quoted(key)}], "${NO_PERMISSION_SET}")}`;

/** @returns the name of the data source */
function readState(
  stack: TerraformStack,
  state: StateSettings,
  owner: PermissionSetsOwner,
  keys: readonly string[],
  readAfter: readonly TerraformDataSource[],
): string {
  const remedy = deployFirst(owner.stack);
  const states = new DataTerraformRemoteStateS3(stack, `${owner.stack}-state`, {
    bucket: state.bucket,
    key: stateKey(owner.stack),
    region: state.region,
    // Terraform's message for an absent state is fixed, but it quotes this line.
    workspace: `\${"default" /* ${remedy} */}`,
  });
  const name = claimAddress(stack, "data.terraform_remote_state", address(owner.stack));
  states.overrideLogicalId(name);
  const scope = owner.scope === "instance" ? " (scope: instance)" : "";
  states.addOverride(
    "lifecycle.postcondition",
    keys.map((key) => ({
      condition: `\${can(self.outputs.${PERMISSION_SET_ARNS}[${quoted(key)}])}`,
      error_message: literal(
        `The state of ${owner.stack} must hold permission set ${JSON.stringify(key)}${scope}, which grants of ${stack.node.id} name. ${remedy}`,
      ),
    })),
  );
  // A group listing that fails explains an identity stack that was never deployed better than an absent state.
  if (readAfter.length > 0) states.addOverride("depends_on", readAfter.map(addressOf));
  return name;
}
