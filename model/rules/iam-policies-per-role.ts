import * as errors from "../errors/rules";
import { QUOTAS } from "../quotas";
import { allSets } from "./all-sets";
import type { Rule } from "./rule";

export const iamPoliciesPerRole: Rule = {
  id: "iam-policies-per-role",
  severity: "warning",
  summary: "A permission set has no more managed policies than IAM attaches to a role by default.",
  why: "A permission set becomes a role in each account. Where the account's quota is the default, provisioning it fails in the middle of an apply.",
  fix: "Attach fewer, or have the quota raised in every account where the set is assigned.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  judges: "each",
  excusable: true,
  check({ model, places }, report) {
    for (const { set, environment } of allSets(model)) {
      const count = set.managedPolicies.length + set.customerManagedPolicies.length;
      if (count <= QUOTAS.managedPoliciesPerRole.limit) continue;
      const field = set.managedPolicies.length > 0 ? "managedPolicies" : "customerManagedPolicies";
      const finding = errors.manyPoliciesForRole(set.key, count);
      const about = { permissionSet: set.key, ...(environment && { environment }) };
      report(places.permissionSetField(set, field), finding, about);
    }
  },
};
