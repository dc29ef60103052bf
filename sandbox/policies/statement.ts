/** A policy as JSON has it, with every single text as a list of one. */
export interface Policy {
  readonly version: string;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  readonly principal: Principals | undefined;
  readonly action: Patterns;
  readonly resource: Patterns | undefined;
  readonly conditions: readonly Condition[];
}

/** What an element and its `Not…` twin say. */
export interface Patterns {
  readonly isNegated: boolean;
  readonly texts: readonly string[];
}

export interface Principals {
  readonly isNegated: boolean;
  /** By type: `AWS`, `Federated`, `Service`, `CanonicalUser`. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** One key of one operator: `{ StringEquals: { "aws:PrincipalAccount": ["1"] } }`. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export type Reading =
  | { readonly kind: "policy"; readonly policy: Policy }
  | { readonly kind: "mistake"; readonly reason: string };

/**
 * Reads a policy by its grammar, and says in IAM's words what breaks it.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(text: string): Reading {
  try {
    return { kind: "policy", policy: policyOf(JSON.parse(text)) };
  } catch (error) {
    const reason = error instanceof Mistake ? error.message : syntaxErrors;
    return { kind: "mistake", reason };
  }
}

class Mistake extends Error {}

/** What IAM says of whatever its grammar does not have. */
export const syntaxErrors = "Syntax errors in policy.";
const elements = new Set([
  "Sid",
  "Effect",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
  "Principal",
  "NotPrincipal",
]);
const policyElements = new Set(["Version", "Id", "Statement"]);
const principalTypes = new Set(["AWS", "Federated", "Service", "CanonicalUser"]);

function policyOf(document: unknown): Policy {
  if (!isObject(document) || !("Statement" in document)) throw new Mistake(syntaxErrors);
  if (Object.keys(document).some((element) => !policyElements.has(element)))
    throw new Mistake(syntaxErrors);
  const { Version: version = "2008-10-17", Statement: statements } = document;
  return { version: String(version), statements: listOf(statements).map(statementOf) };
}

function statementOf(statement: unknown): Statement {
  if (!isObject(statement)) throw new Mistake(syntaxErrors);
  if (Object.keys(statement).some((element) => !elements.has(element)))
    throw new Mistake(syntaxErrors);
  const { Sid: sid, Effect: effect } = statement;
  if (effect !== "Allow" && effect !== "Deny") throw new Mistake(syntaxErrors);
  if (sid !== undefined && typeof sid !== "string") throw new Mistake(syntaxErrors);
  const principal = principalsOf(statement);
  const action = eitherOf(statement, "Action", "NotAction");
  if (action === undefined) throw new Mistake("Policy statement must contain actions.");
  const resource = eitherOf(statement, "Resource", "NotResource");
  const conditions = conditionsOf(statement.Condition);
  return { sid, effect, principal, action, resource, conditions };
}

/** The texts of the one element that is there; nothing when none or both are. */
function eitherOf(
  statement: Readonly<Record<string, unknown>>,
  one: string,
  other: string,
): Patterns | undefined {
  if (one in statement === other in statement) return undefined;
  const isNegated = other in statement;
  const texts = listOf(isNegated ? statement[other] : statement[one]);
  return texts.length > 0 && areTexts(texts) ? { isNegated, texts } : undefined;
}

function principalsOf(statement: Readonly<Record<string, unknown>>): Principals | undefined {
  const isNegated = "NotPrincipal" in statement;
  const given = isNegated ? statement.NotPrincipal : statement.Principal;
  if (given === undefined) return undefined;
  if (isNegated && "Principal" in statement) throw new Mistake(syntaxErrors);
  if (given === "*") return { isNegated, names: { AWS: ["*"] } };
  if (!isObject(given)) throw new Mistake(syntaxErrors);
  const names = Object.entries(given).map(([type, value]) => {
    const texts = listOf(value);
    if (!principalTypes.has(type) || !areTexts(texts)) throw new Mistake(syntaxErrors);
    return [type, texts] as const;
  });
  return { isNegated, names: Object.fromEntries(names) };
}

function conditionsOf(given: unknown): readonly Condition[] {
  if (given === undefined) return [];
  if (!isObject(given)) throw new Mistake(syntaxErrors);
  return Object.entries(given).flatMap(([operator, keys]) => {
    if (!isObject(keys)) throw new Mistake(syntaxErrors);
    return Object.entries(keys).map(([key, value]) => {
      const values = listOf(value);
      if (!values.every((one) => ["string", "boolean", "number"].includes(typeof one)))
        throw new Mistake(syntaxErrors);
      return { operator, key, values: values.map(String) };
    });
  });
}

function areTexts(values: readonly unknown[]): values is readonly string[] {
  return values.every((value) => typeof value === "string");
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
