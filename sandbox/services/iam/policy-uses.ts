import type { Context } from "../operation";
import { allRoles } from "./role-store";
import type { Role } from "./tables";

/** Which roles of an account use a policy, those that Identity Center keeps included. */
export interface PolicyUses {
  readonly attachedTo: (arn: string) => readonly Role[];
  /** As their permissions boundary. */
  readonly bounding: (arn: string) => readonly Role[];
}

/** Reads them once for all policies that a request asks for. */
export function policyUses(context: Context): PolicyUses {
  const attached = new Map<string, Role[]>();
  const bounded = new Map<string, Role[]>();
  const note = (index: Map<string, Role[]>, arn: string, role: Role) =>
    index.set(arn, [...(index.get(arn) ?? []), role]);
  for (const { role, attachedPolicies } of allRoles(context)) {
    for (const arn of attachedPolicies) note(attached, arn, role);
    if (role.permissionsBoundary !== undefined) note(bounded, role.permissionsBoundary, role);
  }
  return {
    attachedTo: (arn) => attached.get(arn) ?? [],
    bounding: (arn) => bounded.get(arn) ?? [],
  };
}
