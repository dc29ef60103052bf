import type { Transaction } from "../../store/store";
import type { Context } from "../operation";
import { roleIsProtected, roleNotFound } from "./errors";
import { reservedRole, reservedRoles } from "./reserved-roles";
import {
  attachments,
  inlinePolicies,
  nameKey,
  type Role,
  type RoleWithPolicies,
  roles,
  within,
} from "./tables";

/** An account's role of that name, its own or one that Identity Center keeps there. */
export function findRole(
  transaction: Transaction,
  accountId: string,
  name: string,
): Role | undefined {
  return (
    transaction.get(roles, accountId, nameKey(name)) ??
    reservedRole(transaction, accountId, name)?.role
  );
}

/** The caller's role of that name, its own or one that Identity Center keeps there. */
export function requireRole(context: Context, name: string): RoleWithPolicies {
  const { transaction, caller } = context;
  const own = transaction.get(roles, caller, nameKey(name));
  const found =
    own === undefined ? reservedRole(transaction, caller, name) : withPolicies(context, own);
  if (found === undefined) throw roleNotFound(name);
  return found;
}

/** The same, where the request would change it: what Identity Center keeps nobody else changes. */
export function requireOwnRole(context: Context, name: string): Role {
  const { transaction, caller } = context;
  const own = transaction.get(roles, caller, nameKey(name));
  if (own !== undefined) return own;
  if (reservedRole(transaction, caller, name) !== undefined) throw roleIsProtected(name);
  throw roleNotFound(name);
}

/** Every role of the caller's account. */
export function allRoles(context: Context): readonly RoleWithPolicies[] {
  const { transaction, caller } = context;
  return [
    ...transaction.list(roles, caller).map((role) => withPolicies(context, role)),
    ...reservedRoles(transaction, caller),
  ];
}

function withPolicies({ transaction, caller }: Context, role: Role): RoleWithPolicies {
  const place = within(caller, role.name);
  return {
    role,
    inlinePolicies: transaction.list(inlinePolicies, place),
    attachedPolicies: transaction.list(attachments, place),
  };
}

export function roleArn(accountId: string, { path, name }: Pick<Role, "path" | "name">): string {
  return `arn:aws:iam::${accountId}:role${path}${name}`;
}
