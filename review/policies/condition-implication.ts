import type { Condition } from "../../model/policies/statement";
import { textCovers } from "./selection-inclusion";

/** One key under one operator. All of a condition's tests have to hold. */
interface Test {
  /** In lower case and without `IfExists`; with `ForAllValues:` or `ForAnyValue:`. */
  readonly operator: string;
  readonly ifExists: boolean;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly string[];
}

const PATTERNS = /(?:stringlike|stringnotlike|arnlike|arnequals|arnnotlike|arnnotequals)$/;
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
  const covers = PATTERNS.test(wide.operator)
    ? textCovers
    : (one: string, other: string) => one === other;
  return fewer.every((value) => more.some((other) => other === value || covers(other, value)));
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
