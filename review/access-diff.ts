import type { AccessModel } from "../model/access-model";
import { type AccountChange, accountChanges } from "./account-changes";
import {
  type AssignmentChange,
  assignmentChanges,
  type MembershipChange,
  membershipChanges,
  type PersonChange,
} from "./assignment-changes";
import { type PermissionSetChange, permissionSetChanges, stateOf } from "./permission-set-changes";

/** Everything that differs between two states of access. */
export interface AccessDiff {
  readonly before: AccessModel;
  readonly after: AccessModel;
  readonly assignments: readonly AssignmentChange[];
  readonly people: readonly PersonChange[];
  readonly permissionSets: readonly PermissionSetChange[];
  readonly memberships: readonly MembershipChange[];
  readonly accounts: readonly AccountChange[];
}

/** Compares two states of access: who has what more or less, and what else differs. */
export function accessDiff(before: AccessModel, after: AccessModel): AccessDiff {
  const [old, now] = [stateOf(before), stateOf(after)];
  return {
    before,
    after,
    ...assignmentChanges(old, now),
    permissionSets: permissionSetChanges(old, now),
    memberships: membershipChanges(before, after),
    accounts: accountChanges(before, after),
  };
}
