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

export const unknownPolicyDocument: Rule = {
  id: "unknown-policy-document",
  severity: "notice",
  summary: "What a customer managed policy says is judged by its document.",
  why: "Without it nothing is known of what the policy allows or denies: rules that read policies say less than there is.",
  fix: "Add document to the policy in organization.snapshot.yaml, or let idc sync read it.",
  link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/howtocmp.html",
  judges: "each",
  excusable: false,
  check(context, report) {
    const { places, policies } = context;
    for (const { set, about } of setsOf(context)) {
      const readings = policies.readings(set).filter(({ accounts }) => accounts.length > 0);
      for (const { origin } of readings.flatMap(({ unknown }) => unknown)) {
        if (origin.type !== "customer-managed") continue;
        const place = places.customerManagedPolicy(set, origin.name);
        report(place, errors.unknownPolicyDocument(origin.path + origin.name), about);
      }
      for (const { boundary } of readings) {
        if (boundary?.origin.type !== "customer-managed" || boundary.statements !== undefined)
          continue;
        const { path, name } = boundary.origin;
        report(places.permissionsBoundary(set), errors.unknownPolicyDocument(path + name), about);
      }
    }
  },
};
