import * as errors from "./errors/policy-documents";
import type { Report } from "./finding";
import type { DocumentPlaces } from "./policy-document";
import type { Path } from "./source/source-file";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS = [
  ...["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
  ...["StringLike", "StringNotLike"],
  ...["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals"],
  ...["NumericGreaterThan", "NumericGreaterThanEquals"],
  ...["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals"],
  ...["DateGreaterThan", "DateGreaterThanEquals"],
  ...["Bool", "BinaryEquals", "IpAddress", "NotIpAddress"],
  ...["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null"],
];

const KNOWN: ReadonlySet<string> = new Set(OPERATORS.map((operator) => operator.toLowerCase()));

/** What may stand around an operator. */
const AFFIXES = /^(ForAllValues:|ForAnyValue:)?(.*?)(IfExists)?$/is;

/** Checks a statement's Condition: operators with keys with values. */
export function checkCondition(
  condition: unknown,
  path: Path,
  places: DocumentPlaces,
  report: Report,
): void {
  if (!isMapping(condition) || !Object.values(condition).every(isMapping)) {
    report(places.value(path), errors.policyCondition(condition));
    return;
  }
  for (const [operator, keys] of Object.entries(condition)) {
    const [, before = "", bare = "", after = ""] = AFFIXES.exec(operator) ?? [];
    if (!KNOWN.has(bare.toLowerCase())) {
      const valid = OPERATORS.map((known) => before + known + after);
      report(places.key([...path, operator]), errors.policyOperator(operator, valid));
    }
    for (const [key, given] of Object.entries(keys as object)) {
      const values: readonly unknown[] = Array.isArray(given) ? given : [given];
      for (const [index, value] of values.entries()) {
        const at = [...path, operator, key, ...(Array.isArray(given) ? [index] : [])];
        if (typeof value === "number" && !isExact(value)) {
          report(places.value(at), errors.policyNumber(value));
        } else if (!["string", "number", "boolean"].includes(typeof value)) {
          report(places.value(at), errors.policyConditionValue(key, value));
        }
      }
    }
  }
}

/** Whether JSON carries the number as it was written; JavaScript rounds others, and JSON knows no infinity. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
