import type { Transaction } from "../../store/store";
import { accountOf } from "../organizations/tables";
import { policyNotFound } from "./errors";
import { quotas } from "./quotas";
import {
  type ManagedPolicy,
  managedPolicies,
  nameKey,
  type PolicyVersion,
  policyVersions,
  within,
} from "./tables";

/** Whether an ARN is that of a policy that AWS manages; any is taken to exist. */
export function isAwsManaged(arn: string): boolean {
  return /^arn:aws[\w-]*:iam::aws:policy\/[\w+=,.@/-]+$/.test(arn);
}

export function policyArn(accountId: string, path: string, name: string): string {
  return `arn:aws:iam::${accountId}:policy${path}${name}`;
}

/** From the slash after `policy` to the last one. */
export function policyPath(arn: string): string {
  return arn.slice(arn.indexOf("/"), arn.lastIndexOf("/") + 1);
}

/** Name of the partition of `policyVersions` that holds one policy's. */
export function versionsOf(accountId: string, policy: Pick<ManagedPolicy, "name">): string {
  return within(accountId, nameKey(policy.name));
}

/** The account's own policy of that name, if it is at that path. */
export function managedPolicyAt(
  transaction: Transaction,
  accountId: string,
  path: string,
  name: string,
): ManagedPolicy | undefined {
  const found = transaction.get(managedPolicies, accountId, nameKey(name));
  return found?.path === path && found.name === name ? found : undefined;
}

/** The account's own policy of that ARN. */
export function findPolicy(
  transaction: Transaction,
  accountId: string,
  arn: string,
): ManagedPolicy | undefined {
  const [, owner, path = "/", name = ""] =
    /^arn:aws[\w-]*:iam::(\d{12}):policy(\/(?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
  return owner === accountId ? managedPolicyAt(transaction, accountId, path, name) : undefined;
}

/** @throws AwsError `NoSuchEntity`. */
export function requirePolicy(
  transaction: Transaction,
  accountId: string,
  arn: string,
): ManagedPolicy {
  const policy = findPolicy(transaction, accountId, arn);
  if (policy === undefined) throw policyNotFound(arn);
  return policy;
}

/** What a policy says now. */
export function defaultVersion(
  transaction: Transaction,
  accountId: string,
  policy: ManagedPolicy,
): PolicyVersion {
  const place = versionsOf(accountId, policy);
  const version = transaction.get(policyVersions, place, policy.defaultVersion);
  if (version === undefined)
    throw new Error(`The policy ${policy.name} lacks its default version.`);
  return version;
}

/** Whether a role may have a policy attached, or as its boundary. */
export function isAttachable(transaction: Transaction, accountId: string, arn: string): boolean {
  return isAwsManaged(arn) || findPolicy(transaction, accountId, arn) !== undefined;
}

/** How many managed policies a role of the account may have: AWS raises it when asked. */
export function managedPoliciesPerRole(transaction: Transaction, accountId: string): number {
  const account = accountOf(transaction, accountId);
  return account?.managedPoliciesPerRole ?? quotas.managedPoliciesPerRole;
}
