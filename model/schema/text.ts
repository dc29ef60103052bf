import { z } from "zod";

/** What a text must look like, in the words of an error and as a pattern for editors. */
export interface TextRule {
  /** Id of the rule, in kebab-case. */
  readonly rule: string;
  /** What the rule demands, as a sentence without its full stop. */
  readonly demand: string;
  readonly fix: string;
  /** Shown by editors. */
  readonly description: string;
  /** Matches the whole text; give `^` and `$`. */
  readonly pattern?: RegExp;
  /** What no pattern can say. */
  readonly fits?: (value: string) => boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What a failed text rule hands over, through zod's issue, to the error. */
export interface TextIssue {
  readonly rule: string;
  readonly demand: string;
  readonly fix: string;
}

/** A rule without what only editors show. */
export type BareTextRule = Omit<TextRule, "description">;

/** Whether a value keeps a rule. */
export const keepsRule = (
  { pattern, fits = () => true, minimum = 1, maximum = Number.POSITIVE_INFINITY }: BareTextRule,
  value: string,
): boolean =>
  value.length >= minimum &&
  value.length <= maximum &&
  (pattern?.test(value) ?? true) &&
  fits(value);

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
