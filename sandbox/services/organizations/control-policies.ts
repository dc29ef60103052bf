import type { Context } from "../operation";
import { policyNotFound, targetNotFound } from "./errors";
import type { OrganizationsOperations } from "./operations";
import { accountOf, organizationalUnits, organizationOf } from "./tables";

/** The only policy there is: AWS's own, which restricts nobody. Policy types are not enabled here. */
const fullAccess = {
  Id: "p-FullAWSAccess",
  Arn: "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
  Name: "FullAWSAccess",
  Description: "Allows access to every operation",
  Type: "SERVICE_CONTROL_POLICY" as const,
  AwsManaged: true,
};

const fullAccessContent = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

function checkPolicy(id: string): void {
  if (id !== fullAccess.Id) throw policyNotFound();
}

/** Whether an id is that of the root, of a unit or of an account. */
export function isTarget({ transaction }: Context, id: string): boolean {
  return (
    organizationOf(transaction).rootId === id ||
    transaction.get(organizationalUnits, "", id) !== undefined ||
    accountOf(transaction, id) !== undefined
  );
}

export const controlPolicyOperations = {
  ListPolicies(_, input) {
    return { Policies: input.Filter === fullAccess.Type ? [fullAccess] : [] };
  },

  DescribePolicy(_, input) {
    checkPolicy(input.PolicyId);
    return { Policy: { PolicySummary: fullAccess, Content: fullAccessContent } };
  },

  ListPoliciesForTarget(context, input) {
    if (!isTarget(context, input.TargetId)) throw targetNotFound();
    return { Policies: [] };
  },

  ListTargetsForPolicy(_, input) {
    checkPolicy(input.PolicyId);
    return { Targets: [] };
  },
} satisfies OrganizationsOperations;
