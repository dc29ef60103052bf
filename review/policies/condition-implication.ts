import { type Instant, instantOf } from "../../model/instant";
import type { Condition } from "../../model/policies/statement";
import { arnCovers, textCovers } from "./selection-inclusion";

/** One key under one operator. All of a condition's tests have to hold. */
interface Test {
  /** In lower case and without `IfExists`; with `ForAllValues:` or `ForAnyValue:`. */
  readonly operator: string;
  readonly ifExists: boolean;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly string[];
}

const PATTERNS = /(?:stringlike|stringnotlike)$/;
const ARNS = /(?:arnlike|arnequals|arnnotlike|arnnotequals)$/;
const EARLIER = /(?:^|:)datelessthan(?:equals)?$/;
const LATER = /(?:^|:)dategreaterthan(?:equals)?$/;
const NEGATIVE = /(?:^|:)(?:string|numeric|date|arn)not|(?:^|:)notipaddress$/;

/**
 * Whether the one condition is certain to hold only when the other holds as well. No condition always holds.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function implies(narrow: Condition | undefined, wide: Condition | undefined): boolean {
  const given = tests(narrow);
  return tests(wide).every((wanted) => given.some((one) => testImplies(one, wanted)));
}

function testImplies(narrow: Test, wide: Test): boolean {
  if (narrow.operator !== wide.operator || narrow.key !== wide.key) return false;
  // What holds for a missing key as well holds more often.
  if (narrow.ifExists && !wide.ifExists) return false;
  const negative = NEGATIVE.test(wide.operator);
  // A negative test holds when no value fits: the more values, the less often.
  if (negative && wide.ifExists !== narrow.ifExists) return false;
  const [fewer, more] = negative ? [wide.values, narrow.values] : [narrow.values, wide.values];
  const covers = coveringUnder(wide.operator);
  return fewer.every((value) => more.some((other) => other === value || covers(other, value)));
}

/** Tells whether what fits the second of two values is certain to fit the first as well. */
function coveringUnder(operator: string): (wide: string, narrow: string) => boolean {
  if (PATTERNS.test(operator)) return textCovers;
  if (ARNS.test(operator)) return arnCovers;
  if (EARLIER.test(operator)) return (wide, narrow) => isNotAfter(narrow, wide);
  if (LATER.test(operator)) return isNotAfter;
  return () => false;
}

/** False also where one of them is no day or time in UTC as this project writes them. */
function isNotAfter(one: string, other: string): boolean {
  const [first, second]: readonly (Instant | undefined)[] = [one, other].map(instantOf);
  return first !== undefined && second !== undefined && first <= second;
}

/**
 * A condition as several of which one has to hold: a text that may equal any of some values, as one for each value.
 * The condition itself where there is no such text.
 */
export function alternatives(condition: Condition | undefined): readonly (Condition | undefined)[] {
  for (const [operator, keys] of Object.entries(condition ?? {})) {
    if (operator.toLowerCase() !== "stringequals") continue;
    const listed = Object.entries(keys).find(([, values]) => values.length > 1);
    if (listed === undefined) continue;
    const [key, values] = listed;
    return values.map((value) => ({ ...condition, [operator]: { ...keys, [key]: [value] } }));
  }
  return [condition];
}

function tests(condition: Condition = {}): readonly Test[] {
  return Object.entries(condition).flatMap(([written, keys]) => {
    const operator = written.toLowerCase();
    return Object.entries(keys).map(([key, values]) => ({
      operator: operator.replace(/ifexists$/, ""),
      ifExists: operator.endsWith("ifexists"),
      key: key.toLowerCase(),
      values,
    }));
  });
}
