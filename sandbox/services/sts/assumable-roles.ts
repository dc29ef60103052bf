import type { Identity } from "../../identity";
import { decideByText, type PolicyRequest } from "../../policies/evaluate";
import type { Transaction } from "../../store/store";
import { findRole } from "../iam/role-store";
import type { Role } from "../iam/tables";
import type { Context } from "../operation";
import { roleArnInvalid } from "./errors";
import { openSession } from "./sessions";

/** In seconds. */
export const oneHour = 3600;

export interface AssumableRole {
  readonly arn: string;
  readonly accountId: string;
  readonly role: Role;
}

/**
 * The role of that ARN, or nothing: STS does not say whether a role is missing or out of reach.
 *
 * @throws AwsError `ValidationError` for what is no role's ARN.
 */
export function findAssumableRole(
  transaction: Transaction,
  arn: string,
): AssumableRole | undefined {
  const [, accountId, path, name] =
    /^arn:aws[\w-]*:iam::(\d{12}):role(\/(?:.*\/)?)([\w+=,.@-]+)$/.exec(arn) ?? [];
  if (accountId === undefined || name === undefined) throw roleArnInvalid(arn);
  const role = findRole(transaction, accountId, name);
  return role === undefined || role.path !== path ? undefined : { arn, accountId, role };
}

/** Whether a role's trust policy lets this happen. */
export function trusts({ role }: AssumableRole, request: PolicyRequest): boolean {
  return decideByText(role.trustPolicy, request) === "allowed";
}

/** Who a session of a role is. */
export function sessionOf({ arn, accountId, role }: AssumableRole, sessionName: string): Identity {
  return {
    account: accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${sessionName}`,
    userId: `${role.id}:${sessionName}`,
    role: arn,
  };
}

/** Opens a session of a role. `seconds` says for how long. */
export function assume(
  { transaction, now }: Context,
  { arn, accountId, role }: AssumableRole,
  sessionName: string,
  seconds: number,
) {
  const identity = sessionOf({ arn, accountId, role }, sessionName);
  const session = { ...identity, role: arn, expires: now.getTime() + seconds * 1000 };
  return {
    AssumedRoleUser: { AssumedRoleId: identity.userId, Arn: identity.arn },
    Credentials: openSession(transaction, session, now),
  };
}
