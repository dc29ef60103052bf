import { AwsError } from "../../aws-error";
import type { Identity } from "../../identity";
import { decideByText } from "../../policies/evaluate";
import { callerKeys } from "../condition-keys";
import { decideByRole } from "../iam/role-access";
import { findKey } from "../kms/key-store";
import type { Context } from "../operation";
import { type AssumableRole, findAssumableRole, sessionOf, trusts } from "../sts/assumable-roles";
import { roleNotAssumable } from "./errors";
import { groupArn } from "./groups";
import type { Schedule } from "./tables";

/**
 * The role of a schedule, if it trusts EventBridge Scheduler on behalf of the schedule's group.
 *
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function assumableRole(
  { transaction, now }: Context,
  { accountId, region, group, target }: Schedule,
): AssumableRole | undefined {
  const role = findRole(transaction, target.RoleArn);
  if (role === undefined || role.accountId !== accountId) return undefined;
  const request = {
    principals: { Service: ["scheduler.amazonaws.com"] },
    action: "sts:AssumeRole",
    keys: new Map([
      ["aws:sourceaccount", [accountId]],
      ["aws:sourcearn", [groupArn(accountId, region, group)]],
      ["aws:principalisawsservice", ["true"]],
      ["aws:currenttime", [now.toISOString()]],
    ]),
  };
  return trusts(role, request) ? role : undefined;
}

function findRole(transaction: Context["transaction"], arn: string): AssumableRole | undefined {
  try {
    return findAssumableRole(transaction, arn);
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}

/** A session of the schedule's role. @throws AwsError where Scheduler may not assume it any more. */
export function assumeRoleOf(
  context: Context,
  schedule: Schedule,
  sessionName: string,
): RoleSession {
  const role = assumableRole(context, schedule);
  if (role === undefined) throw roleNotAssumable();
  return { role, identity: sessionOf(role, sessionName) };
}

export interface RoleSession {
  readonly role: AssumableRole;
  readonly identity: Identity;
}

export interface Action {
  /** `sqs:SendMessage` */
  readonly name: string;
  readonly resource: string;
  /** The policy that stands at the resource. */
  readonly policy?: string | undefined;
}

/** Whether the role's policies, or the resource's for that role, allow an action, and none denies it. */
export function isAllowed(
  context: Context,
  { role: { accountId, role, arn }, identity }: RoleSession,
  { name: action, resource, policy }: Action,
): boolean {
  const asked = { ...context, caller: accountId, session: identity };
  const keys = callerKeys(asked);
  const ofRole = decideByRole(context.transaction, accountId, role, {
    principals: {},
    action,
    resource,
    keys,
  });
  const ofResource = decideByText(policy, {
    principals: { AWS: [arn, identity.arn] },
    action,
    resource,
    keys,
  });
  if (ofRole === "denied" || ofResource === "denied") return false;
  return ofRole === "allowed" || ofResource === "allowed";
}

/**
 * The same for a key: its policy has the first word, and leaves the rest to the role's where it allows
 * the account. AWS's own keys are taken to allow it.
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export function mayUseKey(
  context: Context,
  session: RoleSession,
  keyId: string | undefined,
  service: "sns" | "sqs",
): boolean {
  if (keyId === undefined || /^(arn:.*:)?alias\/aws\//.test(keyId)) return true;
  const { accountId, role, arn } = session.role;
  const key = findKey(context.transaction, keyId, { ...context, caller: accountId });
  if (key === undefined || !key.isEnabled || key.deletion !== undefined) return false;
  const asked = { ...context, caller: accountId, session: session.identity };
  const keys = callerKeys(asked, { "kms:viaservice": `${service}.${key.region}.amazonaws.com` });
  return ["kms:GenerateDataKey", "kms:Decrypt"].every((action) => {
    const request = { action, keys };
    const toRole = { AWS: [arn, session.identity.arn] };
    const toAccount = { AWS: [accountId, `arn:aws:iam::${accountId}:root`] };
    const direct = decideByText(key.policy, { ...request, principals: toRole });
    if (direct !== "silent") return direct === "allowed";
    const left = decideByText(key.policy, { ...request, principals: toAccount });
    const resource = `arn:aws:kms:${key.region}:${key.accountId}:key/${key.id}`;
    const ofRole = decideByRole(context.transaction, accountId, role, {
      ...request,
      principals: {},
      resource,
    });
    return left === "allowed" && ofRole === "allowed";
  });
}
