import { conditionMistake } from "./conditions";
import { type Policy, readPolicy, type Statement, syntaxErrors } from "./statement";

/** What breaks the grammar of an identity-based policy, in IAM's words, or nothing. */
export function identityGrammarMistake(text: string): string | undefined {
  const reading = readPolicy(text);
  if (reading.kind === "mistake") return reading.reason;
  if (reading.policy.statements.length === 0) return syntaxErrors;
  return firstMistake(reading.policy, ({ principal, resource }) => {
    if (principal !== undefined) return "Policy document should not specify a principal.";
    if (resource === undefined) return "Policy statement must contain resources.";
    return undefined;
  });
}

/**
 * What IAM refuses in an identity-based policy, in IAM's words, or nothing. Whether an action exists
 * IAM doesn't check either.
 */
export function identityPolicyMistake(text: string): string | undefined {
  return (
    identityGrammarMistake(text) ??
    mistakeIn(text, ({ resource }) =>
      resource?.texts.map(resourceMistake).find((mistake) => mistake !== undefined),
    ) ??
    sidMistake(text)
  );
}

/** The same for a role's trust policy; whether its principals exist is not looked at. */
export function trustPolicyMistake(text: string): string | undefined {
  return mistakeIn(text, ({ principal, resource, action }) => {
    if (resource !== undefined) return "Has prohibited field Resource";
    if (principal === undefined) return "Missing required field Principal";
    if (!action.texts.every((one) => one === "*" || one.toLowerCase().startsWith("sts:")))
      return "AssumeRole policy may only specify STS AssumeRole actions.";
    return awsPrincipalMistake(principal.names.AWS ?? []);
  });
}

/** The same for a policy that stands at a resource, for example a key. */
export function resourcePolicyMistake(text: string): string | undefined {
  return mistakeIn(text, ({ principal, resource }) => {
    if (principal === undefined) return "Missing required field Principal";
    if (resource === undefined) return "Policy statement must contain resources.";
    return awsPrincipalMistake(principal.names.AWS ?? []);
  });
}

/** Policies that stand at resources may say anything there. */
function sidMistake(text: string): string | undefined {
  const reading = readPolicy(text);
  if (reading.kind === "mistake") return reading.reason;
  const sids = reading.policy.statements.flatMap(({ sid }) => sid || []);
  if (!sids.every((sid) => /^[0-9A-Za-z]*$/.test(sid)))
    return "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";
  if (new Set(sids).size < sids.length)
    return "Statement IDs (SID) in a single policy must be unique.";
  return undefined;
}

function mistakeIn(
  text: string,
  check: (statement: Statement) => string | undefined,
): string | undefined {
  const reading = readPolicy(text);
  if (reading.kind === "mistake") return reading.reason;
  const { policy } = reading;
  if (policy.version !== "2012-10-17" && policy.version !== "2008-10-17")
    return "Policy document must be version 2012-10-17 or greater.";
  return firstMistake(policy, (statement) => {
    if (!statement.action.texts.every((action) => /^(\*|[\w-]+:[\w*?]+)$/.test(action)))
      return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    return conditionMistake(statement.conditions) ?? check(statement);
  });
}

function firstMistake(
  { statements }: Policy,
  check: (statement: Statement) => string | undefined,
): string | undefined {
  return statements.map(check).find((mistake) => mistake !== undefined);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html, and what AWS's SDKs know besides. */
const partitions = new Set([
  "aws",
  "aws-cn",
  "aws-us-gov",
  "aws-iso",
  "aws-iso-b",
  "aws-iso-e",
  "aws-iso-f",
  "aws-eusc",
]);

function resourceMistake(resource: string): string | undefined {
  if (resource === "*") return undefined;
  const [prefix, partition = "", vendor, ...rest] = resource.split(":");
  if (prefix !== "arn" || rest.length < 3)
    return `Resource ${resource} must be in ARN format or "*".`;
  if (!/[*?$]/.test(partition) && !partitions.has(partition))
    return `Partition "${partition}" is not valid for resource "${resource}".`;
  if (!/^[\w-]+$/.test(vendor ?? ""))
    return "Resource vendor must be fully qualified and cannot contain regexes.";
  return undefined;
}

function awsPrincipalMistake(names: readonly string[]): string | undefined {
  const wrong = names.find(
    (name) =>
      !/^(\*|\d{12}|arn:aws[\w-]*:(iam|sts)::\d{12}:(root|(user|role|assumed-role|federated-user)\/.+))$/.test(
        name,
      ),
  );
  return wrong === undefined ? undefined : `Invalid principal in policy: "AWS":"${wrong}"`;
}
