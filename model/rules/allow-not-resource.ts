import * as errors from "../errors/policies";
import { forEachStatement } from "./policy-documents";
import type { Rule } from "./rule";

export const allowNotResource: Rule = {
  id: "allow-not-resource",
  severity: "warning",
  summary: "A statement with Allow names its resources.",
  why: "NotResource with Allow allows the actions on every resource that is not named, in other accounts, too.",
  fix: "Write Resource, or a Deny beside a narrower Allow.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement, report: reportAt }) => {
      if (statement.effect === "Allow" && statement.resources.except)
        reportAt(["NotResource"], errors.allowNotResource());
    });
  },
};
