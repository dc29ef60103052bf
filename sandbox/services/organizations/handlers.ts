import type { Context } from "../operation";
import { page } from "../pagination";
import { controlPolicyOperations, isTarget } from "./control-policies";
import { arn, describeAccount, describeUnit } from "./descriptions";
import {
  childNotFound,
  invalidToken,
  organizationalUnitNotFound,
  parentNotFound,
  targetNotFound,
} from "./errors";
import type { OrganizationsOperations } from "./operations";
import { paged } from "./paged";
import {
  accountOf,
  accounts,
  accountsByParent,
  type OrganizationalUnit,
  organizationalUnits,
  organizationOf,
  organizations,
  unitsByParent,
} from "./tables";
import { requireAccount, trustedAccessOperations } from "./trusted-access";

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
    return { Account: describeAccount(context, requireAccount(context, input.AccountId)) };
  },

  DescribeOrganizationalUnit(context, input) {
    const unit = requireUnit(context, input.OrganizationalUnitId);
    return { OrganizationalUnit: describeUnit(context, unit) };
  },
} satisfies OrganizationsOperations;

const listOperations = {
  ListAccounts(context, input) {
    const { items, nextToken } = page(context, paged(input), accounts, "", invalidToken);
    return {
      Accounts: items.map((account) => describeAccount(context, account)),
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
    const { items, nextToken } = page(
      context,
      paged(input),
      unitsByParent,
      input.ParentId,
      invalidToken,
    );
    return {
      OrganizationalUnits: items.map((id) => describeUnit(context, requireUnit(context, id))),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  ListAccountsForParent(context, input) {
    checkParent(context, input.ParentId);
    const { items, nextToken } = page(
      context,
      paged(input),
      accountsByParent,
      input.ParentId,
      invalidToken,
    );
    return {
      Accounts: items.map((id) => describeAccount(context, requireAccount(context, id))),
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

  ListTagsForResource(context, input) {
    if (!isTarget(context, input.ResourceId)) throw targetNotFound();
    const { tags = {} } = accountOf(context.transaction, input.ResourceId) ?? {};
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },
} satisfies OrganizationsOperations;

export const organizationsOperations = {
  ...describeOperations,
  ...listOperations,
  ...trustedAccessOperations,
  ...controlPolicyOperations,
};
