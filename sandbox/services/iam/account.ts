import { userName, userOf } from "../../identity";
import { userNameMissing, userNotFound } from "./errors";
import { longAgo } from "./ids";
import type { IamOperations } from "./operations";
import { quotas } from "./quotas";
import { reservedRoles } from "./reserved-roles";
import { managedPolicies, oidcProviders, roles } from "./tables";

export const accountOperations = {
  GetUser({ caller, session }, input) {
    if (session !== undefined && input.UserName === undefined) throw userNameMissing();
    const { UserName: name = userName } = input;
    if (name !== userName) throw userNotFound(name);
    const { arn, userId } = userOf(caller);
    return {
      User: {
        Path: "/",
        UserName: userName,
        UserId: userId,
        Arn: arn,
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
