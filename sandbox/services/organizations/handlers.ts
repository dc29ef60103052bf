import type { Context } from "../operation";
import { page } from "../pagination";
import { arn, describeAccount, describeUnit, joined } from "./descriptions";
import {
  accountNotFound,
  childNotFound,
  invalidToken,
  organizationalUnitNotFound,
  parentNotFound,
  targetNotFound,
} from "./errors";
import type { OrganizationsOperations } from "./operations";
import {
  type Account,
  accountOf,
  accounts,
  accountsByParent,
  type OrganizationalUnit,
  organizationalUnits,
  organizationOf,
  organizations,
  unitsByParent,
} from "./tables";

/** Organizations never answers with more, nor with more by default. */
const pageSize = 20;
/** Services that work across the organization here. */
const trustedServices = ["sso.amazonaws.com"];

function paged(input: {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}) {
  return { MaxResults: input.MaxResults ?? pageSize, NextToken: input.NextToken };
}

function requireAccount({ transaction }: Context, id: string): Account {
  const account = accountOf(transaction, id);
  if (account === undefined) throw accountNotFound();
  return account;
}

function requireUnit({ transaction }: Context, id: string): OrganizationalUnit {
  const unit = transaction.get(organizationalUnits, "", id);
  if (unit === undefined) throw organizationalUnitNotFound();
  return unit;
}

function checkParent({ transaction }: Context, id: string): void {
  if (organizationOf(transaction).rootId === id) return;
  if (transaction.get(organizationalUnits, "", id) === undefined) throw parentNotFound();
}

const describeOperations = {
  DescribeOrganization({ transaction }) {
    const organization = organizationOf(transaction);
    const { id, managementAccount } = organization;
    return {
      Organization: {
        Id: id,
        Arn: arn(organization, "organization"),
        FeatureSet: "ALL",
        MasterAccountArn: arn(organization, "account", managementAccount),
        MasterAccountId: managementAccount,
        MasterAccountEmail: accountOf(transaction, managementAccount)?.email,
        AvailablePolicyTypes: [],
      },
    };
  },

  DescribeAccount(context, input) {
    const organization = organizationOf(context.transaction);
    return { Account: describeAccount(organization, requireAccount(context, input.AccountId)) };
  },

  DescribeOrganizationalUnit(context, input) {
    const organization = organizationOf(context.transaction);
    const unit = requireUnit(context, input.OrganizationalUnitId);
    return { OrganizationalUnit: describeUnit(organization, unit) };
  },
} satisfies OrganizationsOperations;

const listOperations = {
  ListAccounts(context, input) {
    const organization = organizationOf(context.transaction);
    const { items, nextToken } = page(context, paged(input), accounts, "", invalidToken);
    return {
      Accounts: items.map((account) => describeAccount(organization, account)),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  ListRoots(context, input) {
    const { items, nextToken } = page(context, paged(input), organizations, "", invalidToken);
    return {
      Roots: items.map((organization) => ({
        Id: organization.rootId,
        Arn: arn(organization, "root", organization.rootId),
        Name: "Root",
        PolicyTypes: [],
      })),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  ListOrganizationalUnitsForParent(context, input) {
    checkParent(context, input.ParentId);
    const organization = organizationOf(context.transaction);
    const { items, nextToken } = page(
      context,
      paged(input),
      unitsByParent,
      input.ParentId,
      invalidToken,
    );
    return {
      OrganizationalUnits: items.map((id) => describeUnit(organization, requireUnit(context, id))),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  ListAccountsForParent(context, input) {
    checkParent(context, input.ParentId);
    const organization = organizationOf(context.transaction);
    const { items, nextToken } = page(
      context,
      paged(input),
      accountsByParent,
      input.ParentId,
      invalidToken,
    );
    return {
      Accounts: items.map((id) => describeAccount(organization, requireAccount(context, id))),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  ListChildren(context, input) {
    checkParent(context, input.ParentId);
    const type = input.ChildType;
    const table = type === "ACCOUNT" ? accountsByParent : unitsByParent;
    const { items, nextToken } = page(context, paged(input), table, input.ParentId, invalidToken);
    return {
      Children: items.map((id) => ({ Id: id, Type: type })),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  ListParents({ transaction }, input) {
    const child =
      accountOf(transaction, input.ChildId) ??
      transaction.get(organizationalUnits, "", input.ChildId);
    if (child === undefined) throw childNotFound();
    const isRoot = child.parentId === organizationOf(transaction).rootId;
    const type = isRoot ? ("ROOT" as const) : ("ORGANIZATIONAL_UNIT" as const);
    return { Parents: [{ Id: child.parentId, Type: type }] };
  },

  ListTagsForResource({ transaction }, input) {
    const id = input.ResourceId;
    const account = accountOf(transaction, id);
    const known =
      account !== undefined ||
      organizationOf(transaction).rootId === id ||
      transaction.get(organizationalUnits, "", id) !== undefined;
    if (!known) throw targetNotFound();
    return { Tags: Object.entries(account?.tags ?? {}).map(([Key, Value]) => ({ Key, Value })) };
  },
} satisfies OrganizationsOperations;

const trustedAccessOperations = {
  ListDelegatedAdministrators({ transaction }, input) {
    const organization = organizationOf(transaction);
    const account = accountOf(transaction, organization.delegatedAdministrator ?? "");
    const asked = input.ServicePrincipal ?? trustedServices[0] ?? "";
    if (account === undefined || !trustedServices.includes(asked)) {
      return { DelegatedAdministrators: [] };
    }
    const described = { ...describeAccount(organization, account), DelegationEnabledDate: joined };
    return { DelegatedAdministrators: [described] };
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

export const organizationsOperations = {
  ...describeOperations,
  ...listOperations,
  ...trustedAccessOperations,
};
