import { type Violation, validationMessage } from "../../shapes/validate";
import type { Context } from "../operation";
import { organizationOf } from "../organizations/tables";
import { instances } from "../sso-admin/tables";
import { nameReserved, notAuthorized, notFound, validation } from "./errors";

/** @throws AwsError `ResourceNotFoundException` for a store that no instance has. */
export function requireStore(context: Context, id: string): string {
  const known = context.transaction
    .list(instances, "")
    .some(({ identityStoreId }) => identityStoreId === id);
  if (!known) throw notFound("IDENTITY_STORE", id);
  return id;
}

/** @throws AwsError `AccessDeniedException` for accounts that don't administer Identity Center. */
export function authorize(context: Context, operation: string): void {
  const { managementAccount, delegatedAdministrator } = organizationOf(context.transaction);
  if (context.caller !== managementAccount && context.caller !== delegatedAdministrator) {
    throw notAuthorized(context.caller, operation);
  }
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
