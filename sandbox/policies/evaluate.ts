import { holds, matchesWildcards, type RequestKeys } from "./conditions";
import {
  type Patterns,
  type Policy,
  type Principals,
  readPolicy,
  type Statement,
} from "./statement";

/** What a policy is asked about. */
export interface PolicyRequest {
  /** Names under which the caller is known, by type: `{ AWS: ["111122223333", "arn:aws:iam::…"] }`. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  /** `s3:PutObject` */
  readonly action: string;
  /** ARN; absent where the policy stands at the one thing it is about and names none. */
  readonly resource?: string;
  readonly keys: RequestKeys;
}

export type Decision = "allowed" | "denied" | "silent";

/**
 * What a policy says of a request: a Deny outweighs every Allow.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide({ statements }: Policy, request: PolicyRequest): Decision {
  const effects = statements
    .filter((statement) => applies(statement, request))
    .map(({ effect }) => effect);
  if (effects.includes("Deny")) return "denied";
  return effects.includes("Allow") ? "allowed" : "silent";
}

/** The same of a policy's text; one that is not there, or none that can be read, says nothing. */
export function decideByText(text: string | undefined, request: PolicyRequest): Decision {
  if (text === undefined) return "silent";
  const reading = readPolicy(text);
  return reading.kind === "policy" ? decide(reading.policy, request) : "silent";
}

function applies(
  { principal, action, resource, conditions }: Statement,
  request: PolicyRequest,
): boolean {
  return (
    (principal === undefined || namesPrincipal(principal, request)) &&
    covers(action, request.action.toLowerCase(), (text) => text.toLowerCase()) &&
    (resource === undefined ||
      request.resource === undefined ||
      covers(resource, request.resource)) &&
    conditions.every((condition) => holds(condition, request.keys))
  );
}

function namesPrincipal({ isNegated, names }: Principals, { principals }: PolicyRequest): boolean {
  const isNamed = Object.entries(names).some(([type, named]) =>
    named.some((name) => principals[type]?.includes(name) || (name === "*" && type in principals)),
  );
  return isNamed !== isNegated;
}

function covers(
  { isNegated, texts }: Patterns,
  asked: string,
  fold: (text: string) => string = (text) => text,
): boolean {
  return texts.some((text) => matchesWildcards(asked, fold(text))) !== isNegated;
}
