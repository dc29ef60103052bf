import { z } from "zod";
import type { TextIssue } from "./text";

interface WholeNumberRule extends TextIssue {
  /** Shown by editors. */
  readonly description: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** A whole number in a range; breaking the rule in several ways is one error. */
export const wholeNumber = ({
  rule,
  demand,
  fix,
  description,
  minimum,
  maximum,
}: WholeNumberRule) =>
  z
    .number()
    .check(({ value, issues }) => {
      const params: TextIssue = { rule, demand, fix };
      if (!Number.isInteger(value) || value < minimum || value > maximum)
        issues.push({ code: "custom", input: value, params: { ...params } });
    })
    .meta({ description, minimum, maximum, multipleOf: 1 });
