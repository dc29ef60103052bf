import type { Account } from "../model/access-model";
import type { AccessDiff } from "./access-diff";
import { type AssignmentChange, assignmentKey, type PersonChange } from "./assignment-changes";
import { sessionChange } from "./effect";
import type { EndChange } from "./end-changes";
import type { PermissionSetChange } from "./permission-set-changes";
import { isUnreadable } from "./plan/unreadable-policy";
import { broadens } from "./policies/compare-rights";

/** Why a row deserves a look. */
export type Flag =
  | "administrator"
  | "production"
  | "management-account"
  | "direct-user"
  /** Declared in break-glass.yaml: `Row.until` has its end. */
  | "emergency"
  | "boundary-removed"
  | "boundary-changed"
  | "longer-session"
  /** Held before and after, for longer or not as long: `Row.ends` has both ends. */
  | "ends-later"
  | "ends-sooner"
  | "wildcard-action"
  | "members-unknown"
  | "account-opened"
  | "account-closed"
  | "account-moved"
  | "account-retagged"
  /** The set or the principal is known after apply only, and read from the assignment's key. */
  | "known-after-apply"
  /** Nobody here can read what the set allows. */
  | "policies-unknown";

export function changeFlags(
  diff: AccessDiff,
  change: Omit<AssignmentChange, "principal"> & Partial<AssignmentChange & PersonChange>,
): readonly Flag[] {
  const { effect, account, principal, direct } = change;
  const gained = effect === "gained";
  return [
    ...judgedFlags(change),
    ...managementFlag(diff, [account]),
    ...emergencyFlag(change),
    ...(gained && (principal?.type === "USER" || direct === true)
      ? (["direct-user"] as const)
      : []),
    ...happenedTo(diff, account),
    ...(gained &&
    principal !== undefined &&
    diff.presumed.has(assignmentKey({ ...change, principal }))
      ? (["known-after-apply"] as const)
      : []),
    ...(gained && change.permissionSet.customerManagedPolicies.some(isUnreadable)
      ? (["policies-unknown"] as const)
      : []),
  ];
}

export const endFlags = (diff: AccessDiff, change: EndChange): readonly Flag[] => [
  ...judgedFlags(change),
  ...managementFlag(diff, [change.account]),
  ...emergencyFlag(change),
  ...happenedTo(diff, change.account),
  change.effect === "later" ? "ends-later" : "ends-sooner",
];

export const judgedFlags = ({
  administrator,
  production,
}: Pick<AssignmentChange, "administrator" | "production">): readonly Flag[] => [
  ...(administrator ? (["administrator"] as const) : []),
  ...(production ? (["production"] as const) : []),
];

const emergencyFlag = ({ emergency }: Pick<AssignmentChange, "emergency">): readonly Flag[] =>
  emergency === undefined ? [] : ["emergency"];

/** A grant may reach an account, or no longer, because of it. */
const happenedTo = ({ accounts }: AccessDiff, { id }: Account): readonly Flag[] =>
  accounts
    .filter(({ account }) => account.id === id)
    .map(({ type }) => `account-${type}` as const)
    .filter((type) => type !== "account-renamed");

export const managementFlag = (
  { after }: AccessDiff,
  accounts: readonly Account[],
): readonly "management-account"[] =>
  accounts.some(({ id }) => id === after.instance.managementAccount) ? ["management-account"] : [];

export function setFlags(change: PermissionSetChange): readonly Flag[] {
  const boundary = change.aspects.find(({ type }) => type === "boundary");
  return [
    ...(boundary?.type !== "boundary" || boundary.before === undefined
      ? []
      : [
          boundary.after === undefined
            ? ("boundary-removed" as const)
            : ("boundary-changed" as const),
        ]),
    ...(sessionChange(change) > 0 ? (["longer-session"] as const) : []),
    ...(broadens(change.rights) && change.aspects.some(isWildcardAction)
      ? (["wildcard-action"] as const)
      : []),
  ];
}

/** Whether a statement newly allows all actions of a service, or all there are. */
function isWildcardAction(aspect: PermissionSetChange["aspects"][number]): boolean {
  if (aspect.type !== "statement" || aspect.change.type === "removed") return false;
  const [before, after] =
    aspect.change.type === "added"
      ? [undefined, aspect.change.statement]
      : [aspect.change.before, aspect.change.after];
  if (after.effect !== "Allow") return false;
  const had = before?.effect === "Allow" ? before.actions.patterns : [];
  return after.actions.except
    ? before === undefined || !before.actions.except
    : after.actions.patterns.some(
        (action) => /^([^:]+:)?\*$/.test(action) && !had.includes(action),
      );
}
