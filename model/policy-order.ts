import type { JsonValue, PolicyDocument } from "./access-model";
import { byCodeUnit } from "./compare";

/** Fields in the order of IAM's grammar, as nearly every policy has them. */
export const DOCUMENT_FIELDS = ["Version", "Id", "Statement"];
export const STATEMENT_FIELDS = [
  "Sid",
  "Effect",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

/**
 * The document with its fields in the order of the grammar, and what stands in conditions by name: the order in
 * which a mapping is written means nothing and must not change what is synthesized. Lists keep theirs.
 */
export function inGrammarOrder(document: PolicyDocument): PolicyDocument {
  return ordered(document, DOCUMENT_FIELDS, (statements) =>
    Array.isArray(statements) ? statements.map(orderedStatement) : orderedStatement(statements),
  );
}

function orderedStatement(statement: JsonValue): JsonValue {
  return ordered(statement as PolicyDocument, STATEMENT_FIELDS, (condition) =>
    sorted(condition, sorted),
  );
}

/** `last` orders what the last field holds. */
function ordered(
  mapping: PolicyDocument,
  fields: readonly string[],
  last: (value: JsonValue) => JsonValue,
): PolicyDocument {
  const present = fields.flatMap((field) => {
    const value = mapping[field];
    if (value === undefined) return [];
    return [[field, field === fields.at(-1) ? last(value) : value] as const];
  });
  return Object.fromEntries(present);
}

function sorted(mapping: JsonValue, inner: (value: JsonValue) => JsonValue = same): JsonValue {
  const entries = Object.entries(mapping as PolicyDocument);
  return Object.fromEntries(
    entries
      .sort(([left], [right]) => byCodeUnit(left, right))
      .map(([key, value]) => [key, inner(value)]),
  );
}

const same = (value: JsonValue): JsonValue => value;
