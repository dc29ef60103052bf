import { z } from "zod";
import { keepsRule, type TextRule } from "./text-rule";

/** What a failed text rule hands over, through zod's issue, to the error. */
export interface TextIssue {
  readonly rule: string;
  readonly demand: string;
  readonly fix: string;
}

/** A text with one rule; breaking it in several ways is one error. */
export function text(textRule: TextRule) {
  const { rule, demand, fix, description, pattern, minimum, maximum } = textRule;
  return z
    .string()
    .check(({ value, issues }) => {
      const params: TextIssue = { rule, demand, fix };
      if (!keepsRule(textRule, value))
        issues.push({ code: "custom", input: value, params: { ...params } });
    })
    .meta({
      description,
      minLength: minimum ?? 1,
      ...(maximum === undefined ? {} : { maxLength: maximum }),
      ...(pattern === undefined ? {} : { pattern: pattern.source }),
    });
}

/** A list in which nothing stands twice. */
export function uniqueList<T extends z.ZodType>(item: T, description: string) {
  return z
    .array(item)
    .check(({ value, issues }) => {
      const seen = new Set<string>();
      for (const [index, entry] of value.entries()) {
        const identity = JSON.stringify(entry);
        if (seen.has(identity)) {
          issues.push({ code: "custom", input: entry, path: [index], params: { repeated: true } });
        }
        seen.add(identity);
      }
    })
    .meta({ description, uniqueItems: true });
}
