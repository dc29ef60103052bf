/**
 * What IAM refuses in an identity-based policy, in IAM's words, or nothing. It covers the grammar;
 * whether an action exists IAM doesn't check either.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyDocumentMistake(text: string): string | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return syntaxErrors;
  }
  if (!isObject(document) || !("Statement" in document)) return syntaxErrors;
  const { Version: version = "2008-10-17", Statement: statements } = document;
  if (version !== "2012-10-17" && version !== "2008-10-17") {
    return "Policy document must be version 2012-10-17 or greater.";
  }
  for (const statement of listOf(statements)) {
    const mistake = statementMistake(statement);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

const syntaxErrors = "Syntax errors in policy.";
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

function statementMistake(statement: unknown): string | undefined {
  if (!isObject(statement)) return syntaxErrors;
  if (Object.keys(statement).some((element) => !elements.has(element))) return syntaxErrors;
  if (statement.Effect !== "Allow" && statement.Effect !== "Deny") return syntaxErrors;
  if ("Principal" in statement || "NotPrincipal" in statement) {
    return "Policy document should not specify a principal.";
  }
  const actions = eitherOf(statement, "Action", "NotAction");
  if (actions === undefined) return "Policy statement must contain actions.";
  const resources = eitherOf(statement, "Resource", "NotResource");
  if (resources === undefined) return "Policy statement must contain resources.";
  if (!actions.every((action) => /^(\*|[\w-]+:[\w*?]+)$/.test(action))) {
    return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
  }
  return resources.map(resourceMistake).find((mistake) => mistake !== undefined);
}

function resourceMistake(resource: string): string | undefined {
  if (resource === "*") return undefined;
  const [prefix, , vendor, ...rest] = resource.split(":");
  if (prefix !== "arn" || rest.length < 3) {
    return `Resource ${resource} must be in ARN format or "*".`;
  }
  if (!/^[\w-]+$/.test(vendor ?? "")) {
    return "Resource vendor must be fully qualified and cannot contain regexes.";
  }
  return undefined;
}

/** The texts of the one element that is there; nothing when none or both are. */
function eitherOf(
  statement: Readonly<Record<string, unknown>>,
  one: string,
  other: string,
): readonly string[] | undefined {
  if (one in statement === other in statement) return undefined;
  const texts = listOf(statement[one] ?? statement[other]);
  return texts.length > 0 && texts.every((text) => typeof text === "string") ? texts : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
