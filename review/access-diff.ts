import type { AccessModel } from "../model/access-model";
import type { AssignedAccess } from "../model/effective-access";
import type { ManagedPolicies } from "../model/policies/managed-policy-documents";
import { type AccountChange, accountChanges } from "./account-changes";
import {
  type AssignmentChange,
  assignmentChanges,
  assignmentKey,
  type MembershipChange,
  membershipChanges,
  type PersonChange,
} from "./assignment-changes";
import { type EndChange, endChanges } from "./end-changes";
import { type PermissionSetChange, permissionSetChanges, stateOf } from "./permission-set-changes";
import type { PlanFacts } from "./plan/plan-states";
import type { SettingChange } from "./settings/setting-change";
import { settingChanges, settingsWorstFirst } from "./settings/setting-changes";

/** Everything that differs between two states of access. */
export interface AccessDiff {
  readonly before: AccessModel;
  readonly after: AccessModel;
  readonly assignments: readonly AssignmentChange[];
  readonly people: readonly PersonChange[];
  /** Assignments that both states have, and that end at another moment. */
  readonly ends: readonly EndChange[];
  readonly permissionSets: readonly PermissionSetChange[];
  readonly memberships: readonly MembershipChange[];
  readonly accounts: readonly AccountChange[];
  /** What else decides who gets in, what broadens first. */
  readonly settings: readonly SettingChange[];
  /** Ids of accounts that are production before or after. */
  readonly production: ReadonlySet<string>;
  /** Assignments that are made anew and are the same afterwards: nobody holds them between the two. */
  readonly replaced: readonly AssignedAccess[];
  /** Assignments whose set or principal is known after apply only, as `assignmentKey` spells them. */
  readonly presumed: ReadonlySet<string>;
}

/** What is known besides the two states. */
export interface Besides {
  /** Where plans gave them. */
  readonly plan?: PlanFacts;
  /** AWS managed policies as each side has them; as they are now where a side says nothing. */
  readonly policies?: { readonly before?: ManagedPolicies; readonly after?: ManagedPolicies };
}

/** Compares two states of access: who has what more or less, and what else differs. */
export function accessDiff(
  before: AccessModel,
  after: AccessModel,
  { plan, policies = {} }: Besides = {},
): AccessDiff {
  const old = stateOf(before, policies.before);
  const now = stateOf(after, policies.after, before);
  const assignments = assignmentChanges(old, now);
  const differing = new Set(assignments.assignments.map(assignmentKey));
  return {
    before,
    after,
    ...assignments,
    ends: endChanges(old, now),
    permissionSets: permissionSetChanges(old, now, plan?.replacedSets),
    memberships: membershipChanges(before, after),
    accounts: accountChanges(before, after),
    settings: settingsWorstFirst([...settingChanges(before, after), ...(plan?.settings ?? [])]),
    production: now.production,
    replaced: (plan?.replacedAssignments ?? []).filter(
      (access) => !differing.has(assignmentKey(access)),
    ),
    presumed: new Set(plan?.presumed.map(assignmentKey)),
  };
}
