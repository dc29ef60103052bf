import type { Context } from "../operation";
import { encodedDocument } from "./documents";
import { policySummary } from "./managed-policies";
import type { IamOperations } from "./operations";
import { pageOf } from "./pages";
import { versionsOf } from "./policy-store";
import { policyUses } from "./policy-uses";
import { describeVersion } from "./policy-versions";
import { allRoles } from "./role-store";
import { describeRole } from "./roles";
import {
  type ManagedPolicy,
  managedPolicies,
  policyVersions,
  type RoleWithPolicies,
} from "./tables";

type Detail =
  | { readonly kind: "policy"; readonly name: string; readonly policy: ManagedPolicy }
  | { readonly kind: "role"; readonly name: string; readonly role: RoleWithPolicies };

function roleDetail(context: Context, found: RoleWithPolicies) {
  const {
    MaxSessionDuration: _,
    Description: __,
    ...described
  } = describeRole(context.caller, found.role);
  return {
    ...described,
    InstanceProfileList: [],
    RolePolicyList: found.inlinePolicies.map(({ name, document }) => ({
      PolicyName: name,
      PolicyDocument: encodedDocument(document),
    })),
    AttachedManagedPolicies: found.attachedPolicies.map((arn) => ({
      PolicyName: arn.slice(arn.lastIndexOf("/") + 1),
      PolicyArn: arn,
    })),
  };
}

export const accountDetailsOperations = {
  /** The account's own roles and policies; the sandbox's one user has none, and AWS's documents aren't held. */
  GetAccountAuthorizationDetails(context, input) {
    const { transaction, caller } = context;
    const { Filter: filter = ["Role", "LocalManagedPolicy"] } = input;
    const policies = transaction.list(managedPolicies, caller);
    const details: readonly Detail[] = [
      ...(filter.includes("LocalManagedPolicy")
        ? policies.map((policy) => ({ kind: "policy" as const, name: `p${policy.name}`, policy }))
        : []),
      ...(filter.includes("Role")
        ? allRoles(context).map((role) => ({
            kind: "role" as const,
            name: `r${role.role.name}`,
            role,
          }))
        : []),
    ];
    const { items, rest } = pageOf(input, details, ({ name }) => name);
    const uses = policyUses(context);
    return {
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: items.flatMap((detail) =>
        detail.kind === "role" ? [roleDetail(context, detail.role)] : [],
      ),
      Policies: items.flatMap((detail) => {
        if (detail.kind === "role") return [];
        const { policy } = detail;
        return [
          {
            ...policySummary(caller, policy, uses),
            ...(policy.description !== undefined && { Description: policy.description }),
            PolicyVersionList: transaction
              .list(policyVersions, versionsOf(caller, policy))
              .map((version) => describeVersion(policy, version)),
          },
        ];
      }),
      ...rest,
    };
  },
} satisfies IamOperations;
