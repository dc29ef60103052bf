import type { TerraformStack } from "cdktf";
import type * as model from "../model/access-model";
import type { Instance } from "../modules/instance/instance";
import { PermissionSet, type PermissionsBoundary } from "../modules/permission-set/permission-set";
import { output } from "./output";

/** The stack's own permission sets by key. */
export type PermissionSets = ReadonlyMap<string, PermissionSet>;

/** Creates permission sets as the model has them, and puts their ARNs into the stack's outputs. */
export function ownPermissionSets(
  stack: TerraformStack,
  instance: Instance,
  declared: readonly model.PermissionSet[],
): PermissionSets {
  const permissionSets = new Map(
    declared.map((set) => [
      set.key,
      new PermissionSet(stack, `permission-set--${set.key}`, {
        instanceArn: instance.arn,
        key: set.key,
        name: set.name,
        description: set.description,
        sessionDuration: set.sessionDuration,
        relayState: set.relayState,
        managedPolicyArns: set.managedPolicies.map(({ arn }) => arn),
        customerManagedPolicyReferences: set.customerManagedPolicies,
        inlinePolicy: set.inlinePolicy,
        permissionsBoundary: set.permissionsBoundary && boundary(set.permissionsBoundary),
        tags: set.tags,
      }),
    ]),
  );
  output(
    stack,
    PERMISSION_SET_ARNS,
    "ARN of each permission set that this stack owns.",
    permissionSets,
    ({ arn }) => arn,
  );
  return permissionSets;
}

/** Name of the output that other stacks read. */
export const PERMISSION_SET_ARNS = "permission_set_arns";

function boundary(declared: model.PermissionsBoundary): PermissionsBoundary {
  switch (declared.type) {
    case "managed-policy":
      return { managedPolicyArn: declared.managedPolicy.arn };
    case "customer-managed-policy":
      return { customerManagedPolicyReference: declared.customerManagedPolicy };
  }
}
