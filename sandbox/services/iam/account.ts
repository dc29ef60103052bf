import { userNotFound } from "./errors";
import { derivedId, longAgo } from "./ids";
import type { IamOperations } from "./operations";
import { quotas } from "./quotas";
import { reservedRoles } from "./reserved-roles";
import { managedPolicies, oidcProviders, roles } from "./tables";

/** The one user of each account: who calls with a key id of no role session. */
export const userName = "sandbox";

export const accountOperations = {
  GetUser({ caller }, input) {
    const { UserName: name = userName } = input;
    if (name !== userName) throw userNotFound(name);
    return {
      User: {
        Path: "/",
        UserName: userName,
        UserId: derivedId("AIDA", caller),
        Arn: `arn:aws:iam::${caller}:user/${userName}`,
        CreateDate: new Date(longAgo),
      },
    };
  },

  ListAccountAliases() {
    return { AccountAliases: [], IsTruncated: false };
  },

  GetAccountSummary({ transaction, caller }) {
    const reserved = [...reservedRoles(transaction, caller)].length;
    return {
      SummaryMap: {
        Users: 1,
        Groups: 0,
        Roles: transaction.count(roles, caller) + reserved,
        RolesQuota: quotas.rolesPerAccount,
        Policies: transaction.count(managedPolicies, caller),
        PoliciesQuota: quotas.policiesPerAccount,
        PolicySizeQuota: quotas.managedPolicySize,
        VersionsPerPolicyQuota: quotas.versionsPerPolicy,
        AssumeRolePolicySizeQuota: quotas.trustPolicySize,
        RolePolicySizeQuota: quotas.inlinePoliciesOfRoleSize,
        Providers: transaction.count(oidcProviders, caller),
        AccountMFAEnabled: 1,
      },
    };
  },
} satisfies IamOperations;
