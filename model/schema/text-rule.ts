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
