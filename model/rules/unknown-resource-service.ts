import * as errors from "../errors/policies";
import { nearestName } from "../nearest-name";
import { arnServices } from "../policies/action-catalog";
import { serviceOf } from "../policies/resource-types";
import { forEachStatement, placeInSelection } from "./policy-documents";
import type { Rule } from "./rule";

export const unknownResourceService: Rule = {
  id: "unknown-resource-service",
  severity: "error",
  summary: "An ARN's service segment names a service of AWS.",
  why: "AWS refuses the policy when the set is provisioned, in the middle of an apply.",
  fix: "Correct the third part of the ARN. Where AWS has added the service since, except it until the catalog knows it.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement: { resources }, report: reportAt }) => {
      for (const [index, resource] of resources.patterns.entries()) {
        const service = serviceOf(resource);
        if (service === undefined || service.includes("*") || arnServices().has(service)) continue;
        const nearest = nearestName(service, arnServices());
        reportAt(
          placeInSelection("Resource", resources, index),
          errors.unknownResourceService(resource, nearest),
        );
      }
    });
  },
};
