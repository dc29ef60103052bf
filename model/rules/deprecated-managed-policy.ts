import * as errors from "../errors/policies";
import { DEPRECATIONS } from "../policies/deprecated-managed-policies";
import { setsOf } from "./policy-documents";
import type { Rule } from "./rule";

export const deprecatedManagedPolicy: Rule = {
  id: "deprecated-managed-policy",
  severity: "warning",
  summary: "An AWS managed policy is one that AWS keeps up.",
  why: "Once AWS has deprecated a policy, no new role can hold it: the set works where it is, and fails in the next account. A policy that is deprecated already is unknown-managed-policy.",
  fix: "Replace it by what AWS names on the policy's page.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-deprecated.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    const { places } = context;
    for (const { set, about } of setsOf(context)) {
      for (const { name } of set.managedPolicies) {
        const notice = DEPRECATIONS.get(name);
        if (notice === undefined) continue;
        const finding = errors.deprecatedManagedPolicy(name, notice.replacement);
        report(places.managedPolicy(set, name), finding, about);
      }
    }
  },
};
