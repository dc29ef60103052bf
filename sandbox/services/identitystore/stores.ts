import { type Violation, validationMessage } from "../../shapes/validate";
import type { Context } from "../operation";
import { organizationOf } from "../organizations/tables";
import { instances, instancesByStore } from "../sso-admin/tables";
import { nameReserved, notAuthorized, notFound, validation } from "./errors";

/** @throws AwsError `ResourceNotFoundException` for a store that no instance has. */
export function requireStore(context: Context, id: string): string {
  if (context.transaction.get(instancesByStore, "", id) === undefined) {
    throw notFound("IDENTITY_STORE", id);
  }
  return id;
}

/**
 * A store is for the account that owns its instance; the organization's for the delegated
 * administrator too.
 *
 * @throws AwsError `AccessDeniedException`.
 */
export function authorize(
  { transaction, caller }: Context,
  operation: string,
  input: { readonly IdentityStoreId: string },
): void {
  const { managementAccount, delegatedAdministrator } = organizationOf(transaction);
  const arn = transaction.get(instancesByStore, "", input.IdentityStoreId);
  const instance = arn === undefined ? undefined : transaction.get(instances, "", arn);
  const owner = instance?.ownerAccountId ?? managementAccount;
  const administrators =
    owner === managementAccount ? [managementAccount, delegatedAdministrator] : [owner];
  if (!administrators.includes(caller)) throw notAuthorized(caller, operation);
}

/** @throws AwsError `ValidationException` unless nothing was found. */
export function refuse(found: readonly Violation[]): void {
  const message = validationMessage(found);
  if (message !== undefined) throw validation(message);
}

const reserved = new Set(["administrator", "awsadministrators"]);

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html */
export function checkNotReserved(name: string): void {
  if (reserved.has(name.toLowerCase())) throw nameReserved(name);
}

/** Names are told apart without their case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}
