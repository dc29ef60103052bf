import * as errors from "../errors/policies";
import { forEachStatement } from "./policy-documents";
import type { Rule } from "./rule";

export const allowNotAction: Rule = {
  id: "allow-not-action",
  severity: "warning",
  summary: "A statement with Allow names its actions.",
  why: "NotAction with Allow allows every action that is not named, those that AWS adds next year included.",
  fix: "Write Action, or a Deny beside a narrower Allow.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  judges: "each",
  excusable: true,
  check(context, report) {
    forEachStatement(context, report, ({ statement, report: reportAt }) => {
      if (statement.effect === "Allow" && statement.actions.except)
        reportAt(["NotAction"], errors.allowNotAction());
    });
  },
};
