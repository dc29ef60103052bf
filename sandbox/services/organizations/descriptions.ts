import type { Account, Organization, OrganizationalUnit } from "./tables";

/** The estate does not say when an account joined. */
export const joined = new Date("2020-01-01T00:00:00Z");

export function arn(
  { managementAccount, id }: Organization,
  kind: string,
  ...rest: readonly string[]
): string {
  return `arn:aws:organizations::${managementAccount}:${[kind, id, ...rest].join("/")}`;
}

/** As Organizations describes it; `State` is the newer name of `Status`. */
export function describeAccount(organization: Organization, account: Account) {
  return {
    Id: account.id,
    Arn: arn(organization, "account", account.id),
    Email: account.email,
    Name: account.name,
    Status: account.status,
    State: account.status,
    JoinedMethod:
      account.id === organization.managementAccount ? ("INVITED" as const) : ("CREATED" as const),
    JoinedTimestamp: joined,
  };
}

export function describeUnit(organization: Organization, unit: OrganizationalUnit) {
  return { Id: unit.id, Arn: arn(organization, "ou", unit.id), Name: unit.name };
}
