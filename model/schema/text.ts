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

/** A text with one rule; breaking it in several ways is one error. */
export function text({
  rule,
  demand,
  fix,
  description,
  pattern,
  fits: test = () => true,
  minimum,
  maximum,
}: TextRule) {
  const least = minimum ?? 1;
  return z
    .string()
    .check(({ value, issues }) => {
      const fits =
        value.length >= least &&
        value.length <= (maximum ?? Number.POSITIVE_INFINITY) &&
        (pattern?.test(value) ?? true) &&
        test(value);
      const params: TextIssue = { rule, demand, fix };
      if (!fits) issues.push({ code: "custom", input: value, params: { ...params } });
    })
    .meta({
      description,
      minLength: least,
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
