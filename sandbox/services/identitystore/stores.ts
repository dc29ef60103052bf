import { identityOf } from "../../identity";
import type { Context } from "../operation";
import { organizationOf } from "../organizations/tables";
import { isReachable } from "../sso-admin/region-status";
import { type Instance, instances, instancesByStore } from "../sso-admin/tables";
import { notAuthorized, notFound } from "./errors";

function instanceOf({ transaction }: Context, store: string): Instance | undefined {
  const arn = transaction.get(instancesByStore, "", store);
  return arn === undefined ? undefined : transaction.get(instances, "", arn);
}

/** @throws AwsError `ResourceNotFoundException` for a store that no instance in the Region has. */
export function requireStore(context: Context, id: string): string {
  const instance = instanceOf(context, id);
  if (instance === undefined || !isReachable(context, instance)) {
    throw notFound("IDENTITY_STORE", id);
  }
  return id;
}

const reads = /^(Describe|Get|List|Is)/;

/**
 * A store is for the account that owns its instance; the organization's for the delegated
 * administrator too, and for its member accounts to read.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/manage-your-accounts.html
 *
 * @throws AwsError `AccessDeniedException`.
 */
export function authorize(
  context: Context,
  operation: string,
  input: { readonly IdentityStoreId: string },
): void {
  const { transaction, caller } = context;
  const { managementAccount, delegatedAdministrator } = organizationOf(transaction);
  const owner = instanceOf(context, input.IdentityStoreId)?.ownerAccountId ?? managementAccount;
  const isOrganizations = owner === managementAccount;
  const mayUse =
    caller === owner ||
    (isOrganizations && (caller === delegatedAdministrator || reads.test(operation)));
  if (!mayUse) throw notAuthorized(identityOf(context), operation);
}

/** What is looked for, which AWS lets be any JSON: nothing but a text is ever found. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Names are told apart without their case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}
