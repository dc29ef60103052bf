import type { AccountState, AccountStatus } from "@aws-sdk/client-organizations";
import type { Context } from "../operation";
import {
  type Account,
  type Organization,
  type OrganizationalUnit,
  organizationalUnits,
  organizationOf,
} from "./tables";

/** The estate does not say when an account joined. */
export const joined = new Date("2020-01-01T00:00:00Z");

export function arn(
  { managementAccount, id }: Organization,
  kind: string,
  ...rest: readonly string[]
): string {
  return `arn:aws:organizations::${managementAccount}:${[kind, id, ...rest].join("/")}`;
}

/** Ids from the organization down to a unit or an account, each with a slash behind it. */
function entityPath(
  { transaction }: Context,
  { id, rootId }: Organization,
  entity: Account | OrganizationalUnit,
): string {
  const ids: string[] = [];
  let current: Account | OrganizationalUnit | undefined = entity;
  while (current !== undefined) {
    ids.unshift(current.id);
    current = transaction.get(organizationalUnits, "", current.parentId);
  }
  return [id, rootId, ...ids].map((each) => `${each}/`).join("");
}

/** As Organizations describes it; `Status` is what there was before `State`, and knows less of them. */
export function describeAccount(context: Context, account: Account) {
  const organization = organizationOf(context.transaction);
  return {
    Id: account.id,
    Arn: arn(organization, "account", account.id),
    Email: account.email,
    Name: account.name,
    ...(isOlder(account.status) && { Status: account.status }),
    State: account.status,
    Paths: [entityPath(context, organization, account)],
    JoinedMethod:
      account.id === organization.managementAccount ? ("INVITED" as const) : ("CREATED" as const),
    JoinedTimestamp: joined,
  };
}

const isOlder = (state: AccountState): state is AccountStatus =>
  state !== "PENDING_ACTIVATION" && state !== "CLOSED";

export function describeUnit(context: Context, unit: OrganizationalUnit) {
  const organization = organizationOf(context.transaction);
  return {
    Id: unit.id,
    Arn: arn(organization, "ou", unit.id),
    Name: unit.name,
    Path: entityPath(context, organization, unit),
  };
}
