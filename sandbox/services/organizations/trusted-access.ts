import type { Context } from "../operation";
import { describeAccount, joined } from "./descriptions";
import { accountNotFound, accountNotRegistered } from "./errors";
import type { OrganizationsOperations } from "./operations";
import { type Account, accountOf, organizationOf } from "./tables";

/** Services that work across the organization here. */
const trustedServices = ["sso.amazonaws.com"];

export function requireAccount({ transaction }: Context, id: string): Account {
  const account = accountOf(transaction, id);
  if (account === undefined) throw accountNotFound();
  return account;
}

export const trustedAccessOperations = {
  ListDelegatedAdministrators(context, input) {
    const { transaction } = context;
    const { delegatedAdministrator = "" } = organizationOf(transaction);
    const account = accountOf(transaction, delegatedAdministrator);
    const asked = input.ServicePrincipal ?? trustedServices[0] ?? "";
    if (account === undefined || !trustedServices.includes(asked)) {
      return { DelegatedAdministrators: [] };
    }
    const described = { ...describeAccount(context, account), DelegationEnabledDate: joined };
    return { DelegatedAdministrators: [described] };
  },

  ListDelegatedServicesForAccount(context, input) {
    const { id } = requireAccount(context, input.AccountId);
    const { delegatedAdministrator } = organizationOf(context.transaction);
    if (id !== delegatedAdministrator) throw accountNotRegistered();
    return {
      DelegatedServices: trustedServices.map((ServicePrincipal) => ({
        ServicePrincipal,
        DelegationEnabledDate: joined,
      })),
    };
  },

  ListAWSServiceAccessForOrganization() {
    return {
      EnabledServicePrincipals: trustedServices.map((ServicePrincipal) => ({
        ServicePrincipal,
        DateEnabled: joined,
      })),
    };
  },
} satisfies OrganizationsOperations;
