import * as errors from "../errors/policies";
import { setsOf } from "./policy-documents";
import type { Rule } from "./rule";

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
